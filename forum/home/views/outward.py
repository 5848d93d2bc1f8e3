"""What search engines are told: which pages are public. The same for everybody, signed in or not."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from forum.agreements.models import Framework, Party
from forum.cases.models import CaseStudy
from forum.taxonomy.models import Tool

MOST = 50_000
"""Addresses that one map may have."""

Page = tuple[str, datetime | None]


@login_not_required
@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Where not to look, and where the map is."""
    return render(request, "home/robots.txt", content_type="text/plain; charset=utf-8")


@login_not_required
@require_GET
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, in four queries."""
    context = {"pages": list(public_pages())[:MOST]}
    return render(request, "home/sitemap.xml", context, content_type="application/xml; charset=utf-8")


def public_pages() -> Iterator[Page]:
    """The address of each, and when it last changed where that is known."""
    for name in ("home:front", "cases:list", "toolbox:frameworks", "toolbox:tools"):
        yield reverse(name), None
    for case in CaseStudy.objects.visible_to(None).standing().order_by("-updated_at", "-pk"):
        yield case.get_absolute_url(), case.updated_at
    known: list[Framework | Tool | Party] = [*Framework.objects.all(), *Tool.objects.all()]
    for thing in [*known, *Party.objects.filter(illustrative=False)]:
        yield thing.get_absolute_url(), None
