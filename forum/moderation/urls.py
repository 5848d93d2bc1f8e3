from django.urls import path

from forum.moderation import views

app_name = "moderation"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("<uuid:item_id>/claimed/", views.claiming, name="claim"),
    path("<uuid:item_id>/let-go/", views.letting_go, name="let_go"),
    path("<uuid:item_id>/kept/", views.keeping, name="keep"),
]
