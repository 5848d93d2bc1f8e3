"""In which language one reads."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
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
    if isinstance(request.user, User) and code in dict(settings.LANGUAGES):
        remember_language(None, request.user, code)
    return set_language(request)
