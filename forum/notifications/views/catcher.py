"""Reading the mails that were sent, on a developer's machine: in no other place is there an address for this."""

from csp.decorators import csp, csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from forum.notifications.catcher import Caught, caught, caught_as

OPENS_LINKS = "allow-popups allow-popups-to-escape-sandbox"
FRAMED = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": OPENS_LINKS.split(),
}
"""What the HTML of a mail may do: look as it does, and lead elsewhere."""


@login_not_required
@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    """Every mail, the newest first."""
    return render(request, "notifications/catcher/mails.html", {"mails": caught()})


@login_not_required
@require_GET
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail: its text, its HTML in a frame that runs nothing, its headers."""
    context = {"mail": _named(name), "sandbox": OPENS_LINKS}
    return render(request, "notifications/catcher/mail.html", context)


@login_not_required
@require_GET
@xframe_options_sameorigin
@csp(FRAMED)  # type: ignore[arg-type]
def html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of a mail as it was sent, for the frame: styles stand in it, nothing else works, links open beside."""
    found = _named(name)
    return HttpResponse(found.html.replace("<head>", '<head><base target="_blank">', 1))


def _named(name: str) -> Caught:
    found = caught_as(name)
    if found is None:
        raise Http404
    return found
