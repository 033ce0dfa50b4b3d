"""Writes the texts of a record as XML by the table of names, in its own way: one element after the other, nothing shared with the product's."""

from xml.sax.saxutils import escape

from citations.layout.citation import CHARGES, CITATION
from citations.reading.niem import CHARGE, NAMESPACES, PLACES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<et:CitationFile {spaces}>\n<nc:DocumentCreationDate><nc:Date>{day}</nc:Date></nc:DocumentCreationDate>\n'
AGENCY = "<nc:DocumentSubmitter><nc:EntityOrganization><nc:OrganizationIdentification><nc:IdentificationID>{agency}</nc:IdentificationID></nc:OrganizationIdentification></nc:EntityOrganization></nc:DocumentSubmitter>\n"
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

PATHS: dict[str, str] = {}
"""Of each field the first place it may stand in; days with a time are left to a test of their own."""
for place in PLACES:
    if place.form.name not in ("MOMENT", "UNIT"):
        PATHS.setdefault(place.keys[0], place.path)


def texts_of(raw):
    """What a record says, by the name of the field."""
    return {each.key: raw[each.cut].decode("latin-1").strip() for each in CITATION.fields if raw[each.cut].strip()}


def document(*citations, day="2016-06-29", agency="VCSO", inside=""):
    """A whole document of citations, each a mapping of texts, or of XML that is written as it is."""
    said = "".join(each if isinstance(each, str) else citation(each) for each in citations)
    return (
        HEAD.format(spaces=SPACES, day=day)
        + AGENCY.format(agency=escape(agency))
        + said
        + inside
        + "</et:CitationFile>"
    ).encode()


def citation(texts):
    """The element of one citation."""
    leaves = {PATHS[key]: spelled(key, texts) for key in texts if key in PATHS}
    above, _, name = CHARGE.rpartition("/")
    charges = [charge(number, texts, name) for number in range(1, CHARGES + 1)]
    while charges and charges[-1] == f"<{name}></{name}>":
        charges.pop()
    if charges:
        leaves[above + "/*"] = "".join(charges)
    return f"<j:Citation>{nested(leaves)}</j:Citation>\n"


def charge(number, texts, name):
    leaves = {}
    for key, path in PATHS.items():
        if path.startswith(CHARGE) and key.format(number) in texts:
            leaves[path.removeprefix(CHARGE + "/")] = spelled(key.format(number), texts)
    return f"<{name}>{nested(leaves)}</{name}>"


def nested(leaves):
    """Elements within elements; those of one name that stand side by side in the paths become one."""
    groups = {}
    for path, text in leaves.items():
        first, _, rest = path.partition("/")
        groups.setdefault(first, {})[rest] = text
    return "".join(
        inner[""] if first == "*" else f"<{first}>{inner[''] if '' in inner else nested(inner)}</{first}>"
        for first, inner in groups.items()
    )


def spelled(key, texts):
    """The text as XML spells it; what XML cannot say stays as it is, to be refused."""
    text, kind = texts[key], CITATION.by_key[key].kind
    if kind == "date":
        text = f"{text[4:]}-{text[:2]}-{text[2:4]}"
    if kind == "time":
        hour, minute, half = text[:2], text[2:], texts.get(key.replace("_time", "_ampm"), "").upper()
        clock = {f"{n:02}{of}": f"{n % 12 + (of == 'P') * 12:02}" for n in range(1, 13) for of in "AP"}
        text = f"{clock.get(hour + half, hour + half)}:{minute}:00"
    if kind == "flag":
        text = {**dict.fromkeys("YX1T", "true"), **dict.fromkeys("N0F", "false")}.get(text.upper(), text)
    return escape(text)
