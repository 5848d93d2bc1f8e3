"""The frameworks, one framework, one Party."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Authority
from accounts.requests import ForumRequest
from forum.agreements.models import Claim, Depth, Framework, Mobility, Party, Topic
from forum.taxonomy.models import PersonCategory
from forum.toolbox.experience import experience_of
from forum.toolbox.forms import DayForm
from forum.toolbox.querysets import frameworks_where, threads_of_party
from forum.toolbox.sheets.framework import FrameworkSheet, by_topic, meanings
from forum.toolbox.sheets.party import PartySheet
from forum.toolbox.views.threads import THREADS_SHOWN, latest_threads


@login_not_required
@require_GET
def frameworks(request: HttpRequest) -> HttpResponse:
    """Every framework, or those that fit what the address asks for."""
    choices: dict[str, list[tuple[str, Any]]] = {
        "depth": list(Depth.choices),
        "persons": list(PersonCategory.objects.values_list("code", "name")),
        "mobility": list(Mobility.choices),
    }
    chosen = {name: _chosen(request, name, offered) for name, offered in choices.items()}
    found = list(frameworks_where(**chosen).order_by("name"))
    claims: dict[str, list[Claim]] = {framework.pk: [] for framework in found}
    shown_topics = (Topic.MOBILITY, Topic.PERSONS, Topic.DEPTH)
    about = Claim.objects.filter(framework__in=claims, instrument=None, topic__in=shown_topics)
    for claim in about.prefetch_related("sources"):
        claims[claim.framework_id].append(claim)
    means = meanings()
    context = {
        "frameworks": [(one, {said.topic: said.facts for said in by_topic(claims[one.pk], means)}) for one in found],
        "choices": choices,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "count": Framework.objects.count(),
    }
    return render(request, "toolbox/frameworks.html", context)


def _chosen(request: HttpRequest, name: str, offered: list[tuple[str, Any]]) -> str:
    """What the address asks for, if it is offered."""
    wanted = request.GET.get(name, "")
    return wanted if wanted in dict(offered) else ""


@login_not_required
@require_GET
def framework(request: ForumRequest, code: str) -> HttpResponse:
    """All that is known of a framework, and who takes part on a day."""
    found = get_object_or_404(Framework, pk=code)
    form = DayForm(request.GET if "on" in request.GET else None)
    on = form.cleaned_data["on"] if form.is_valid() else timezone.now().date()
    context = {
        "framework": found,
        "sheet": FrameworkSheet(found, on),
        "form": form,
        "on": on,
        "experience": experience_of(request.actor, "framework", found.pk),
        "threads": latest_threads(request, frameworks=found),
    }
    return render(request, "toolbox/framework.html", context)


@login_not_required
@require_GET
def party(request: ForumRequest, code: str) -> HttpResponse:
    """A Party: names, codes, in what it takes part; for members also its authorities and their threads."""
    found = get_object_or_404(Party, pk=code, illustrative=False)
    context: dict[str, Any] = {
        "party": found,
        "sheet": PartySheet(found),
        "experience": experience_of(request.actor, "party", found.pk),
        "authorities": [],
        "threads": [],
    }
    if request.actor:
        context["authorities"] = Authority.objects.filter(party=found)
        context["threads"] = threads_of_party(request.actor, found.pk).latest_first()[:THREADS_SHOWN]
    return render(request, "toolbox/party.html", context)
