"""Reading case studies: the list, one, its versions, and how to cite it. Public ones are read by everybody."""

from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest, actor_of
from forum.cases.changes import changed_sections
from forum.cases.listing import Listing
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.page import CasePage
from forum.cases.querysets import CaseQuerySet
from forum.discussions.models import Thread
from forum.discussions.page import ThreadPage
from forum.policies.actor import Actor
from forum.policies.vocabulary import CaseState, VersionState

GONE = 410


def readable(actor: Actor | None, identifier: str) -> CaseStudy:
    """The case of this name, if it exists for the reader. Raises Http404."""
    return get_object_or_404(_named(actor, identifier).with_all_that_is_listed())


@login_not_required
@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The case studies one may read, sorted and found by what the address asks for."""
    context = {"listing": Listing(actor_of(request), request.GET)}
    return render(request, "cases/_list_part.html" if "part" in request.GET else "cases/list.html", context)


@login_not_required
@require_GET
def case(request: HttpRequest, identifier: str) -> HttpResponse:
    """A case study with, for members, its discussion; where it was withdrawn, a stone with the reason."""
    actor = actor_of(request)
    discussion = _discussion(request, actor, identifier)  # its head before the case: what comes later is an event
    shown = readable(actor, identifier)
    if identifier != shown.identifier:
        return redirect(shown, permanent=True)
    context = _context(actor, shown, shown.current) | discussion
    if actor and "part" in request.GET:
        return render(request, "cases/_discussion_part.html", context)
    if shown.state == CaseState.WITHDRAWN:
        return render(request, "cases/withdrawn.html", context, status=GONE)
    context["case_page"].read_words()
    return render(request, "cases/case.html", context)


@login_not_required
@require_GET
def version(request: HttpRequest, identifier: str, number: int) -> HttpResponse:
    """One version, as it was published: where citations lead."""
    actor = actor_of(request)
    shown = readable(actor, identifier)
    asked = _published(shown, number)
    if shown.state == CaseState.WITHDRAWN:
        return render(request, "cases/withdrawn.html", _context(actor, shown, shown.current), status=GONE)
    context = _context(actor, shown, asked)
    context["case_page"].read_words()
    return render(request, "cases/version.html", context)


@login_not_required
@require_GET
def versions(request: HttpRequest, identifier: str) -> HttpResponse:
    """Every published version, the newest first, with what each changed, section by section."""
    shown = _standing(actor_of(request), identifier)
    published = list(shown.versions.filter(state=VersionState.PUBLISHED).with_all_it_says().order_by("number"))
    befores = [None, *published]
    steps = [(after, changed_sections(before, after)) for before, after in zip(befores, published, strict=False)]
    return render(request, "cases/versions.html", {"case": shown, "steps": steps[::-1]})


@login_not_required
@require_GET
def citation(request: HttpRequest, identifier: str) -> HttpResponse:
    """How to cite the current version."""
    actor = actor_of(request)
    shown = _standing(actor, identifier)
    return render(request, "cases/citation.html", _context(actor, shown, shown.current))


def _standing(actor: Actor | None, identifier: str) -> CaseStudy:
    shown = readable(actor, identifier)
    if shown.state == CaseState.WITHDRAWN:
        raise Http404
    return shown


def _published(case: CaseStudy, number: int) -> CaseVersion:
    published = case.versions.filter(state=VersionState.PUBLISHED).select_related("main_tool")
    return get_object_or_404(published, number=number)


def _context(actor: Actor | None, case: CaseStudy, version: CaseVersion | None) -> dict[str, Any]:
    assert version is not None  # noqa: S101 (what is readable was published)
    return {"case": case, "version": version, "case_page": CasePage(actor, case, version)}


def _discussion(request: HttpRequest, actor: Actor | None, identifier: str) -> dict[str, Any]:
    if actor is None:
        return {}
    threads = Thread.objects.filter(pk__in=_named(actor, identifier).values("thread")).with_labels()
    thread = get_object_or_404(threads)
    reader = cast(ForumRequest, request).user  # who has an actor is signed in
    return {"thread": thread, "page": ThreadPage(actor, thread, request.GET, usual=reader.reply_order)}


def _named(actor: Actor | None, identifier: str) -> CaseQuerySet:
    return CaseStudy.objects.visible_to(actor).filter(identifier=identifier.upper())
