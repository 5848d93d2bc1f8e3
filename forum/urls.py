"""Every address of the forum. Rooms bring their own."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from accounts.views.language import choose

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("forum.home.urls")),
    path("", include("forum.discussions.urls")),
    path("", include("forum.toolbox.urls")),
    path("cases/", include("forum.cases.urls")),
    path("moderation/", include("forum.moderation.urls")),
    path("", include("forum.audiences.urls")),
    path("", include("forum.notifications.urls")),
    path("search/", include("forum.search.urls")),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("language/", choose, name="set_language"),
]

if settings.MAIL_FOLDER:  # on a developer's machine only
    urlpatterns.append(path("mail/", include("forum.notifications.catcher_urls")))
