"""Tokens of partners. A token is shown once; what is stored of it cannot be turned back."""

import hashlib
import secrets

MARK = "etk_"
"""How every token begins, so that one that got lost in a file or a mail can be searched for."""
SHOWN = 10
"""Characters of a token that stay visible, to tell it from the one before."""


def make() -> str:
    """A new token with 256 random bits. So much cannot be guessed, so its digest needs neither salt nor slowness."""
    return MARK + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is stored of a token, and what it is found by."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def prefix_of(token: str) -> str:
    """What stays visible of a token."""
    return token[:SHOWN]
