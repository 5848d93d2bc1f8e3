"""Inviting people, and being invited."""

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.invitations import (
    accept_another_seat,
    accept_invitation,
    invite,
    resend_invitation,
    revoke_invitation,
)
from accounts.adapters import INVITATION
from accounts.forms import InvitationForm, NewcomerForm
from accounts.invitations import holder_of, open_invitation
from accounts.models import AccessRequest, Invitation
from accounts.requests import ForumRequest
from forum.policies.decision import Refused, require
from forum.policies.people import see_invitations
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR

SHOWN = 100


@require_http_methods(["GET", "POST"])
def invitations(request: ForumRequest) -> HttpResponse:
    """Invite somebody, and what became of the invitations before."""
    require(see_invitations(request.actor))
    form = InvitationForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        try:
            invitation, _token = invite(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
            return redirect("people:invitations")
    made = Invitation.objects.visible_to(request.actor).select_related("authority__party", "invited_by__person")
    context = {"form": form, "invitations": made.order_by("-invited_at")[:SHOWN]}
    return render(request, "accounts/invitations.html", context, status=422 if form.errors else 200)


@require_POST
def resending(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Send another link in the place of one that was not used."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.actor), pk=pk)
    resend_invitation(request.actor, invitation)
    messages.success(request, _("A new link is on its way to %(email)s.") % {"email": invitation.email})
    return redirect("people:invitations")


@require_POST
def revocation(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Make an invitation useless."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.actor), pk=pk)
    revoke_invitation(request.actor, invitation)
    messages.success(request, _("The invitation is revoked. Its link does not work any more."))
    return redirect("people:invitations")


@login_not_required
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation. One that was used, revoked, has lapsed or never was gives the same page."""
    invitation = open_invitation(token)
    if invitation is None:
        return render(request, "accounts/invitation_void.html", status=404)
    try:
        if request.user.is_authenticated or holder_of(invitation.email):
            return _accept_as_oneself(request, invitation)
        return _accept_as_newcomer(request, invitation)
    except Refused:
        return render(request, "accounts/invitation_void.html", status=404)


def _accept_as_newcomer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    asked = AccessRequest.objects.filter(invitation=invitation).values_list("name", flat=True).first()
    sent = request.POST if request.method == "POST" else None
    form = NewcomerForm(sent, email=invitation.email, initial={"name": asked or ""})
    if not form.is_valid():
        if settings.SOCIALACCOUNT_PROVIDERS:
            request.session[INVITATION] = str(invitation.pk)
        context = {"invitation": invitation, "form": form}
        return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)
    person = accept_invitation(None, invitation, name=form.cleaned_data["name"], password_hash=form.password_hash())
    # Who has just chosen the password need not type it again to set up a second factor.
    record_authentication(request, person, method="password", reauthenticated=True)
    onward = reverse("mfa_index") if invitation.role in NEEDS_SECOND_FACTOR else None
    response: HttpResponse = perform_login(request, person, redirect_url=onward)
    return response


def _accept_as_oneself(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    mine = request.user.is_authenticated and holder_of(invitation.email) == request.user
    if request.method == "POST" and mine:
        accept_another_seat(None, invitation, person=request.user)  # type: ignore[arg-type]
        messages.success(request, _("You may speak for %(authority)s now.") % {"authority": invitation.authority})
        return redirect("/")
    refused = request.method == "POST"
    context = {"invitation": invitation, "mine": mine}
    return render(request, "accounts/invitation.html", context, status=403 if refused else 200)
