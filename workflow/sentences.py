"""How acts are told to people: words of the timeline, sentences of refusal."""

from collections.abc import Sequence

from django.db import models

from workflow.acts import acts_of, state_field, state_of


def label_of(model: type[models.Model] | models.Model, verb: str) -> str:
    """The words on the button, such as "Approve officer"; declared as `custom={"label": ...}`."""
    return next((act.label for act in acts_of(model) if act.verb == verb), verb.replace("_", " ").capitalize())


def done_of(model: type[models.Model] | models.Model, verb: str) -> str:
    """The words of the timeline, such as "approved the officer"; from the act, else from the model's `ACTS`."""
    declared = next((act.done for act in acts_of(model) if act.verb == verb), None)
    return declared or str(getattr(model, "ACTS", {}).get(verb, verb.replace("_", " ")))


def state_label(instance: models.Model) -> str:
    """The state in words."""
    state = state_of(instance)
    return str(dict(state_field(instance).flatchoices).get(state, state))


def not_you(instance: models.Model, verb: str) -> str:
    """Told to a person whose role does not allow the act."""
    return (
        f"Your role does not allow “{label_of(instance, verb)}” on this {instance._meta.verbose_name}. "
        "Nothing was changed."
    )


def not_now(instance: models.Model, verb: str, reasons: Sequence[str] = ()) -> str:
    """Told to a person who may do this, but not as the record stands."""
    label = label_of(instance, verb)
    if reasons:
        return f"“{label}” is not possible yet: {' '.join(reasons)} Nothing was changed."
    return (
        f"This {instance._meta.verbose_name} is now “{state_label(instance)}”, so “{label}” is not possible. "
        "Perhaps somebody else was quicker. Nothing was changed."
    )
