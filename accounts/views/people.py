"""A person, as other members see them, and the acts of power about them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions.suspension import restore, suspend
from accounts.forms import ReasonForm
from accounts.models import User
from accounts.requests import ForumRequest, onward
from forum.policies import people
from forum.policies.seats import pass_seat_on
from forum.policies.vocabulary import Role, SeatStatus


@require_GET
def person(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Who this is, and for whom they speak."""
    return _page(request, _known(pk), ReasonForm())


@require_POST
def suspension(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Suspend somebody, for a reason."""
    return _act(request, pk, suspend, _("%(name)s is suspended, and signed out everywhere."))


@require_POST
def restoration(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Let somebody in again, for a reason."""
    return _act(request, pk, restore, _("%(name)s may sign in again."))


@require_POST
def choose_seat(request: ForumRequest) -> HttpResponse:
    """Speak from another of one's seats from now on."""
    choice = request.POST.get("seat")
    if choice not in [str(actor.seat) for actor in request.seats]:
        raise Http404
    request.session["seat"] = choice
    return redirect(onward(request, "next", otherwise="/"))


def _known(pk: UUID) -> User:
    """Any member may look up who has, or had, a seat, unless they were erased."""
    return get_object_or_404(User.objects.filter(seats__isnull=False, erased_at=None).distinct(), pk=pk)


def _act(request: ForumRequest, pk: UUID, act: Any, done: str) -> HttpResponse:
    known = _known(pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, known, form, status=422)
    act(request.actor, known.pk, reason=form.cleaned_data["reason"])
    messages.success(request, done % {"name": known.name})
    return redirect("people:person", pk=known.pk)


def _page(request: ForumRequest, known: User, form: ReasonForm, status: int = 200) -> HttpResponse:
    seats = list(
        known.seats.filter(status=SeatStatus.ACTIVE).select_related("authority__party").order_by("starts", "pk")
    )
    context = {
        "person": known,
        "is_expert": any(seat.role == Role.EXPERT for seat in seats),
        "seats": [] if known.suspended_at else seats,
        "kept": [seat for seat in seats if pass_seat_on(request.actor, seat)],
        "may_suspend": bool(people.suspend(request.actor, known.pk, seats)),
        "form": form,
    }
    return render(request, "accounts/person.html", context, status=status)
