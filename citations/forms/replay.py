"""Under whose rules a file is looked at again."""

from django import forms
from django.http import QueryDict

from citations import profiles


class ReplayChoice(forms.Form):
    """The settings of a court; the file's own unless another is chosen."""

    rules = forms.ChoiceField(label="Rules of", required=False)

    def __init__(self, query: QueryDict, *, own: str) -> None:
        super().__init__(query if "rules" in query else None, label_suffix="", initial={"rules": own})
        choice = self.fields["rules"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(name, profiles.load(name).title) for name in profiles.names()]
        setattr(choice, "is_needed_later", True)  # noqa: B010 - one is always chosen, so it is not called optional
        self._own = own

    @property
    def profile(self) -> str:
        """The name of the profile; what is no name counts as none."""
        return str(self.cleaned_data.get("rules") or self._own) if self.is_valid() else self._own
