"""The terms: read by everybody, accepted by who comes in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_GET, require_http_methods

from accounts import terms
from accounts.actions.terms import accept_terms
from accounts.models import Acceptance
from accounts.requests import ForumRequest
from forum.policies.decision import Refused


@login_not_required
@require_GET
def document(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """One of the terms as it stands, or as it stood."""
    versions = terms.versions_of(key)
    shown = next((one for one in versions if number in (None, one.version)), None)
    if shown is None:
        raise Http404
    others = [one for one in versions if one is not shown]
    context = {"document": shown, "current": versions[0], "others": others, "terms": terms.current()}
    return render(request, "accounts/document.html", context)


@require_http_methods(["GET", "POST"])
def acceptance(request: ForumRequest) -> HttpResponse:
    """Read and accept the terms: at the first sign-in, and when they change. Then on to where one was going."""
    sent = request.POST if request.method == "POST" else request.GET
    onward = sent.get("next", "")
    onward = onward if url_has_allowed_host_and_scheme(onward, allowed_hosts=None) else ""
    refusal = ""
    if request.method == "POST":
        is_first = not request.user.accepted_terms
        try:
            accept_terms(None, request.user, edition=request.POST.get("edition", ""))
            return redirect(_first_visit(onward) if is_first else onward or "/")
        except Refused as no:
            refusal = str(no)
    accepted = dict(
        Acceptance.objects.filter(person=request.user).order_by("version").values_list("document", "version")
    )
    context = {
        "documents": [(one, accepted.get(one.key, 0)) for one in terms.current()],
        "edition": terms.edition(),
        "is_accepted": request.user.accepted_terms == terms.edition(),
        "onward": onward,
        "refusal": refusal,
    }
    return render(request, "accounts/terms.html", context, status=409 if refusal else 200)


def _first_visit(onward: str) -> str:
    return reverse("home:welcome") + (f"?{urlencode({'next': onward})}" if onward else "")
