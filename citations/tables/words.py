"""Rows in words for people: the cells of a rule's weight are names of the program, so its words are shown instead."""

from collections.abc import Mapping

from citations.profiles import UnknownProfile, load
from citations.tables.kinds import RULE_WEIGHTS, Kind
from citations.tables.rules import rule_words, weight_words


def shown_cell(kind: Kind, column: str, cell: str) -> str:
    """A cell as people read it."""
    if kind is not RULE_WEIGHTS or not cell:
        return cell
    if column == "profile":
        try:
            return load(cell).title
        except UnknownProfile:
            return cell
    if column == "problem":
        return rule_words(cell)
    return weight_words(cell) if column == "weight" else cell


def shown_title(kind: Kind, cells: Mapping[str, str]) -> str:
    """A row by what identifies it, as people say it."""
    if kind is RULE_WEIGHTS:
        return rule_words(cells["problem"])
    return kind.title_of_cells(cells)
