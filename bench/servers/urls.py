"""The forum's addresses, and those it is measured beside."""

from django.urls import include, path

from bench.servers import BARE, views

urlpatterns = [
    path("", include("forum.urls")),
    path(BARE, views.kept_bytes),
    path("bench/looped/<uuid:thread_id>/", views.looped),
]
