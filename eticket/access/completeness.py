"""Finds URLs that the permission table does not name, and names that no URL has."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from eticket.access.table import TABLE


def url_names(patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[str]:
    """Every URL's name with its namespace; a URL without a name is given by its route."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern.url_patterns, space)
        else:
            yield f"{prefix}{pattern.name}" if pattern.name else f"(no name) {pattern.pattern}"


def missing() -> list[str]:
    """URLs that nobody has been given or denied."""
    return sorted({name for name in url_names() if name not in TABLE})


def surplus() -> list[str]:
    """Names in the table that no URL has."""
    return sorted(set(TABLE) - set(url_names()))
