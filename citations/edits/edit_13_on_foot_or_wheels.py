"""Edit 13: nobody is a pedestrian and on a bicycle at once (C-EDIT-13)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

BOTH = Fault("13", "both", "{label}: pedestrian and bicycle cannot both be checked, so neither is used.")

PEDESTRIAN, BICYCLE = at("pedestrian"), at("bicycle")


def on_foot_or_wheels(x: Examination) -> None:
    """Both flags say yes."""
    if x.text[PEDESTRIAN] and x.is_true(PEDESTRIAN) and x.is_true(BICYCLE):
        x.find(BOTH, PEDESTRIAN)
        x.find(BOTH, BICYCLE)
