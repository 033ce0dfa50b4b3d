"""Forms of the tables: filters of a list, the cells of a row, its end, and the change that it goes into."""

from datetime import date
from typing import Any

from django import forms

from citations import profiles
from citations.layout.citation import CITATION
from citations.models import TableChange
from citations.reading.table_files import BadRow, named
from citations.tables.kinds import LABELS, Kind
from citations.tables.queries import draft_changes
from citations.tables.rules import meaning, rules_of, weight_words
from workflow.filters import ListFilters

HELP = {
    "effective_from": "Leave it empty if there is no first day.",
    "effective_to": "Leave it empty if there is no last day.",
    "base_fine": "An amount such as 35 or 35.50; empty if it is not known.",
    "special_schedule": "Such as speed or overweight; empty if the charge has none.",
    "default_location": "Leave it empty if its files name one.",
    "as_of": "Day or year of the source, such as 2026-07-01.",
    "source": "Who says so: a law, a list, a letter.",
}
LEVELS = [("infraction", "Infraction"), ("misdemeanor", "Misdemeanor"), ("felony", "Felony")]
NAMES = [("courtname", "Name before the court"), ("alias", "Another name")]
CHOICES = {"level": LEVELS, "name_kind": NAMES}
FLAGS = ("wobbler", "dmv_reportable")
DAYS = ("effective_from", "effective_to")


