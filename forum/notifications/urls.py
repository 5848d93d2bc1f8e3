from django.urls import path

from forum.notifications import views

app_name = "notifications"

urlpatterns = [
    path("waiting/", views.waiting, name="waiting"),
    path("waiting/count/", views.count, name="count"),
]
