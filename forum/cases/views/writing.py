"""Writing a case study: the two ways in, its sections, its outline, and how it will look."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.cases.actions.writing import SectionConflict, begin_case, discard_version, grow, save_section
from forum.cases.conflicts import differences, standing, taking
from forum.cases.forms.acts import BeginningForm
from forum.cases.forms.sections import Writing
from forum.cases.models import CaseVersion, SectionState
from forum.cases.outline import Outline, head_for
from forum.cases.page import CasePage
from forum.cases.template import ALL_SECTIONS, sections_of
from forum.discussions.asked import sent
from forum.policies import cases as may
from forum.policies.decision import Denied, Refused, require
from forum.policies.vocabulary import VersionState


@require_http_methods(["GET", "POST"])
def begin(request: ForumRequest) -> HttpResponse:
    """The two ways in. Who does not write case studies is told why, and where to go."""
    form = BeginningForm(sent(request))
    if form.is_valid():
        version = begin_case(request.actor, **form.cleaned_data)
        return redirect("cases:section", version.pk, sections_of(version.form)[0].key)
    if isinstance(no := may.begin_case(request.actor), Denied):
        return render(request, "cases/begin.html", {"refusal": no.sentence}, status=403)
    return render(request, "cases/begin.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def outline(request: ForumRequest, pk: UUID) -> HttpResponse:
    """How far a version has come, what is missing, and what to do next; or its outline alone, beside a section."""
    if published := CaseVersion.objects.written_by(request.actor).filter(pk=pk, state=VersionState.PUBLISHED).first():
        return redirect(published.case)
    shown = outlined(request, pk, at=request.GET.get("part", ""))
    if "part" in request.GET:
        return render(request, "cases/_outline.html", {"outline": shown, "version": shown.version})
    return render(request, "cases/outline.html", {"outline": shown, "version": shown.version})


@require_http_methods(["GET", "POST"])
def section(request: ForumRequest, pk: UUID, key: str) -> HttpResponseBase:
    """Write a section. What is sent as it is typed is answered with data, what is sent as a form with a page."""
    shown = outlined(request, pk, at=key)
    if key not in ALL_SECTIONS:
        raise Http404
    if request.method == "GET" and not _is_open(shown, key):
        return redirect(shown.version)
    writing = _writing(request, shown, key)
    if request.method == "GET":
        return _page(request, shown, writing)
    if not writing.is_valid():
        return _not_kept(request, shown, writing, status=422)
    try:
        saved = _keep(request, shown.version, writing)
    except SectionConflict as conflict:
        there = standing(written(request, pk), writing.section)
        writing.show_conflict(differences(writing.section, writing.words, there), conflict.revision)
        return _not_kept(request, shown, writing, status=409)
    except Refused as no:
        return _not_kept(request, shown, writing, status=403, sentence=str(no))
    if request.htmx:
        saved_at = saved.saved_at if saved else timezone.now()
        return JsonResponse({"version": saved.revision if saved else 0, "saved_at": saved_at.isoformat()})
    return redirect(_way_on(request, shown))


@require_GET
def preview(request: ForumRequest, pk: UUID) -> HttpResponse:
    """A version as its readers would see it."""
    version = written(request, pk)
    context = {"case": version.case, "version": version, "case_page": CasePage(request.actor, version.case, version)}
    return render(request, "cases/preview.html", context)


@require_POST
def growth(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Make a full case study of a short experience."""
    version = grow(request.actor, pk)
    messages.success(request, _("It is a full case study now. All you wrote is kept; what is missing is listed."))
    return redirect(version)


@require_http_methods(["GET", "POST"])
def discarding(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Throw a version away, once asked."""
    version = written(request, pk)
    require(may.write_version(request.actor, version))
    if request.method == "POST":
        discard_version(request.actor, pk)
        messages.success(request, _("The draft was thrown away."))
        return redirect("cases:works")
    return render(request, "cases/discarding.html", {"version": version})


def written(request: ForumRequest, pk: UUID) -> CaseVersion:
    """A version that is not published, for the people of its authority. Raises Http404."""
    versions = CaseVersion.objects.written_by(request.actor).in_the_works().with_all_it_says()
    return get_object_or_404(versions, pk=pk)


def outlined(request: ForumRequest, pk: UUID, *, at: str = "") -> Outline:
    """A version with its outline, from where its stream stands. Raises Http404."""
    version = get_object_or_404(CaseVersion.objects.written_by(request.actor).select_related("case"), pk=pk)
    head = head_for(version.case)
    return Outline(request.actor, written(request, pk), head, at)


def _is_open(shown: Outline, key: str) -> bool:
    return shown.may_write and key in [one.key for one in sections_of(shown.version.form)]


def _writing(request: ForumRequest, shown: Outline, key: str) -> Writing:
    known = next((step.saved for step in shown.steps if step.section.key == key), None)
    saved = known.revision if known else 0
    return Writing(shown.version, key, actor=request.actor, saved=saved, data=sent(request))


def _keep(request: ForumRequest, version: CaseVersion, writing: Writing) -> SectionState | None:
    """Save what differs from what stands. What does not, a retry included, is saved already."""
    there = standing(version, writing.section)
    words = taking(writing.words, there, writing.taken)
    if differences(writing.section, words, there):
        return save_section(request.actor, version.pk, writing.section.key, words=words, revision=writing.saved)
    return version.section_states.filter(section=writing.section.key).first()


def _not_kept(
    request: ForumRequest, shown: Outline, writing: Writing, *, status: int, sentence: str = ""
) -> HttpResponseBase:
    """Say why nothing was saved, beside all that was sent."""
    if not request.htmx:
        return _page(request, shown, writing, status=status, refusal=sentence)
    said: dict[str, Any] = {"sentence": sentence or " ".join(f"{one.label}: {one.sentence}" for one in writing.wrong)}
    if writing.conflict:
        html = render_to_string("cases/_conflict.html", {"writing": writing}, request)
        said = {"version": writing.form["version"].value(), "html": html}
    return JsonResponse(said, status=status)


def _page(
    request: ForumRequest, shown: Outline, writing: Writing, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {"outline": shown, "version": shown.version, "writing": writing, "refusal": refusal}
    return render(request, "cases/section.html", context, status=status)


def _way_on(request: ForumRequest, shown: Outline) -> str:
    """Back to the table to which a row is added, or on to the next step."""
    if table := request.POST.get("add"):
        return f"{reverse('cases:section', args=[shown.version.pk, shown.at])}#id_{table}"
    return shown.next_address
