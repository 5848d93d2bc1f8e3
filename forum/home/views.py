"""The front page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET


@login_not_required
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """What this is, for who is signed out; the list of threads for who is signed in."""
    if request.user.is_authenticated:
        return redirect("discussions:exchange")
    return render(request, "home/front.html")
