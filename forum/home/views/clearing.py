"""The focal point's desk of words to clear, the trail of what was cleared, and what the authority clears at all."""

import csv
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.actions.authorities import set_cleared_first
from accounts.models import Authority
from accounts.requests import ForumRequest
from forum.discussions.asked import sent
from forum.discussions.forms.clearance import ClearingForm, ReturningForm
from forum.home.clearing.desk import waiting_for
from forum.home.clearing.forms import ClearedFirstForm
from forum.home.clearing.trail import Trail
from forum.policies.clearance import clear_for
from forum.policies.decision import require
from forum.text.cells import as_cell

COLUMNS = ("at", "step", "capacity", "title", "address", "author", "by", "file reference", "comments")


@require_GET
def clearing(request: ForumRequest) -> HttpResponse:
    """All that waits for the reader to clear, each with the forms that decide it."""
    require(clear_for(request.actor, request.actor.authority))
    rows = [(row, _forms(row.revision.version) if row.revision else None) for row in waiting_for(request.actor)]
    return render(request, "home/clearing.html", {"rows": rows})


@require_GET
def trail(request: ForumRequest) -> HttpResponse:
    """Who handed in, returned and cleared what, and when."""
    require(clear_for(request.actor, request.actor.authority))
    return render(request, "home/trail.html", {"trail": Trail(request.actor, _before(request))})


@require_GET
def trail_file(request: ForumRequest) -> HttpResponse:
    """The whole trail as a table for the authority's own files."""
    require(clear_for(request.actor, request.actor.authority))
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Cache-Control": "private, no-store"})
    answer["Content-Disposition"] = 'attachment; filename="clearance.csv"'
    table = csv.writer(answer)
    table.writerow(COLUMNS)
    found = Trail(request.actor)
    for row in found.rows(found.steps):
        step = row.step
        people = (step.author.person.name if step.author else "", step.by.person.name)
        where = request.build_absolute_uri(row.address) if row.address else ""
        cells = (step.act, step.capacity, row.title, where, *people, step.file_reference, step.comments)
        table.writerow([step.at.isoformat(), *map(as_cell, cells)])
    return answer


@require_http_methods(["GET", "POST"])
def cleared_first(request: ForumRequest) -> HttpResponse:
    """Say what the authority clears before it is spoken."""
    require(clear_for(request.actor, request.actor.authority))
    own = Authority.objects.get(pk=request.actor.authority)
    form = ClearedFirstForm(sent(request), initial={"capacities": own.cleared_first})
    if form.is_valid():
        set_cleared_first(request.actor, own.pk, capacities=form.cleaned_data["capacities"])
        messages.success(request, _("Kept. It holds for what is written from now on."))
        return redirect("home:own_authority")
    return render(request, "home/cleared_first.html", {"form": form}, status=422 if form.is_bound else 200)


def _forms(version: int) -> tuple[ClearingForm, ReturningForm]:
    """The forms of one row: many stand on a page, so their fields have no names of elements."""
    initial = {"version": version}
    return ClearingForm(initial=initial, auto_id=False), ReturningForm(initial=initial, auto_id=False)


def _before(request: ForumRequest) -> datetime | None:
    try:
        return parse_datetime(request.GET.get("before", ""))
    except ValueError:
        return None
