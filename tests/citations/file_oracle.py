"""Sections 4 and 9 of the contract a second time: how a file is cut, and what was sent before."""

import hashlib
from itertools import pairwise

from tests.citations.oracle import Record, day_of, text_of


def cut(data):
    """Notes, header and spans of a file."""
    notes, start, none = [], 0, {"date": None, "count": None, "agency": None}
    if data.startswith(b"\xef\xbb\xbf"):
        notes, start = ["bom"], 3
    end = len(data)
    while end > start and data[end - 1] in b"\r\n\x1a":
        end -= 1
    body = data[start:end]
    if not body:
        return [*notes, "empty_file"], none, []
    if any(byte > 127 or byte == 0 for byte in body[:12]):
        return [*notes, "not_ascii"], none, []
    spans = by_lines(body, start) if b"\n" in body else by_blocks(body, start)
    first = data[spans[0][0] : spans[0][1]]
    noted, header, is_record = header_of(first)
    return notes + noted, header or none, spans if is_record else spans[1:]


def by_lines(body, at):
    spans = []
    for piece in body.split(b"\n"):
        spans.append((at, at + len(piece) - piece.endswith(b"\r")))
        at += len(piece) + 1
    return spans


def by_blocks(body, at):
    head = 2684 if len(body) >= 2684 and (len(body) - 2684) % 2696 == 0 else 2696
    edges = [0, *range(head, len(body), 2696), len(body)]
    return [(at + one, at + other) for one, other in pairwise(edges)]


def header_of(first):
    """Notes, values, and whether the piece is a record after all."""
    if len(first) not in (2684, 2695, 2696):
        return ["bad_header"], None, False
    sent, digits = day_of(first[:8].decode("latin-1")), first[8:12].strip(b" ")
    count = int(digits) if digits.isdigit() else None
    if sent is None and count is None and len(first) != 2684:
        return ["bad_header"], None, True
    agency = text_of(first[12:24]) if len(first) != 2684 else ""
    notes = ([] if agency else ["old_header"]) + (["bad_header"] if sent is None or count is None else [])
    return notes, {"date": sent and sent.isoformat(), "count": count, "agency": agency or None}, False


class Files:
    """What a court has on file. Cases are numbered from 1 as the records that opened them."""

    def __init__(self, court, today):
        self.court, self.today = court, today
        self.contents, self.numbers, self.sent, self.cases = {}, {}, {}, 0

    def send(self, data, channel="", *, is_real=True):
        """The verdict: notes, header, and (span, agency, number, stage, case, problems) of each record."""
        sha = hashlib.sha256(data).hexdigest()
        if sha in self.sent:
            return self.again(data, *self.sent[sha])
        kept = dict(self.contents), dict(self.numbers), self.cases
        notes, header, spans = cut(data)
        records = [self.judge(data[start:end], is_real) for start, end in spans]
        notes += self.odd(header, channel, records, notes)
        if not is_real:
            self.contents, self.numbers, self.cases = kept
        elif not {"empty_file", "not_ascii"} & set(notes):
            self.sent[sha] = notes, header, spans
        return notes, header, [(span, *record) for span, record in zip(spans, records, strict=True)]

    def odd(self, header, channel, records, notes):
        if {"empty_file", "not_ascii"} & set(notes):
            return []
        found = ["count_mismatch"] if header["count"] not in (None, len(records)) else []
        agencies = [agency for agency, *_ in records if agency]
        whose = channel or header["agency"] or (agencies[0] if agencies else "")
        differs = channel and header["agency"] and channel.lower() != header["agency"].lower()
        if differs or any(agency.lower() != whose.lower() for agency in agencies):
            found.append("agency_mismatch")
        return found

    def judge(self, raw, is_real):
        if len(raw) not in (2695, 2696):
            problem = {"edit": "structure", "field": "record", "value": str(len(raw)), "weight": "hold"}
            return "", "", "unreadable", None, [problem]
        record = Record(raw, self.court, self.today)
        names = record.text["issuing_agency"], record.text["citation_number"]
        if raw[:2695] in self.contents:
            return *names, "skipped", self.contents[raw[:2695]], []
        key = tuple(name.lower() for name in names) if record.agency and names[1] else None
        if key in self.numbers:
            record.find("16", "citation_number", "warning")
        stage, problems = record.verdict()
        case = None
        if stage in ("open", "temporary"):
            self.cases += 1
            case = self.cases if is_real else None
            self.contents[raw[:2695]] = case
            if key:
                self.numbers.setdefault(key, case)
        return *names, stage, case, problems

    def again(self, data, notes, header, spans):
        records = []
        for start, end in spans:
            raw = data[start:end]
            is_readable = len(raw) in (2695, 2696)
            names = (text_of(raw[:12]), text_of(raw[24:38])) if is_readable else ("", "")
            records.append(
                ((start, end), *names, "skipped", self.contents.get(raw[:2695]) if is_readable else None, [])
            )
        return [*notes, "resent_file"], header, records
