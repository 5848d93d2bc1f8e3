from django.urls import path

from accounts.views import (
    access,
    invitations,
    keys,
    people,
    requests,
    seats,
    secretariat,
    sessions,
    settings,
    terms,
)

app_name = "people"

urlpatterns = [
    path("access/", access.ask, name="ask"),
    path("access/sent/", access.asked, name="asked"),
    path("access/requests/<uuid:pk>/", requests.access_request, name="access_request"),
    path("access/requests/<uuid:pk>/approval/", requests.approval, name="approval"),
    path("access/requests/<uuid:pk>/refusal/", requests.refusal, name="refusal"),
    path("access/<str:token>/", access.link, name="access_link"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<uuid:pk>/resending/", invitations.resending, name="resending"),
    path("invitations/<uuid:pk>/revocation/", invitations.revocation, name="revocation"),
    path("invitations/<str:token>/", invitations.accept, name="invitation"),
    path("keys/", keys.keys, name="keys"),
    path("settings/", settings.settings, name="settings"),
    path("settings/profile/", settings.profile, name="profile"),
    path("people/seat/", people.choose_seat, name="seat"),
    path("people/<uuid:pk>/", people.person, name="person"),
    path("people/<uuid:pk>/suspension/", people.suspension, name="suspension"),
    path("people/<uuid:pk>/restoration/", people.restoration, name="restoration"),
    path("seats/<uuid:pk>/", seats.seat, name="seat_of"),
    path("seats/<uuid:pk>/passing-on/", seats.passing_on, name="passing_on"),
    path("seats/<uuid:pk>/end/", seats.end, name="end_seat"),
    path("secretariat/", secretariat.secretariat, name="secretariat"),
    path("secretariat/authorities/new/", secretariat.new_authority, name="new_authority"),
    path("secretariat/authorities/<uuid:pk>/", secretariat.authority, name="kept_authority"),
    path("secretariat/authorities/<uuid:pk>/domains/", secretariat.domains, name="domains"),
    path("secretariat/domains/<uuid:pk>/removal/", secretariat.domain_removal, name="domain_removal"),
    path("terms/", terms.acceptance, name="terms"),
    path("terms/<slug:key>/", terms.document, name="document"),
    path("terms/<slug:key>/<int:number>/", terms.document, name="old_document"),
    path("account/sessions/end/", sessions.end, name="end_sessions"),
]
