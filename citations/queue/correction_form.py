"""The form of one citation: every field of the record, and what the person saw of each, so that only what they changed counts."""

import json
from typing import Any

from django import forms
from django.http import QueryDict

from citations.layout.citation import CITATION, SECRET
from citations.layout.field import Field
from citations.queue.forms import fitting
from citations.queue.image import KEYS, texts_in

LONG = 80


class RecordField(forms.CharField):
    """A text that fits into its field of the record."""

    def __init__(self, place: Field, *, is_hidden: bool) -> None:
        where = f"Position{'s' if place.width > 1 else ''} {place.start}"
        where += f" to {place.end}" if place.width > 1 else ""
        if is_hidden:
            where += ". Leave blank to keep what is there."
        attrs = {"autocomplete": "off", "spellcheck": "false", "maxlength": place.width, "class": "mono"}
        super().__init__(label=place.label, strip=False, help_text=where, widget=forms.TextInput(attrs=attrs))
        self.place = place

    def validate(self, value: Any) -> None:
        """No field has to be filled here; the edits say which ones should be."""

    def clean(self, value: Any) -> str:
        return fitting(self.place.key, super().clean(value))


class CorrectionForm(forms.Form):
    """Texts of all fields. Secret ones are blank until somebody asks to see them; blank then means unchanged."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=500,
        help_text="Why, or who said so. Kept in the history of the citation. Needed where a charge is dropped.",
    )

    def __init__(
        self, data: QueryDict | None = None, *, image: bytes, version: int, shows_secrets: bool = False
    ) -> None:
        self.shows_secrets = shows_secrets
        initial: dict[str, Any] = visible(image, shows_secrets)
        initial["seen"] = json.dumps({key: text for key, text in initial.items() if text})
        initial |= {"version": version, "shown": "1" if shows_secrets else ""}
        super().__init__(data, initial=initial, label_suffix="")
        for place in CITATION.fields:
            is_hidden = place.key in SECRET and not shows_secrets
            self.fields[place.key] = RecordField(place, is_hidden=is_hidden)
        self.order_fields(["version", "seen", "shown", *KEYS, "note"])

    @property
    def changed(self) -> dict[str, str]:
        """Key -> text of the fields that the person changed."""
        seen = self._seen()
        return {
            key: self.cleaned_data[key]
            for key in KEYS
            if self.cleaned_data.get(key, seen.get(key, "")) != seen.get(key, "")
        }

    def _seen(self) -> dict[str, str]:
        """What stood in the fields when the page was made."""
        try:
            seen = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            seen = None
        return seen if isinstance(seen, dict) else {key: str(self.initial[key]) for key in KEYS}

    def renewed(
        self, image: bytes, version: int, put: dict[str, str] | None = None, *, shows: bool = False
    ) -> "CorrectionForm":
        """The same form about the record as it is now: what was typed stays, everything else is as it stands.

        `put` are texts to put into fields besides, `shows` asks for the secret fields.
        """
        self.is_valid()
        typed = {key: self.data.get(key, "") for key in [*self.changed, *self.errors] if key in KEYS} | (put or {})
        shows = shows or self.shows_secrets
        form = CorrectionForm(image=image, version=version, shows_secrets=shows)
        data = QueryDict(mutable=True)
        data.update(
            {name: str(value) for name, value in form.initial.items()} | typed | {"note": self.data.get("note", "")}
        )
        return CorrectionForm(data, image=image, version=version, shows_secrets=shows)


def visible(image: bytes, shows_secrets: bool) -> dict[str, str]:
    """The texts that the person sees."""
    texts = texts_in(image)
    return {key: "" if key in SECRET and not shows_secrets else text for key, text in texts.items()}
