"""The page of one act: what will happen, the facts it needs, one button. Works the same for every machine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from workflow.actions import allowed
from workflow.acts import acts_of
from workflow.errors import NotNow, NotYou, Refused
from workflow.forms import ActForm, renew
from workflow.models import Record
from workflow.sentences import label_of, not_now, not_you


@dataclass(frozen=True)
class ActPage:
    """How one act is asked for. `run` gets the record, the person and the valid form, and calls one service."""

    run: Callable[[Any, User, Any], object]
    done: str
    """Said after the act, as a sentence."""
    form: type[ActForm] = ActForm
    consequences: Sequence[str] = ()
    """What will happen, as sentences."""
    is_grave: bool = False


def act_page(request: HttpRequest, record: Record, verb: str, pages: Mapping[str, ActPage], back: str) -> HttpResponse:
    """Show the page of an act or do it. Refusals are shown beside what was typed; nothing of it is lost."""
    page = pages.get(verb)
    user = request.user
    if page is None or not isinstance(user, User):
        raise Http404
    if request.method != "POST":
        _refuse_early(record, verb, user)
        return _show(request, page, record, verb, page.form(record=record), back)
    form = page.form(request.POST, request.FILES, record=record)
    if not form.is_valid():
        return _show(request, page, record, verb, form, back, 422)
    try:
        page.run(record, user, form)
    except NotYou:
        raise
    except Refused as refusal:
        renew(form, type(record)._default_manager.get(pk=record.pk).version)
        form.add_error(None, refusal.sentence)
        return _show(request, page, record, verb, form, back, refusal.status)
    except ValidationError as error:
        form.add_error(None, error) if not hasattr(error, "error_dict") else _add_each(form, error)
        return _show(request, page, record, verb, form, back, 422)
    messages.success(request, page.done)
    return redirect(back)


def _add_each(form: ActForm, error: ValidationError) -> None:
    for name, errors in error.message_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _refuse_early(record: Record, verb: str, user: User) -> None:
    """Say before the form is filled in that the act cannot be done; the door asks everything again."""
    mine = [act for act in acts_of(record) if act.verb == verb]
    if not mine:
        return
    action = next((action for action in allowed(record, user) if action.verb == verb), None)
    if action is None:
        raise NotNow(not_now(record, verb)) if mine[0].permits(record, user) else NotYou(not_you(record, verb))
    if action.blocked:
        raise NotNow(not_now(record, verb, action.blocked), action.blocked)


def _show(
    request: HttpRequest, page: ActPage, record: Record, verb: str, form: ActForm, back: str, status: int = 200
) -> HttpResponse:
    facts = {"page": page, "record": record, "label": label_of(record, verb), "form": form, "back": back}
    return render(request, "workflow/act.html", facts, status=status)


def calling(service: Callable[..., object]) -> Callable[[Any, User, Any], object]:
    """For `ActPage.run`: call a service with the record, the person, the note, the version and the form's facts."""

    def run(record: Record, user: User, form: ActForm) -> object:
        data = form.cleaned_data
        return service(record, actor=user, note=data["note"], version=data["version"], **form.facts())

    return run
