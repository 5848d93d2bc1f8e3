"""Every address of the forum. Rooms bring their own."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language as choose_language

set_language = login_not_required(choose_language)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("forum.home.urls")),
    path("", include("forum.discussions.urls")),
    path("", include("forum.notifications.urls")),
    path("account/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
]
