"""In which language one reads."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from accounts.actions.language import remember_language
from accounts.models import User


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Django's choice of a language, which a person who is signed in finds again wherever they sign in next."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        raise BadRequest(code)
    if isinstance(request.user, User):
        remember_language(None, request.user, code)
    return set_language(request)


def go_on_in(response: HttpResponse, code: str) -> None:
    """Let this browser show pages in a language, until another is chosen."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
