"""Serves the part of the npm package `@uswds/uswds` that our pages use, under `uswds/`. Nothing of it is kept in the repository."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.core.files.storage import FileSystemStorage

PREFIX = "uswds"
PACKAGE = "node_modules/@uswds/uswds/dist"
# The maps stay: Django rewrites `sourceMappingURL` and stops when its target is missing.
USED = re.compile(
    r"css/uswds\.min\.css(\.map)?"
    r"|js/uswds(-init)?\.min\.js(\.map)?"
    r"|fonts/[^/]+/[^/]+\.woff2"
    r"|img/[^/]+\.(svg|png|webp|jpg|gif)"
    r"|img/(usa-icons|usa-icons-bg|uswds-icons)/[^/]+\.svg"
)


class UswdsFinder(BaseFinder):
    """A white list over the package's folder: 419 files of 2,736."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.BASE_DIR / PACKAGE)
        # collectstatic reads the target folder from this attribute of the storage.
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """W001: pages have no style until the package is installed."""
        if self.storage.exists("css/uswds.min.css"):
            return []
        return [
            CheckWarning(
                "The design system is not installed, so pages have no style: run bin/run once, or npm ci.",
                id="eticket.W001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind a static path; an empty list when it is not ours (None would end up in the caller's list)."""
        folder, _, name = path.partition("/")
        if folder != PREFIX or not USED.fullmatch(name) or not self.storage.exists(name):
            return []
        found = self.storage.path(name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        """Every file of the white list, for collectstatic."""
        if not self.storage.exists(""):
            return
        for name in utils.get_files(self.storage, list(ignore_patterns or [])):
            if USED.fullmatch(name):
                yield name, self.storage
