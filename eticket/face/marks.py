"""Our own small drawings, 16 units square, drawn in the colour of the text beside them."""

from django.utils.safestring import SafeString, mark_safe

_CIRCLE = '<circle cx="8" cy="8" r="6.25"/>'

DRAWINGS = {
    "circle": _CIRCLE,
    "half": f'{_CIRCLE}<path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" stroke="none"/>',
    "check": f'{_CIRCLE}<path d="m5 8.2 2.1 2.1L11.2 6"/>',
    "alert": '<path d="M8 1.9 14.6 13.6H1.4z"/><path d="M8 6.2v3.4M8 11.3v.6"/>',
    "cross": '<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>',
    "clock": f'{_CIRCLE}<path d="M8 4.4V8l2.5 1.6"/>',
    "mail": '<path d="M1.75 3.5h12.5v9H1.75z"/><path d="m2 4 6 4.8L14 4"/>',
    "person": '<circle cx="8" cy="5.2" r="2.9"/><path d="M2.2 14.2c.6-3 2.9-4.4 5.8-4.4s5.2 1.4 5.8 4.4"/>',
    "search": '<circle cx="6.9" cy="6.9" r="4.6"/><path d="m10.3 10.3 4 4"/>',
    "file": '<path d="M3.2 1.75h6l3.6 3.6v8.9H3.2z"/><path d="M9 1.9v3.7h3.7"/>',
    "upload": '<path d="M8 10.5V2.2M4.9 5.2 8 2.1l3.1 3.1M2.2 10.2v3.6h11.6v-3.6"/>',
    "print": '<path d="M4.2 5.5V1.8h7.6v3.7M4.2 11.8H1.8V5.5h12.4v6.3h-2.4M4.2 9.5h7.6v4.7H4.2z"/>',
    "arrow": '<path d="M2.2 8h11.2M9.4 4l4 4-4 4"/>',
    "back": '<path d="M13.8 8H2.6M6.6 4l-4 4 4 4"/>',
    "plus": '<path d="M8 2.8v10.4M2.8 8h10.4"/>',
    "ticket": '<path d="M2 3.8h12v2.7a1.5 1.5 0 0 0 0 3v2.7H2V9.5a1.5 1.5 0 0 0 0-3z"/><path d="M6.2 6.6h3.6M6.2 9.4h3.6"/>',
    "flag": '<path d="M3.5 14.5V2M3.5 2.5h9l-2.2 3.2 2.2 3.2h-9"/>',
    "note": '<path d="M2 2.5h12v8.3H7.2L4 13.7v-2.9H2z"/><path d="M5 5.5h6M5 8h4"/>',
    "out": '<path d="M6.5 2.5h-4v11h4M6.5 8h7M10.7 5l3 3-3 3"/>',
    "up": '<path d="M8 13.5V3M3.9 7 8 2.9 12.1 7"/>',
    "down": '<path d="M8 2.5V13M3.9 9 8 13.1 12.1 9"/>',
    "both": '<path d="m4.7 6.2 3.3-3.3 3.3 3.3M4.7 9.8l3.3 3.3 3.3-3.3"/>',
}


def _svg(drawing: str) -> SafeString:
    return mark_safe(  # noqa: S308 - constants of this file only
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" '
        f'stroke-width="1.5" aria-hidden="true" focusable="false">{drawing}</svg>'
    )


ICONS = {name: _svg(drawing) for name, drawing in DRAWINGS.items()}
"""Ready markup by name. A name that is missing here is a mistake of the template and fails loudly."""
