"""Draws every state machine into `docs/states/`."""

from collections.abc import Iterator, Mapping

from django.apps import apps

from eticket.generated import WritesPages
from workflow.acts import acts_of, kind_of, state_field
from workflow.models import Record


class Command(WritesPages):
    """Reads the acts that the models declare; nothing is drawn by hand."""

    help = "Draw every state machine into docs/states/ as Mermaid diagrams."

    def pages(self) -> Mapping[str, str]:
        """One page for each model with a state."""
        machines = [model for model in apps.get_models() if issubclass(model, Record)]
        return {f"docs/states/{model._meta.model_name}.md": "\n".join(_page(model)) + "\n" for model in machines}


def _page(model: type[Record]) -> Iterator[str]:
    field = state_field(model)
    yield f"# {str(model._meta.verbose_name).capitalize()}"
    yield ""
    yield f"The machine of `{kind_of(model)}`, drawn by `manage.py draw_states`."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {field.get_default()}"
    for act in acts_of(model):
        yield f"    {act.source} --> {act.target}: {act.verb}"
    yield "```"
    yield ""
    yield "| act | from | to | needs |"
    yield "|---|---|---|---|"
    for act in acts_of(model):
        yield f"| {act.label} | {act.source} | {act.target} | {' '.join(guard.otherwise for guard in act.guards)} |"
