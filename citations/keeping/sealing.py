"""Encrypts what must not be stored in clear: files, record images, birth dates, licence numbers.

A sealed value names its key, so that keys can be renewed one after the other, and is bound to what it is `about`: copied to
another row it cannot be opened.
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORM = b"\x01"
NONCE, SEAL = 12, 16


class CannotBeOpened(Exception):
    """A sealed value does not open: its key is not known here, or it was changed or moved."""


def seal(plain: bytes, *, about: str) -> bytes:
    """Encrypt with the first key. `about` names the place of the value and is needed again to open it."""
    return seal_all([plain], [about])[0]


def seal_all(plains: Sequence[bytes], abouts: Sequence[str]) -> list[bytes]:
    """Encrypt many values, each about something else. Their nonces are drawn at once, since the system is slow to ask."""
    name, key = next(iter(_keys().items()))
    head = FORM + bytes([len(name)]) + name
    chance = os.urandom(NONCE * len(plains))
    nonces = (chance[start : start + NONCE] for start in range(0, len(chance), NONCE))
    return [
        head + nonce + key.encrypt(nonce, plain, about.encode())
        for plain, about, nonce in zip(plains, abouts, nonces, strict=True)
    ]


def unseal(sealed: bytes, *, about: str) -> bytes:
    """The plain bytes of a sealed value. Raises `CannotBeOpened`."""
    value = bytes(sealed)
    end = 2 + value[1] if len(value) > 1 else 0
    key = _keys().get(value[2:end])
    if not value.startswith(FORM) or key is None:
        raise CannotBeOpened("The key of a sealed value is not among FIELD_KEYS.")
    try:
        return key.decrypt(value[end : end + NONCE], value[end + NONCE :], about.encode())
    except (InvalidTag, ValueError):
        # A value that is too short is a ValueError.
        raise CannotBeOpened("A sealed value was changed, moved, or sealed with another key.") from None


def overhead_of(beginning: bytes) -> int:
    """How much longer than its plain bytes a sealed value is, by its first two bytes."""
    return 2 + beginning[1] + NONCE + SEAL if len(beginning) > 1 else 0


def _keys() -> dict[bytes, AESGCM]:
    return _keys_from(tuple(settings.FIELD_KEYS), settings.SECRET_KEY)


@lru_cache(maxsize=4)
def _keys_from(given: tuple[str, ...], secret: str) -> dict[bytes, AESGCM]:
    """The configured keys by name, the one for sealing first; without any, one made from the secret key."""
    if not given:
        return {b"secret": AESGCM(hashlib.sha256(b"field key:" + secret.encode()).digest())}
    return dict(_key(each) for each in given)


def _key(given: str) -> tuple[bytes, AESGCM]:
    name, _, text = given.partition(":")
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raw = b""
    if not 0 < len(name.encode()) < 100 or len(raw) != 32:
        raise ImproperlyConfigured("Each of FIELD_KEYS is a name, a colon, and 32 random bytes in base64.")
    return name.encode(), AESGCM(raw)
