"""A seat, for who keeps the people of its authority: passing it on, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions.invitations import invite_successor
from accounts.actions.seats import pass_seat_on, take_seat_away
from accounts.forms import ReasonForm, SuccessorForm
from accounts.models import Handover, Seat
from accounts.requests import ForumRequest
from forum.policies import seats
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import SeatStatus


@require_GET
def seat(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Whose it is, what goes with it, and to whom it can go."""
    known = _known(pk)
    require(seats.pass_seat_on(request.actor, known))
    return _page(request, known)


@require_POST
def passing_on(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Pass it on to a colleague at once, or to somebody new when they accept."""
    known = _known(pk)
    require(seats.pass_seat_on(request.actor, known))
    form = SuccessorForm(request.POST, successors=_successors(known))
    if not form.is_valid():
        return _page(request, known, successor=form, status=422)
    try:
        if successor := form.cleaned_data["successor"]:
            pass_seat_on(request.actor, known.pk, successor=UUID(successor))
            messages.success(request, _("The seat is passed on."))
        else:
            invitation, _token = invite_successor(request.actor, known.pk, email=form.cleaned_data["email"])
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
    except Refused as no:
        if Handover.objects.filter(seat=known).exists():
            raise  # there is no form any more beside which to say it
        form.add_error(None, str(no))
        return _page(request, known, successor=form, status=422)
    if known.person.erased_at:
        return redirect("people:seat_of", known.pk)  # they have no page any more
    return redirect("people:person", known.person_id)


@require_POST
def end(request: ForumRequest, pk: UUID) -> HttpResponse:
    """End it, for a reason."""
    known = _known(pk)
    require(seats.end_seat(request.actor, known))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, known, reason=form, status=422)
    take_seat_away(request.actor, known.pk, reason=form.cleaned_data["reason"])
    messages.success(request, _("The seat has ended. What hangs on it can still be passed on."))
    return redirect("people:seat_of", known.pk)


def _known(pk: UUID) -> Seat:
    return get_object_or_404(Seat.objects.with_holder(), pk=pk)


def _successors(known: Seat) -> list[Seat]:
    there = Seat.objects.active().with_holder().filter(authority=known.authority_id)
    return [one for one in there.order_by("person__name_as_given", "pk") if seats.succeed(known, one)]


def _page(
    request: ForumRequest,
    known: Seat,
    *,
    successor: SuccessorForm | None = None,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    may_end = known.status == SeatStatus.ACTIVE and seats.end_seat(request.actor, known)
    context = {
        "seat": known,
        "passed_on": Handover.objects.filter(seat=known).select_related("successor__person").first(),
        "successor": successor or SuccessorForm(successors=_successors(known)),
        "reason": (reason or ReasonForm()) if may_end else None,
    }
    return render(request, "accounts/seat.html", context, status=status)