class TableFilters(ListFilters):
    """Some text, and where rows have days or belong to code tables, these as well."""

    on = forms.DateField(
        label="In effect on", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    table = forms.ChoiceField(label="Code table", required=False)

    def __init__(self, *args: Any, kind: Kind, tables: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not kind.file.has_days:
            del self.fields["on"]
        table = self.fields["table"]
        assert isinstance(table, forms.ChoiceField)
        table.choices = [("", "Every code table"), *[(each, each) for each in tables]]
        if "table" not in kind.file.columns:
            del self.fields["table"]
        self.full_clean()


class DraftField(forms.ModelChoiceField):  # type: ignore[type-arg] # subscripting it needs a patch at run time
    """A change that is being drafted, by its reason."""

    def label_from_instance(self, obj: Any) -> str:
        """Its reason says what it is for."""
        return str(obj.reason)


class PutForm(forms.Form):
    """The change that a row goes into: one that is being drafted, or a new one with its reason."""

    change = DraftField(
        label="Goes into", queryset=TableChange.objects.none(), required=False, empty_label="A change of its own"
    )
    reason = forms.CharField(
        label="Why the tables change",
        required=False,
        max_length=500,
        help_text="Needed for a change of its own. It stays in the history of each row.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        change = self.fields["change"]
        assert isinstance(change, forms.ModelChoiceField)
        change.queryset = draft_changes()
        for name in ("change", "reason"):
            # One of the two is needed, so neither is called optional.
            setattr(self.fields[name], "is_needed_later", True)  # noqa: B010 - the template asks for it
        self.order_fields([name for name in self.fields if name not in ("change", "reason")] + ["change", "reason"])

    def clean(self) -> dict[str, Any]:
        """A new change says why."""
        cleaned = super().clean() or {}
        if "change" in cleaned and not cleaned["change"] and not cleaned.get("reason"):
            self.add_error("reason", "Say why the tables change.")
        return cleaned

    def into(self) -> dict[str, Any]:
        """The change, or None and the reason of a new one."""
        return {"change": self.cleaned_data["change"], "reason": self.cleaned_data["reason"]}


class RowForm(PutForm):
    """The cells of a row. What a column may hold is the loader's to say; columns that identify the row stay as they are."""

    def __init__(self, *args: Any, kind: Kind, cells: dict[str, str] | None = None, **kwargs: Any) -> None:
        self.kind, self.cells = kind, cells
        kwargs["initial"] = {**(cells or {}), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for column in kind.file.all_columns:
            if cells is None or column not in kind.file.key:
                self.fields[column] = _field(column)
                if kind.file.columns.get(column) is named:
                    setattr(self.fields[column], "is_needed_later", True)  # noqa: B010 - the loader says that it is
        self.order_fields([*kind.file.all_columns, "change", "reason"])

    def clean(self) -> dict[str, Any]:
        """Asks the loader."""
        cleaned = super().clean()
        cells = {**(self.cells or {}), **self.row_cells(cleaned)}
        try:
            self.kind.file.parsed(cells)
        except BadRow as error:
            for column, words in error.cells.items():
                # A field has its name above it already.
                is_field = column in self.fields
                self.add_error(
                    column if is_field else None, _begun(words) if is_field else f"{LABELS[column]} {words}."
                )
        return cleaned

    def row_cells(self, cleaned: dict[str, Any] | None = None) -> dict[str, str]:
        """What was typed, as cells of the file."""
        data = self.cleaned_data if cleaned is None else cleaned
        names = [name for name in self.kind.file.all_columns if name in self.fields]
        return {name: _cell(data.get(name)) for name in names}


class EndForm(PutForm):
    """The last day on which a row is in effect."""

    last_day = forms.DateField(
        label="Last day in effect", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class DropForm(PutForm):
    """A row of a table without days is taken out; nothing but the change is asked."""


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "Y" if value else "N"
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _field(column: str) -> forms.Field:
    words: dict[str, Any] = {"label": LABELS[column], "help_text": HELP.get(column, ""), "required": False}
    if column in FLAGS:
        return forms.ChoiceField(choices=[("N", "No"), ("Y", "Yes")], **words)
    if column in CHOICES:
        return forms.ChoiceField(choices=CHOICES[column], **words)
    if column in DAYS:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **words)
    return forms.CharField(max_length=1_000, **words)


class RuleForm(PutForm):
    """Another weight for a rule of a court, of every field or of one."""

    profile = forms.ChoiceField(label="Court")
    problem = forms.ChoiceField(label="Rule")
    field = forms.ChoiceField(
        label="Field", required=False, help_text="Leave it for every field that the rule looks at."
    )
    weight = forms.ChoiceField(label="Weight")
    source = forms.CharField(label="Source", required=False, max_length=1_000, help_text=HELP["source"])
    as_of = forms.CharField(label="As of", required=False, max_length=40, help_text=HELP["as_of"])

    def __init__(self, *args: Any, initial: dict[str, str] | None = None, **kwargs: Any) -> None:
        given = dict(initial or {})
        edit, _, rest = given.get("problem", "").partition(" ")
        reason, _, field = rest.partition(" ")
        given |= {"problem": f"{edit} {reason}".strip(), "field": field}
        super().__init__(*args, initial=given, **kwargs)
        usual = profiles.load()
        choices: dict[str, list[tuple[str, str]]] = {
            "profile": [(name, profiles.load(name).title) for name in profiles.names()],
            "problem": [
                (rule.problem, f"{rule.edit_words}: {rule.sentence}") for rule in rules_of(usual) if not rule.field
            ],
            "field": [
                ("", "Every field"),
                *[(each.key, each.label) for each in CITATION.fields if each.key != "reserved"],
            ],
            "weight": [
                (name, f"{weight_words(name)}. {meaning(weight, usual.reject_at)}")
                for name, weight in usual.weights.items()
            ],
        }
        for name, options in choices.items():
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = options

    def row_cells(self) -> dict[str, str]:
        """What was chosen, as cells of the file."""
        data = self.cleaned_data
        problem = " ".join(filter(None, (data["problem"], data["field"])))
        names = ("profile", "weight", "source", "as_of")
        return {name: str(data[name]) for name in names} | {"problem": problem}

    def is_usual(self) -> bool:
        """Whether this is the weight that the rule has without the court's own one."""
        cells = self.row_cells()
        edit, reason, *field = cells["problem"].split()
        return profiles.load(cells["profile"]).weight(edit, reason, *(field or [""])).name == cells["weight"]
