"""Asking for access, for who has no seat yet: asked, confirmed, and where it stands."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.actions.access import CONFIRMED_WITHIN, DECIDED_WITHIN, FORGOTTEN_AFTER, ask_for_access, confirm_request
from accounts.forms import AccessForm
from accounts.invitations import digest_of
from accounts.models import AccessRequest
from forum.policies.decision import Refused

SPANS = {
    "hours": int(CONFIRMED_WITHIN.total_seconds() // 3600),
    "days": DECIDED_WITHIN.days,
    "kept": FORGOTTEN_AFTER.days,
}
"""How long each step takes at most, as the pages say it."""


@login_not_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a seat. The answer is the same whoever has an account: it looks at nobody's."""
    form = AccessForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_valid():
        if not ratelimit.consume(request, action="ask_for_access", key=form.cleaned_data["email"].lower()):
            form.add_error(None, _("Too many requests came from here, or for this address. Please try again tomorrow."))
            status = 429
        else:
            try:
                ask_for_access(None, **form.cleaned_data)
                return redirect("people:asked")
            except Refused as no:
                form.add_error(None, str(no))
                status = 422
    return render(request, "accounts/ask.html", {"form": form, **SPANS}, status=status)


@login_not_required
@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """What happens now: the same for everybody who asked, and for who did not."""
    return render(request, "accounts/asked.html", SPANS)


@login_not_required
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm the address; afterwards, where the request stands. For whoever has the link."""
    found = AccessRequest.objects.with_authority().filter(digest=digest_of(token)).first()
    if found is None:
        return render(request, "accounts/access_void.html", status=404)
    refusal = ""
    if request.method == "POST":
        try:
            confirm_request(None, found.pk)
            return redirect("people:access_link", token)
        except Refused as no:
            refusal = str(no)
    context = {"asked": found, "refusal": refusal, **SPANS}
    return render(request, "accounts/access_link.html", context, status=403 if refusal else 200)
