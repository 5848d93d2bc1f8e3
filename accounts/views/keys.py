"""The keys of our pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest


@require_GET
def keys(request: ForumRequest) -> HttpResponse:
    """List them, and say whether they are on: that is a setting."""
    return render(request, "accounts/keys.html")
