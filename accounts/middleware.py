"""For whom the person behind a request speaks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actors import chosen, seats_of

View = Callable[..., HttpResponse]


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
        """Let through who may see the page, seated or not."""
        if request.actor is not None or not request.user.is_authenticated or _needs_no_seat(request, view):  # type: ignore[attr-defined]
            return None
        return render(request, "accounts/no_seat.html", status=403)


def _needs_no_seat(request: HttpRequest, view: View) -> bool:
    """Pages for everybody, and those of allauth about one's own account."""
    route = request.resolver_match.route if request.resolver_match else ""
    return not getattr(view, "login_required", True) or route.startswith("account/")
