"""Sessions end where they are ended, and say so."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from accounts.actions.sessions import CLEARED_EVERY
from accounts.models import Session, User
from accounts.sessions import SessionStore, name_of, sessions_alive
from forum.events.due import begin_standing, run_due
from forum.events.models import RIGHTS, Due, Event
from tests.cast import PASSWORD


def signed_in(email, password=PASSWORD):
    client = Client()
    response = client.post("/account/login/", {"login": email, "password": password})
    assert response.status_code == 302, response.content.decode()
    return client


def ended():
    return list(Event.objects.filter(stream=RIGHTS).values_list("kind", "object_id"))


def test_a_session_knows_whose_it_is(world):
    client = world.client("official_qm")
    session = Session.objects.get(session_key=client.session.session_key)
    assert session.person == world.user("official_qm")


def test_signing_out_ends_the_session_and_says_so(world):
    client = world.client("official_qm")
    client.post("/account/logout/")
    assert not Session.objects.filter(person=world.user("official_qm")).exists()
    assert ended() == [("session.ended", world.user("official_qm").pk)]


def test_a_visitor_s_session_ends_in_silence(db):
    session = SessionStore()
    session["colour"] = "green"
    session.save()
    session.delete()
    assert not Session.objects.exists()
    assert ended() == []


def test_ending_what_is_gone_changes_nothing(world):
    SessionStore().delete("gone")
    SessionStore().delete()
    assert ended() == []


def test_a_request_on_its_way_does_not_bring_an_ended_session_back(world):
    client = world.client("official_qm")
    slow = SessionStore(client.session.session_key)
    slow["draft"] = "two queues"
    SessionStore().delete(client.session.session_key)
    with pytest.raises(UpdateError):
        slow.save()
    assert not Session.objects.exists()


def signature_of(session):
    return session[HASH_SESSION_KEY]


def test_which_sessions_are_alive(world, time_machine):
    time_machine.move_to("2030-01-01T08:00:00Z", tick=False)
    first, second = (world.client("official_qm").session for _ in range(2))
    signatures = {one.session_key: signature_of(one) for one in (first, second)} | {"never": signature_of(first)}
    SessionStore().delete(second.session_key)
    assert sessions_alive(signatures) == {first.session_key}
    time_machine.move_to("2030-01-01T20:00:01Z", tick=False)
    assert sessions_alive(signatures) == set()


def test_a_session_does_not_outlive_the_password_it_was_begun_with(world):
    """However it was changed: by the admin or a command, nothing is published."""
    changed, other = (world.client(who).session for who in ("official_qm", "colleague_qm"))
    signatures = {one.session_key: signature_of(one) for one in (changed, other)}
    person = world.user("official_qm")
    person.set_password("quiet harbour, early ferry")
    person.save()
    assert sessions_alive(signatures) == {other.session_key}


def test_a_session_is_over_only_when_no_key_verifies_it(world, settings):
    """A secret key that was replaced, and is still among the fallbacks, ends nobody's session."""
    session = world.client("official_qm").session
    signatures = {session.session_key: signature_of(session)}
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key, for a test", [settings.SECRET_KEY]
    assert sessions_alive(signatures) == {session.session_key}
    settings.SECRET_KEY_FALLBACKS = []
    assert sessions_alive(signatures) == set()


def test_what_has_run_out_is_cleared_every_hour(world, time_machine, settings):
    """Sessions, and what allauth keeps of sessions that are gone, however they went."""
    time_machine.move_to("2030-01-01T08:00:00Z", tick=False)
    late = signed_in("official_qm@example.org")
    ended_by_hand = signed_in("labour_qm@example.org")
    Session.objects.filter(session_key=ended_by_hand.session.session_key).delete()
    time_machine.move_to("2030-01-01T20:00:01Z", tick=False)
    fresh = signed_in("colleague_qm@example.org")
    assert UserSession.objects.count() == 3
    begin_standing(timezone.now())
    assert run_due(timezone.now()) == len(settings.DUE_ALWAYS)
    assert not Session.objects.filter(session_key=late.session.session_key).exists()
    [left] = UserSession.objects.all()
    assert left.session_key == fresh.session.session_key
    assert fresh.get("/account/sessions/").status_code == 200
    assert ended() == []
    begin_standing(timezone.now())
    time_machine.shift(CLEARED_EVERY / 2)
    assert run_due(timezone.now()) == 0
    time_machine.shift(CLEARED_EVERY / 2)
    assert run_due(timezone.now()) == 1
    assert Due.objects.filter(kind="sessions.clear").count() == 1


def test_one_query_tells_of_any_number(world, django_assert_num_queries):
    sessions = [world.client("official_qm").session for _ in range(5)]
    signatures = {one.session_key: signature_of(one) for one in sessions}
    with django_assert_num_queries(1):
        assert len(sessions_alive(signatures)) == 5


def test_changing_the_password_ends_every_session_and_says_so(world):
    here, there = signed_in("official_qm@example.org"), signed_in("official_qm@example.org")
    new = "quiet harbour, early ferry"
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    response = here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert response.status_code == 302, response.content.decode()
    assert there.get("/account/email/").status_code == 302
    assert not Session.objects.filter(person=world.user("official_qm")).exists()
    assert ("person.password_changed", world.user("official_qm").pk) in ended()
    signed_in("official_qm@example.org", new)


def test_resetting_the_password_ends_every_session_and_says_so(world, mailoutbox):
    there = signed_in("official_qm@example.org")
    visitor = Client()
    visitor.post("/account/password/reset/", {"email": "official_qm@example.org"})
    link = next(word for word in mailoutbox[0].body.split() if "/password/reset/key/" in word)
    form = visitor.get(link.removeprefix("http://testserver"), follow=True)
    new = "quiet harbour, early ferry"
    visitor.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert there.get("/account/email/").status_code == 302
    assert ended() == [("person.password_changed", world.user("official_qm").pk)]
    assert User.objects.get(pk=world.user("official_qm").pk).check_password(new)


def test_a_person_ends_one_of_their_sessions(world):
    here, there, third = (signed_in("official_qm@example.org") for _ in range(3))
    page = here.get("/account/sessions/").content.decode()
    assert page.count("End this session") == 2
    assert there.session.session_key not in page
    here.post("/account/sessions/end/", {"session": name_of(there.session.session_key)})
    assert there.get("/account/email/").status_code == 302
    assert third.get("/account/email/").status_code == 200
    assert here.get("/account/email/").status_code == 200
    assert ended() == [("session.ended", world.user("official_qm").pk)]


def test_a_person_ends_all_their_other_sessions(world):
    here, there, third = (signed_in("official_qm@example.org") for _ in range(3))
    here.post("/account/sessions/end/")
    assert [client.get("/account/email/").status_code for client in (here, there, third)] == [200, 302, 302]


def test_nobody_ends_the_session_of_another(world):
    here, other = signed_in("official_qm@example.org"), signed_in("colleague_qm@example.org")
    here.post("/account/sessions/end/", {"session": name_of(other.session.session_key)})
    here.post("/account/sessions/end/", {"session": other.session.session_key})
    here.post("/account/sessions/end/")
    assert other.get("/account/email/").status_code == 200
    assert here.get("/account/sessions/end/").status_code == 405
