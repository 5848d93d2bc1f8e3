"""Refusals that leave a view: what is unseen is not found, what is refused or asked for wrongly says why."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from forum.policies.decision import Refused, Unseen


class Refusals:
    """Turns `Unseen` into the 404 of what does not exist, `Refused` into 403 with its sentence; gives 405 a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; Django's own answer to a method that an address does not know says nothing."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django."""
        if isinstance(exception, Unseen):
            raise Http404
        if isinstance(exception, Refused):
            return render(request, "403.html", {"exception": str(exception)}, status=403)
        return None
