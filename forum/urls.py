"""Every address of the forum. Rooms bring their own."""

from django.urls import URLPattern, URLResolver, include, path

from accounts.views.language import choose

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("forum.home.urls")),
    path("", include("forum.discussions.urls")),
    path("", include("forum.notifications.urls")),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("language/", choose, name="set_language"),
]
