"""Requests for access, for who decides about them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions.access import approve_request, refuse_request
from accounts.forms import ReasonForm
from accounts.models import AccessRequest
from accounts.requests import ForumRequest
from forum.policies.access import decide_request


@require_GET
def access_request(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Who asks, for what, why; and what became of it."""
    return _page(request, _seen(request, pk), ReasonForm())


@require_POST
def approval(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Invite the applicant."""
    asked = _seen(request, pk)
    approve_request(request.actor, asked.pk)
    messages.success(request, _("Approved: an invitation is on its way to %(name)s.") % {"name": asked.name})
    return redirect("people:access_request", asked.pk)


@require_POST
def refusal(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Say no, for a reason that the applicant reads."""
    asked = _seen(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    refuse_request(request.actor, asked.pk, reason=form.cleaned_data["reason"])
    messages.success(request, _("Refused: %(name)s is told the reason.") % {"name": asked.name})
    return redirect("people:access_request", asked.pk)


def _seen(request: ForumRequest, pk: UUID) -> AccessRequest:
    return get_object_or_404(AccessRequest.objects.visible_to(request.actor).with_authority(), pk=pk)


def _page(request: ForumRequest, asked: AccessRequest, form: ReasonForm, status: int = 200) -> HttpResponse:
    context = {"asked": asked, "decision": decide_request(request.actor, asked), "form": form}
    return render(request, "accounts/access_request.html", context, status=status)
