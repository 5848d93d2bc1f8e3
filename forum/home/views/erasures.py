"""A request to be erased, for the secretariat: granted or refused."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions.erasure import refuse_erasure
from accounts.models import ErasureRequest
from accounts.requests import ForumRequest
from forum.discussions.models import Reply
from forum.home.actions.erasure import erase_person
from forum.home.own_data.forms import ConfirmationForm, RefusalForm
from forum.policies.decision import Refused
from forum.policies.erasure import decide_erasure


@require_GET
def erasure(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Who asks, what will happen, and what became of it."""
    return _page(request, _seen(request, pk))


@require_POST
def grant(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Erase the person, once their name is typed."""
    return _granted(request, _seen(request, pk))


@reauthentication_required
def _granted(request: ForumRequest, asked: ErasureRequest) -> HttpResponse:
    """Only for who has given their password a moment ago: what nobody may see is not found before."""
    form = ConfirmationForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, confirmation=form, status=422)
    try:
        erase_person(request.actor, asked.pk, confirmation=form.cleaned_data["name"])
    except Refused as no:
        form.add_error("name", str(no))
        return _page(request, asked, confirmation=form, status=422)
    messages.success(request, _("The person is erased."))
    return redirect("home:erasure", asked.pk)


@require_POST
def refuse(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Say no, for a reason that the person reads."""
    asked = _seen(request, pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, refusal=form, status=422)
    refuse_erasure(request.actor, asked.pk, reason=form.cleaned_data["reason"])
    messages.success(request, _("Refused. The person reads the reason on the page about their data."))
    return redirect("home:erasure", asked.pk)


def _seen(request: ForumRequest, pk: UUID) -> ErasureRequest:
    requests = ErasureRequest.objects.visible_to(request.actor).select_related("person", "decided_by__person")
    return get_object_or_404(requests, pk=pk)


def _page(
    request: ForumRequest,
    asked: ErasureRequest,
    *,
    confirmation: ConfirmationForm | None = None,
    refusal: RefusalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": asked,
        "seats": asked.person.seats.with_holder().order_by("starts", "pk"),
        "by_name": Reply.objects.filter(shown_seat__person=asked.person).count(),
        "decision": decide_erasure(request.actor, asked),
        "confirmation": confirmation or ConfirmationForm(),
        "refusal": refusal or RefusalForm(),
    }
    return render(request, "home/erasure.html", context, status=status)
