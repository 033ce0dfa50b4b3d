"""The page of every rule of a court with its weight."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations import profiles
from citations.models import RuleWeight
from citations.permissions import is_of_state
from citations.queries import profile_of
from citations.tables.rules import meaning, rules_of, weight_words


@require_safe
def rule_list(request: SignedInRequest) -> HttpResponse:
    """Each rule: what it says, of which field, how much it weighs usually and here, and what the weight does."""
    name = request.GET.get("court", settings.CITATION_PROFILE)
    if name not in profiles.names():
        raise Http404
    profile = profile_of(name)
    own = dict(RuleWeight.objects.filter(profile=name).values_list("problem", "pk"))
    rules = [
        {
            "rule": rule,
            "weight": weight_words(rule.weight.name),
            "usual": weight_words(rule.usual.name),
            "meaning": meaning(rule.weight, profile.reject_at),
            "own": own.get(rule.problem),
            "propose": f"{reverse('rule_propose')}?{urlencode({'profile': name, 'problem': rule.problem})}",
        }
        for rule in rules_of(profile)
    ]
    courts = [(each, profiles.load(each).title) for each in profiles.names()]
    facts = {
        "rules": rules,
        "courts": courts,
        "court": name,
        "title": profile.title,
        "may_change": request.user.is_jb,
        "sees_changes": is_of_state(request.user),
    }
    return render(request, "citations/tables/rule_list.html", facts)
