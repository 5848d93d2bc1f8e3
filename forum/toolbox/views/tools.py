"""The tools, and one tool."""

from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.taxonomy.models import Tool
from forum.toolbox.experience import barriers_met, experience_of, matrix_of
from forum.toolbox.facts import in_order, shown
from forum.toolbox.views.threads import latest_threads


@login_not_required
@require_GET
def tools(request: ForumRequest) -> HttpResponse:
    """Every tool by its group, with the frameworks known to use it and those in which there is experience with it."""
    everything = Tool.objects.prefetch_related("examples__framework")
    groups = [(group, list(members)) for group, members in groupby(everything, key=lambda tool: tool.group)]
    context = {"groups": groups, "matrix": matrix_of(request.actor, groups)}
    return render(request, "toolbox/tools.html", context)


@login_not_required
@require_GET
def tool(request: ForumRequest, code: str) -> HttpResponse:
    """A tool: what it is, which frameworks use it, what came of it, and where it is discussed."""
    found = get_object_or_404(Tool, pk=code)
    rows = found.examples.select_related("framework").order_by("framework").prefetch_related("sources")
    examples = [(example, shown(example)) for example in rows]
    context = {
        "tool": found,
        "examples": examples,
        "sources": in_order({source for _example, fact in examples for source in fact.sources}),
        "experience": experience_of(request.actor, "tool", found.pk),
        "barriers": barriers_met(request.actor, found),
        "threads": latest_threads(request, tools=found),
    }
    return render(request, "toolbox/tool.html", context)
