"""Citations as XML become the bytes of a citation file, so that everything after this is one way (F-67). Knows no framework.

What is not in the table of names is refused, and so is what would be lost: nothing is guessed, nothing passed over in silence.
"""

from collections.abc import Iterable
from typing import Any, NoReturn
from xml.parsers import expat

from citations.layout.header import HEADER
from citations.reading.laid import FIELDS, NoFile, NotLaid, entered, file_of, meant, printable
from citations.reading.niem import CHARGE, CITATION, NAMESPACES, PASSED_OVER, ROOT, Node, Place, named, qualified, tree
from citations.reading.text import day_of
from citations.reading.xml_texts import NotSaid, texts_of

BLANKS = " \t\r\n"
PIECE, LONGEST = 1 << 16, 1 << 17
"""Bytes that are read at once, and that a tag or a comment may have."""
ENCODINGS = frozenset({"UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII"})
_TREE = tree()
_CHARGE = qualified(CHARGE.rpartition("/")[2])
_WORDS = {
    expat.errors.codes[
        expat.errors.XML_ERROR_NO_ELEMENTS
    ]: "There is no element, or the text ends before the last one is closed.",
    expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: "Only amp, lt, gt, quot and apos may be named with &.",
    expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]: "A prefix has no namespace. Declare it with xmlns.",
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]: "The bytes are in another encoding than declared.",
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]: (
        "A sign may not stand there, or the bytes are in another encoding than declared."
    ),
}


class BadXml(NoFile):
    """The text cannot be a citation file. The words say what is wrong and where, and repeat no value."""


def file_from_xml(data: bytes) -> bytes:
    """Header and records, an LF after each. Texts stand at the left of their fields. Raises `BadXml`."""
    reader = _Reader()
    try:
        reader.read(data)
    except expat.ExpatError as error:
        words = _WORDS.get(error.code, "Check that every element is closed.")
        raise BadXml(f"The body is not XML: line {error.lineno}, column {error.offset + 1}. {words}") from None
    return reader.file()


class _Open:
    """An element that is not closed yet."""

    def __init__(self, node: Node, line: int) -> None:
        self.node, self.line = node, line
        self.seen: dict[str, int] = {}
        self.text: list[str] = []


class _Reader:
    """Goes through the elements once, and keeps the cells of each citation. Never resolves anything outside the body."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declared
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.open: list[_Open] = []
        self.head: dict[str, bytes] = {}
        self.citations: list[dict[str, bytes]] = []

    def read(self, data: bytes) -> None:
        """Go through the bytes piece by piece, so that no tag grows beyond measure before anybody looks at it."""
        for start in range(0, len(data), PIECE):
            end = min(start + PIECE, len(data))
            self.parser.Parse(data[start:end], False)
            if end - self.parser.CurrentByteIndex > LONGEST:
                self.refuse(f"a tag or a comment has more than {LONGEST:,} bytes.")
        self.parser.Parse(b"", True)

    def file(self) -> bytes:
        """The citation file of what was read."""
        sent_on = day_of(self.head.get("date", b""))
        if sent_on is None:
            raise BadXml("The day of the transfer is missing. Write it into nc:DocumentCreationDate/nc:Date.")
        return file_of(sent_on, self.head.get("agency", b""), self.citations)

    def declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        """The first line says how the bytes are to be read; before that is done."""
        if encoding is not None and encoding.upper() not in ENCODINGS:
            raise BadXml(
                f"The XML declares an encoding that is not read here. Write UTF-8, or one of {', '.join(sorted(ENCODINGS))}."
            )

    def doctype(self, *_: Any) -> None:
        """A document type may declare entities, which would be expanded or fetched."""
        self.refuse("a document type declaration (DOCTYPE) is not read. Leave it out.")

    def start(self, told: str, attributes: dict[str, str]) -> None:
        """An element begins: it must be known there, and not stand there too often."""
        node = self.known(told)
        if self.open:
            above = self.open[-1]
            above.seen[told] = above.seen.get(told, 0) + 1
            if above.seen[told] > node.most:
                self.refuse(f"{node.name} may stand there {_times(node.most)}, and stands there once more.")
        self.open.append(_Open(node, self.parser.CurrentLineNumber))
        if node.name == CITATION:
            self.citations.append({})
        for name in attributes:
            if name not in PASSED_OVER:
                self.refuse(f"the attribute {printable(named(name))} is not read. Leave it out.")

    def known(self, told: str) -> Node:
        """The node of an element that begins."""
        if not self.open:
            if told != qualified(ROOT):
                self.refuse(f"the first element must be {ROOT}, of the namespace {NAMESPACES['et']}.")
            return _TREE
        above = self.open[-1].node
        if above.place is not None:
            self.refuse("holds a text and no elements.")
        if told not in above.children:
            self.refuse(_unknown(told, above.children.values()))
        return above.children[told]

    def text(self, text: str) -> None:
        """Some text of the element that is open."""
        if self.open[-1].node.place is not None:
            self.open[-1].text.append(text)
        elif text.strip(BLANKS):
            self.refuse("holds elements and no text.", self.open[-1].line)

    def end(self, _told: str) -> None:
        """An element ends: its text is entered into its fields."""
        element = self.open[-1]
        text = "".join(element.text).strip(BLANKS)
        if text and element.node.place is not None:
            self.enter(element.node.place, text)
        self.open.pop()

    def enter(self, place: Place, text: str) -> None:
        """The texts of the fields; a field is entered once, whatever elements say it."""
        in_head = len(self.open) < 2 or self.open[1].node.name != CITATION
        keys = place.keys if in_head else tuple(key.format(self.charge()) for key in place.keys)
        fields = [(HEADER.by_key if in_head else FIELDS)[key] for key in keys]
        cells = self.head if in_head else self.citations[-1]
        line = self.open[-1].line
        try:
            texts = texts_of(place, text, fields[0].width if fields else 0)
            for field, entry in zip(fields, texts, strict=True):
                if field.key in cells:
                    self.refuse("says again what another element has said before. Leave one of them out.", line)
                cells[field.key] = entered(field, entry)
        except (NotSaid, NotLaid) as why:
            self.refuse(str(why), line)

    def charge(self) -> int:
        """The number of the charge that is open or was open last."""
        for element in self.open:
            if _CHARGE in element.seen:
                return element.seen[_CHARGE]
        return 0

    def refuse(self, why: str, line: int = 0) -> NoReturn:
        """Say why, and where: the citation, the line (that which is read now), the elements that are open."""
        names = [each.node.name for each in self.open[1:]]
        where = f"line {line or self.parser.CurrentLineNumber}"
        if names and names[0] == CITATION:
            where, names = f"citation {len(self.citations)}, {where}", names[1:]
        place = f"{where}, {'/'.join(names)}" if names else where
        raise BadXml(f"{place[0].upper()}{place[1:]}: {why}")


def _times(most: int) -> str:
    return "once" if most == 1 else f"{most:,} times"


def _unknown(told: str, known: Iterable[Node]) -> str:
    """There is no such element there; perhaps its name or its namespace was meant otherwise."""
    names = {each.name for each in known}
    shown = printable(named(told))
    local = shown.rpartition(":")[2]
    other = next((name for name in names if name.rpartition(":")[2] == local), None)
    if other is not None:
        return f"{shown} is not known there. Write {other}, of the namespace {NAMESPACES[other.partition(':')[0]]}."
    return f"there is no element {shown} there.{meant(shown, names)}"
