from django.urls import path

from forum.audiences import views

app_name = "audiences"

urlpatterns = [
    path("threads/<uuid:thread_id>/audience/", views.audience, name="audience"),
    path("threads/<uuid:thread_id>/audience/narrowed/", views.narrowing, name="narrow"),
    path("threads/<uuid:thread_id>/audience/wider/", views.widening_asked, name="widen"),
    path("widenings/", views.widenings, name="widenings"),
    path("widenings/<uuid:pk>/", views.widening, name="widening"),
    path("widenings/<uuid:pk>/confirmed/", views.confirmation, name="confirm"),
    path("widenings/<uuid:pk>/declined/", views.declining, name="decline"),
    path("widenings/known/<uuid:pk>/", views.knowledge, name="known"),
]
