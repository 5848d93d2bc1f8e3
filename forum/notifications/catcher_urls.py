from django.urls import path

from forum.notifications.views import catcher

app_name = "catcher"

urlpatterns = [
    path("", catcher.mails, name="mails"),
    path("<str:name>/", catcher.mail, name="mail"),
    path("<str:name>/html/", catcher.html, name="html"),
]
