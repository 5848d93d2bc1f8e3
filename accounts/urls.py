from django.urls import path

from accounts.views import invitations, people, sessions

app_name = "people"

urlpatterns = [
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<uuid:pk>/revocation/", invitations.revocation, name="revocation"),
    path("invitations/<str:token>/", invitations.accept, name="invitation"),
    path("people/seat/", people.choose_seat, name="seat"),
    path("people/<uuid:pk>/", people.person, name="person"),
    path("people/<uuid:pk>/suspension/", people.suspension, name="suspension"),
    path("people/<uuid:pk>/restoration/", people.restoration, name="restoration"),
    path("account/sessions/end/", sessions.end, name="end_sessions"),
]
