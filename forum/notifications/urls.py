from django.urls import path

from forum.notifications.views import following, mail, waiting

app_name = "notifications"

urlpatterns = [
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/count/", waiting.count, name="count"),
    path("following/", following.following, name="following"),
    path("following/<slug:kind>/<slug:thing>/", following.control, name="follow"),
    path("settings/mail/", mail.choose, name="mail"),
    path("mail/stop/<str:token>/", mail.stop, name="stop"),
]
