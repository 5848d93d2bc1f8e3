"""Whom a thread or a case study is for: narrowing it, asking for more readers, and the second look."""

from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.audiences.actions.narrowing import narrow_audience
from forum.audiences.actions.widening import ask_to_widen, confirm_widening, decline_widening, know_of_widening
from forum.audiences.forms import DecliningForm, NarrowingForm, ReadersForm, WideningForm
from forum.audiences.models import Widening
from forum.audiences.page import AudiencePage, added
from forum.audiences.querysets import is_alone
from forum.audiences.things import thing_about, thing_of
from forum.audiences.words import authors_shown
from forum.policies import widening as may
from forum.policies.audience import Audience
from forum.policies.decision import Refused, require

MOST = 100


@require_GET
def audience(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Who may read it, and what the reader may do about that."""
    page = _seen(request, thread_id)
    if not page.may_anything:
        require(page.may_narrow)
    return _page(request, page)


@require_POST
def narrowing(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Let fewer people read it, at once."""
    page = _seen(request, thread_id)
    require(page.may_narrow)
    form = NarrowingForm(request.POST, offered=page.narrower)
    if form.is_valid():
        try:
            narrow_audience(request.actor, thread_id, to=form.audience, reason=form.cleaned_data["reason"])
            messages.success(request, _("Fewer people read it now. Who does not any more was told so."))
            return redirect(page.thing.thread)
        except Refused as no:
            form.add_error(None, str(no))
    return _page(request, page, narrow=form, status=422)


@require_http_methods(["GET", "POST"])
def widening_asked(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Before others are asked for: who they are, and whose words they would read. Then, ask."""
    page = _seen(request, thread_id)
    require(page.may_widen)
    if request.method == "POST":
        return _asked(request, page)
    chosen = ReadersForm(request.GET, offered=page.wider)
    if not chosen.is_valid():
        return _page(request, page, wider=chosen, status=422)
    form = WideningForm(offered=page.wider, initial={"to": chosen.audience.key})
    return _before_asking(request, page, form, chosen.audience)


@reauthentication_required
def _asked(request: ForumRequest, page: AudiencePage) -> HttpResponse:
    """Only for who has given their password a moment ago."""
    chosen = ReadersForm(request.POST, offered=page.wider)
    if not chosen.is_valid():
        return _page(request, page, wider=chosen, status=422)
    form = WideningForm(request.POST, offered=page.wider)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            asked = ask_to_widen(request.actor, page.thing.thread.pk, to=form.audience, reason=reason)
            messages.success(request, _("Asked. Nothing changes before somebody else has looked at it."))
            return redirect(asked)
        except Refused as no:
            form.add_error(None, str(no))
    return _before_asking(request, page, form, chosen.audience, status=422)


@require_GET
def widenings(request: ForumRequest) -> HttpResponse:
    """What waits for the reader's second look, and what became of others."""
    require(may.see_widenings(request.actor))
    seen = Widening.objects.visible_to(request.actor).with_all_that_is_shown()
    waiting = Widening.objects.waiting_for(request.actor).with_all_that_is_shown().order_by("asked_at", "pk")
    others = seen.exclude(pk__in=waiting.values("pk")).order_by("-asked_at", "-pk")
    return render(request, "audiences/widenings.html", {"waiting": waiting[:MOST], "others": others[:MOST]})


@require_GET
def widening(request: ForumRequest, pk: UUID) -> HttpResponse:
    """One request for more readers, for who takes the second look, and for who asked."""
    return _widening_page(request, _asked_before(request, pk))


@require_POST
def confirmation(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Let the others read it."""
    return _confirmed(request, _asked_before(request, pk))


@reauthentication_required
def _confirmed(request: ForumRequest, asked: Widening) -> HttpResponse:
    """Only for who has given their password a moment ago: what nobody may see is not found before."""
    confirm_widening(request.actor, asked.pk)
    messages.success(request, _("Confirmed. Everybody whose words they read is told."))
    return redirect(asked)


@require_POST
def declining(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Leave it as it is."""
    asked = _asked_before(request, pk)
    is_own = asked.asked_by.person_id == request.actor.person
    form = DecliningForm(request.POST)
    if not is_own and not form.is_valid():
        return _widening_page(request, asked, decline=form, status=422)
    decline_widening(request.actor, asked.pk, reason="" if is_own else form.cleaned_data["reason"])
    messages.success(request, _("Taken back.") if is_own else _("Declined. Who asked reads why."))
    return redirect(asked)


@require_POST
def knowledge(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Say that one knows who reads one's words now."""
    know_of_widening(request.actor, pk)
    return redirect("notifications:waiting")


def _seen(request: ForumRequest, thread_id: UUID) -> AudiencePage:
    return AudiencePage(request.actor, thing_of(request.actor, thread_id))


def _asked_before(request: ForumRequest, pk: UUID) -> Widening:
    return get_object_or_404(Widening.objects.visible_to(request.actor).with_all_that_is_shown(), pk=pk)


def _page(
    request: ForumRequest,
    page: AudiencePage,
    *,
    narrow: NarrowingForm | None = None,
    wider: ReadersForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "thing": page.thing,
        "narrow": narrow or NarrowingForm(offered=page.narrower),
        "wider": wider or ReadersForm(offered=page.wider),
    }
    return render(request, "audiences/audience.html", context, status=status)


def _before_asking(
    request: ForumRequest, page: AudiencePage, form: WideningForm, to: Audience, status: int = 200
) -> HttpResponse:
    """What is read before others are asked for: who they are, and whose words they would read."""
    context = {"page": page, "thing": page.thing, "form": form, "words": dict(page.wider)[to.key]}
    context["added"] = added(page.thing, to)
    return render(request, "audiences/wider.html", context, status=status)


def _widening_page(
    request: ForumRequest, asked: Widening, *, decline: DecliningForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "asked": asked,
        "decision": may.look_at_widening(request.actor, asked, alone=is_alone(asked)),
        "is_own": asked.asked_by.person_id == request.actor.person,
        "decline": decline or DecliningForm(),
    }
    if asked.state == "waiting":
        context["added"] = added(thing_about(asked.thread), asked.audience)
        context["authors"] = authors_shown(asked.thread)
    return render(request, "audiences/widening.html", context, status=status)
