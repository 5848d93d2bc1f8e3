"""For whom the person behind a request speaks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts import terms
from accounts.actors import chosen, seats_of
from accounts.zones import zone_of

View = Callable[..., HttpResponse]

BEFORE_TERMS = ("account/", "terms/", "language/", "invitations/<str:token>/", "access/<str:token>/")
"""Where one may go before one accepts the terms: one's account, the terms themselves, links from one's mails."""


class SpeakingFor:
    """Puts the Actor on each request; who is signed in but has no seat is told so on every page but their account's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request that knows its actor: nobody for who is signed out or has no seat."""
        request.seats = seats_of(request.user)  # type: ignore[attr-defined]
        request.actor = chosen(request.seats, request.session)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let through who may see the page, seated or not; who has still to accept the terms reads them first."""
        if not request.user.is_authenticated:
            return None
        if request.actor is not None:  # type: ignore[attr-defined]
            return _to_the_terms(request) if _must_read_terms(request) else None
        return None if _needs_no_seat(request, view) else render(request, "accounts/no_seat.html", status=403)


class OwnTime:
    """Whatever page is drawn shows times in the zone of who asked for it; in UTC for who chose none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that zone."""
        with timezone.override(zone_of(request.user)):
            return self.get_response(request)


def _needs_no_seat(request: HttpRequest, view: View) -> bool:
    """Pages for everybody, and those of allauth about one's own account."""
    return not getattr(view, "login_required", True) or _route(request).startswith("account/")


def _must_read_terms(request: HttpRequest) -> bool:
    """Everything waits for who never accepted the terms. Who accepted earlier ones is asked where they open a page.

    So nothing that is being typed is lost when they change: it is posted, and its author asked afterwards.
    """
    accepted = request.user.accepted_terms  # type: ignore[union-attr]
    if accepted == terms.edition() or _route(request).startswith(BEFORE_TERMS):
        return False
    return not accepted or _opens_a_page(request)


def _opens_a_page(request: HttpRequest) -> bool:
    """Whether a person goes there, and not a script of a page on which they are."""
    goes = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and "HX-Request" not in request.headers
    return request.method == "GET" and goes


def _to_the_terms(request: HttpRequest) -> HttpResponse:
    going = {"next": request.get_full_path()} if request.method == "GET" else {}
    return redirect(f"{reverse('people:terms')}?{urlencode(going)}")


def _route(request: HttpRequest) -> str:
    return request.resolver_match.route if request.resolver_match else ""
