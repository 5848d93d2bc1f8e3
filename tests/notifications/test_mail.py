"""Mail: once per person and event, as each has chosen, with nothing restricted in it, and rights asked at sending."""

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django_tasks_db.models import DBTaskResult

from accounts.actions.suspension import suspend
from accounts.models import Seat, User
from forum.cases.actions.review import return_version, submit_version
from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.personal import mark_read
from forum.discussions.actions.response import ask_for_experience, record_nothing_to_add
from forum.discussions.actions.words import withdraw_reply
from forum.events.due import run_due
from forum.events.models import Due, Event
from forum.events.tasks import FIRST_WAIT, LEASE, run_tasks
from forum.notifications import follower, sending
from forum.notifications.actions.following import follow
from forum.notifications.actions.mailing import KEPT, choose_mail, forget_mails, make_digest
from forum.notifications.models import Follow, Mail, MailChoice, MailItem
from forum.notifications.vocabulary import Followed, Frequency, MailState
from forum.policies.vocabulary import AudienceKind, SeatStatus
from tests.case_studies import draft_by, published_by
from tests.errands import done_by_the_worker, follow_up
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
ANSWERED, ANSWERING, FOLLOWING = "official_qm", "official_qn", "official_qo"


@pytest.fixture(autouse=True)
def at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def thread(world):
    return thread_by(world.actor(ANSWERED), title="Certificates of nurses")


def choose(world, who, **chosen):
    given = {"for_me": Frequency.AT_ONCE, "followed": Frequency.AT_ONCE, **chosen}
    choose_mail(world.actor(who), **given)


def sent_to(who):
    return [one for one in mail.outbox if one.to == [f"{who}@example.org"]]


def parsed(message):
    return message_from_bytes(message.message().as_bytes(), policy=policy.default)


def everything(message):
    return message.subject + message.body + message.alternatives[0].content


def morning(time_machine, hours=24):
    time_machine.shift(timedelta(hours=hours))
    run_due(datetime.now(UTC))
    done_by_the_worker()


def test_a_reply_is_mailed_at_once_to_whom_it_answers_with_the_link_to_itself(world, thread):
    reply = reply_in(thread, world.actor(ANSWERING), body="Ask the registry first.")
    assert mail.outbox == []
    done_by_the_worker()
    [message] = mail.outbox
    assert message.to == [f"{ANSWERED}@example.org"]
    assert message.subject == "Corridor: A reply to you"
    link = f"http://localhost:8000/replies/{reply.pk}/"
    assert link in message.body
    assert f'href="{link}"' in message.alternatives[0].content
    assert "It answers your words." in message.body
    for restricted in ("Ask the registry", "Certificates of nurses", world.people[ANSWERING].name, "Immigration"):
        assert restricted not in everything(message)
    assert Mail.objects.get().state == MailState.SENT
    assert not DBTaskResult.objects.exists()


def test_nobody_is_mailed_of_their_own_words(world, thread):
    reply_in(thread, world.actor(ANSWERED))
    done_by_the_worker()
    assert mail.outbox == []


def test_who_is_mentioned_answered_and_following_gets_one_mail(world, thread):
    person = world.people[ANSWERED]
    choose(world, ANSWERED)
    done_by_the_worker()
    reply_in(thread, world.actor(ANSWERING), body=f"[@somebody](/people/{person.pk}/) see here.")
    done_by_the_worker()
    [message] = mail.outbox
    assert "You were mentioned." in message.body


def test_an_event_that_comes_again_is_mailed_once(world, thread):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    event = Event.objects.select_related("stream").get(kind="reply.posted")
    follower.follow(event)
    done_by_the_worker()
    assert len(mail.outbox) == 1
    assert MailItem.objects.filter(person=world.people[ANSWERED]).count() == 1


def test_who_follows_is_mailed_as_they_chose(world, thread):
    for who, when in (("labour_qm", Frequency.AT_ONCE), ("expert", Frequency.DAILY), (FOLLOWING, Frequency.NEVER)):
        choose(world, who, followed=when)
        follow(world.actor(who), Followed.THREAD, str(thread.pk), on=True)
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [message] = sent_to("labour_qm")
    assert "A new reply in a thread you follow." in message.body
    assert "You follow this thread. You chose to." in message.body
    assert (sent_to("expert"), sent_to(FOLLOWING)) == ([], [])
    assert list(Due.objects.filter(kind="mail.digest").values_list("object_id", flat=True)) == [
        world.people["expert"].pk
    ]


def test_who_chose_nothing_is_mailed_at_once_of_what_is_for_them_and_daily_of_what_they_follow(world, thread):
    choice = MailChoice(person=world.people[FOLLOWING])
    assert (choice.for_me, choice.followed) == (Frequency.AT_ONCE, Frequency.DAILY)


def test_new_threads_in_what_is_followed_are_mailed_with_the_name_of_what_anybody_may_know(world):
    choose(world, FOLLOWING)
    follow(world.actor(FOLLOWING), Followed.FRAMEWORK, "FWX", on=True)
    new = thread_by(world.actor(ANSWERED), title="Secret title", frameworks=[world.frameworks["FWX"]])
    done_by_the_worker()
    [message] = mail.outbox
    assert f"/threads/{new.pk}/" in message.body
    assert f"You follow {world.frameworks['FWX'].name}." in message.body
    assert "Secret title" not in everything(message)


def test_an_authority_or_a_party_that_is_followed_is_not_named(world):
    choose(world, FOLLOWING)
    follow(world.actor(FOLLOWING), Followed.AUTHORITY, str(world.authorities["migration_qm"].pk), on=True)
    thread_by(world.actor(ANSWERED))
    done_by_the_worker()
    [message] = mail.outbox
    assert "You follow an authority or a Party behind it." in message.body
    assert "Directorate of Migration" not in everything(message)


@pytest.mark.parametrize(("audience", "is_named"), [(AudienceKind.PUBLIC, True), (AudienceKind.MEMBERS, False)])
def test_the_title_of_a_case_study_is_in_a_mail_only_if_anybody_may_read_it(world, audience, is_named):
    follow(world.actor(FOLLOWING), Followed.FRAMEWORK, "FWX", on=True)
    choose(world, FOLLOWING)
    published_by(world.actor(ANSWERED), world.actor("focal_qm"), audience=audience)
    done_by_the_worker()
    [message] = sent_to(FOLLOWING)
    assert ("Two immigration services at one desk" in message.body) == is_named
    assert ("Two immigration services at one desk" in message.subject) == is_named
    assert "A new case study." in message.body


WORK = {
    "asked": (
        "Your authority is asked for its experience.",
        {"official_qm", "colleague_qm", "focal_qm", "focal_bare_qm"},
    ),
    "handed in": ("A case study is handed in for your review.", {"focal_qm"}),
    "returned": ("A case study was returned to you with comments.", {"official_qm"}),
}


def work(world, what):
    if what == "asked":
        thread = thread_by(world.actor(ANSWERING))
        ask_for_experience(world.actor(ANSWERING), thread.pk, authorities=[world.authorities["migration_qm"].pk])
        return
    version = draft_by(world.actor(ANSWERED))
    submit_version(world.actor(ANSWERED), version.pk)
    if what == "returned":
        return_version(world.actor("focal_qm"), version.pk, comments="Which year?")


@pytest.mark.parametrize("what", WORK)
def test_work_is_mailed_to_who_may_do_it(world, what):
    work(world, what)
    done_by_the_worker()
    says, whom = WORK[what]
    assert {one.to[0].partition("@")[0] for one in mail.outbox if says in one.body} == whom
    assert not any("Which year?" in everything(one) or "Two immigration" in everything(one) for one in mail.outbox)


def test_what_is_settled_before_it_is_sent_is_not_sent(world):
    thread = thread_by(world.actor(ANSWERING))
    asked = [world.authorities["migration_qm"].pk]
    [request] = ask_for_experience(world.actor(ANSWERING), thread.pk, authorities=asked)
    follow_up()
    record_nothing_to_add(world.actor("official_qm"), request.pk)
    done_by_the_worker()
    assert mail.outbox == []
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.DROPPED}


def right_lost(world, thread, reply):
    Seat.objects.filter(pk=world.seats[ANSWERED].pk).update(status=SeatStatus.ENDED)


def framework_left(world, thread, reply):
    world.frameworks["FWX"].participations.filter(party="QM").delete()


MEANWHILE = {
    "suspended": lambda world, thread, reply: suspend(
        world.actor("secretariat"), world.people[ANSWERED].pk, reason="Under review."
    ),
    "the seat ended": right_lost,
    "the framework was left": framework_left,
    "hidden": lambda world, thread, reply: hide_reply(world.actor("moderator"), reply.pk, reason="Names a person."),
    "withdrawn": lambda world, thread, reply: withdraw_reply(world.actor(ANSWERING), reply.pk),
    "read": lambda world, thread, reply: mark_read(world.actor(ANSWERED), thread.pk, ranges=[(0, 9)]),
    "mail turned off": lambda world, thread, reply: choose(world, ANSWERED, for_me=Frequency.NEVER),
    "stopped": lambda world, thread, reply: follow(world.actor(ANSWERED), Followed.THREAD, str(thread.pk), on=False),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_rights_choices_and_reading_are_asked_at_the_moment_of_sending(world, meanwhile):
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor(ANSWERED), audience=for_parties(framework))
    reply = reply_in(thread, world.actor(ANSWERING))
    follow_up()
    assert Mail.objects.get().state == MailState.WAITS
    MEANWHILE[meanwhile](world, thread, reply)
    done_by_the_worker()
    assert mail.outbox == []
    assert Mail.objects.get().state == MailState.DROPPED


def test_the_same_without_anything_meanwhile_is_sent(world):
    """So the test above tells something."""
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor(ANSWERED), audience=for_parties(framework))
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [message] = mail.outbox
    assert "In a thread for the Parties of one framework." in message.body


class Killed(BaseException):
    """As if the process were gone: no handler of ours sees it."""


def killed_before(monkeypatch):
    monkeypatch.setattr(EmailMultiAlternatives, "send", lambda message: (_ for _ in ()).throw(Killed()))


def killed_during(monkeypatch):
    """The server has the mail; we never heard that it has."""
    deliver = EmailMultiAlternatives.send

    def half(message):
        deliver(message)
        raise Killed

    monkeypatch.setattr(EmailMultiAlternatives, "send", half)


def killed_after(monkeypatch):
    class Clock:
        @staticmethod
        def now():
            raise Killed

    monkeypatch.setattr(sending, "timezone", Clock)


@pytest.mark.parametrize(
    ("kill", "copies"), [(killed_before, 1), (killed_during, 2), (killed_after, 2)], ids=["before", "during", "after"]
)
def test_a_worker_killed_around_the_sending_sends_one_mail_in_the_end(world, thread, time_machine, kill, copies):
    """Once more than needed at most, and then under the same name, so that it is shown once."""
    reply_in(thread, world.actor(ANSWERING))
    follow_up()
    with pytest.MonkeyPatch.context() as patched:
        kill(patched)
        with pytest.raises(Killed):
            run_tasks()
    assert run_tasks() == 0, "It looks as if it were running."
    time_machine.shift(LEASE)
    done_by_the_worker()
    assert len(mail.outbox) == copies
    assert len({parsed(one)["Message-ID"] for one in mail.outbox}) == 1
    assert Mail.objects.get().state == MailState.SENT
    run_tasks()
    assert len(mail.outbox) == copies


def test_a_server_that_refuses_is_tried_again(world, thread, time_machine, monkeypatch):
    reply_in(thread, world.actor(ANSWERING))
    follow_up()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", lambda message: (_ for _ in ()).throw(OSError("451 later")))
        done_by_the_worker()
    assert mail.outbox == []
    time_machine.shift(FIRST_WAIT)
    done_by_the_worker()
    assert len(mail.outbox) == 1


def test_two_tasks_for_one_mail_send_it_once(world, thread):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    sending.send.enqueue(str(Mail.objects.get().pk))
    done_by_the_worker()
    assert len(mail.outbox) == 1


def test_what_mail_programs_read(world, thread):
    """RFC 8058, RFC 2369, RFC 2919, RFC 3834; and what keeps the mails of one thread together."""
    first = reply_in(thread, world.actor(ANSWERING))
    reply_in(thread, world.actor(ANSWERING), parent=first, body=f"[@a](/people/{world.people[ANSWERED].pk}/) and?")
    done_by_the_worker()
    one, other = map(parsed, mail.outbox)
    for message in (one, other):
        assert re.fullmatch(r"<http://localhost:8000/mail/stop/\S+/>", message["List-Unsubscribe"].strip())
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert message["List-Id"] == "Corridor <for-me.localhost>"
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["In-Reply-To"] == message["References"] == one["References"]
        assert re.fullmatch(r"<[0-9a-f]{40}@localhost>", message["Message-ID"])
        for named in (thread.pk, world.people[ANSWERED].pk):
            assert str(named).replace("-", "") not in (message["Message-ID"] + message["References"])
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert one["Message-ID"] != other["Message-ID"]


def test_a_mail_about_a_new_thread_is_what_later_ones_answer(world):
    choose(world, FOLLOWING)
    follow(world.actor(FOLLOWING), Followed.FRAMEWORK, "FWX", on=True)
    thread = thread_by(world.actor(ANSWERED), frameworks=[world.frameworks["FWX"]])
    done_by_the_worker()
    follow(world.actor(FOLLOWING), Followed.THREAD, str(thread.pk), on=True)
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    new, reply = map(parsed, sent_to(FOLLOWING))
    assert reply["In-Reply-To"] == new["Message-ID"]
    assert new["In-Reply-To"] is None


def test_two_readers_of_one_event_get_mails_that_nobody_can_tell_to_be_about_one(world, thread):
    for who in ("labour_qm", "expert"):
        choose(world, who)
        follow(world.actor(who), Followed.THREAD, str(thread.pk), on=True)
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [one], [other] = (map(parsed, sent_to(who)) for who in ("labour_qm", "expert"))
    assert one["Message-ID"] != other["Message-ID"]
    assert one["References"] != other["References"]


def test_a_mail_is_in_the_language_of_its_reader(world, thread):
    User.objects.filter(pk=world.people[ANSWERED].pk).update(language="qps")
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [message] = mail.outbox
    assert "A reply to you" not in message.body
    assert 'dir="rtl"' in message.alternatives[0].content
    assert "prefers-color-scheme: dark" in message.alternatives[0].content


ZONES = {"": 7, "Africa/Lagos": 6, "Pacific/Auckland": 19, "America/Lima": 12, "Asia/Kathmandu": 1.25, "No/Where": 7}
"""By the time zone of a person, the hour of UTC at which their morning is: on the first or second of June."""


@pytest.mark.parametrize("zone", ZONES)
def test_what_gathers_is_sent_in_the_morning_of_its_reader_once(world, thread, time_machine, zone):
    User.objects.filter(pk=world.people[FOLLOWING].pk).update(time_zone=zone)
    follow(world.actor(FOLLOWING), Followed.THREAD, str(thread.pk), on=True)
    for hour in (0, 1):
        time_machine.move_to(NOON - timedelta(hours=4 - hour), tick=False)  # 8 and 9 of UTC
        reply_in(thread, world.actor(ANSWERING))
        done_by_the_worker()
    due = Due.objects.get(kind="mail.digest").at
    assert due.hour + due.minute / 60 == ZONES[zone]
    if zone not in ("", "No/Where"):
        assert due.astimezone(ZoneInfo(zone)).hour == 7
    assert NOON - timedelta(hours=4) < due <= NOON + timedelta(hours=21)
    time_machine.move_to(due - timedelta(seconds=1), tick=False)
    run_due(datetime.now(UTC))
    done_by_the_worker()
    assert sent_to(FOLLOWING) == []
    for _ in range(2):
        time_machine.move_to(due, tick=False)
        run_due(datetime.now(UTC))
        done_by_the_worker()
    [message] = sent_to(FOLLOWING)
    assert "2 new replies in a thread you follow." in message.body
    assert message.subject == "Corridor: 1 thing since yesterday"
    assert "You chose one mail a day for this." in message.body
    morning(time_machine)
    assert len(sent_to(FOLLOWING)) == 1


@pytest.mark.parametrize(
    ("day", "hour"), [(datetime(2026, 3, 28, 8, tzinfo=UTC), 5), (datetime(2026, 10, 24, 8, tzinfo=UTC), 6)]
)
def test_the_morning_is_at_seven_on_the_day_on_which_clocks_change(world, thread, time_machine, day, hour):
    time_machine.move_to(day, tick=False)
    User.objects.filter(pk=world.people[FOLLOWING].pk).update(time_zone="Europe/Berlin")
    follow(world.actor(FOLLOWING), Followed.THREAD, str(thread.pk), on=True)
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    assert Due.objects.get(kind="mail.digest").at == (day + timedelta(days=1)).replace(hour=hour)


def test_what_was_read_or_lost_before_the_morning_is_not_in_it(world, thread, time_machine):
    other = thread_by(world.actor(ANSWERED), title="Other")
    for one in (thread, other):
        follow(world.actor(FOLLOWING), Followed.THREAD, str(one.pk), on=True)
        reply_in(one, world.actor(ANSWERING))
    done_by_the_worker()
    mark_read(world.actor(FOLLOWING), thread.pk, ranges=[(0, 1)])
    morning(time_machine)
    [message] = sent_to(FOLLOWING)
    assert message.subject == "Corridor: 1 thing since yesterday"
    reply = reply_in(other, world.actor(ANSWERING))
    done_by_the_worker()
    hide_reply(world.actor("moderator"), reply.pk, reason="Names a person.")
    morning(time_machine)
    assert len(sent_to(FOLLOWING)) == 1


def test_one_mail_a_day_holds_what_is_for_me_first_and_stops_both(world, thread, time_machine):
    choose(world, ANSWERED, for_me=Frequency.DAILY, followed=Frequency.DAILY)
    other = thread_by(world.actor(ANSWERING), title="Other")
    follow(world.actor(ANSWERED), Followed.THREAD, str(other.pk), on=True)
    reply_in(other, world.actor(ANSWERING))
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    morning(time_machine)
    [message] = sent_to(ANSWERED)
    assert message.subject == "Corridor: 2 things since yesterday"
    assert message.body.index("A reply to you.") < message.body.index("A new reply in a thread you follow.")
    press(message)
    choice = MailChoice.objects.get(person=world.people[ANSWERED])
    assert (choice.for_me, choice.followed) == (Frequency.NEVER, Frequency.NEVER)


def stop_of(message):
    return parsed(message)["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")


def press(message):
    """As a mail program does: without a cookie, without a page, without a token of ours."""
    answer = Client(enforce_csrf_checks=True).post(stop_of(message), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    return answer


def test_one_click_stops_the_level_looking_at_the_link_does_not(world, thread):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [message] = mail.outbox
    asked = Client().get(stop_of(message)).content.decode()
    assert "Less mail?" in asked
    assert "What is for me" in asked
    assert not MailChoice.objects.exists()
    for _ in range(2):
        assert "It is stopped" in press(message).content.decode()
    choice = MailChoice.objects.get(person=world.people[ANSWERED])
    assert (choice.for_me, choice.followed) == (Frequency.NEVER, Frequency.DAILY)
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    assert len(mail.outbox) == 1
    assert world.client(ANSWERED).get("/waiting/count/").status_code == 200


def test_the_link_of_one_thread_stops_that_thread_only(world, thread):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    [link] = re.findall(r"Stop following this thread: http://localhost:8000(\S+)", mail.outbox[0].body)
    assert "Certificates" not in Client().get(link).content.decode()
    Client(enforce_csrf_checks=True).post(link)
    assert not Follow.objects.by(world.people[ANSWERED].pk).standing().filter(thread=thread).exists()
    assert not MailChoice.objects.exists()


@pytest.mark.parametrize("change", ["another person", "another signature", "nonsense"])
def test_a_link_that_is_not_ours_stops_nothing(world, thread, change):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    link = stop_of(mail.outbox[0])
    forged = {"another person": link.replace("WyJ", "WyK"), "another signature": f"{link[:-3]}AA/"}.get(change)
    for ask in (Client().get, Client().post):
        assert ask(forged or "/mail/stop/abc/").status_code == 404
    assert not MailChoice.objects.exists()


def test_the_page_of_mail_keeps_what_is_chosen(world):
    client = world.client(ANSWERED)
    page = client.get("/settings/mail/").content.decode()
    assert f"{ANSWERED}@example.org" in page
    client.post("/settings/mail/", {"for_me": "daily", "followed": "never"})
    choice = MailChoice.objects.get(person=world.people[ANSWERED])
    assert (choice.for_me, choice.followed) == ("daily", "never")
    assert client.post("/settings/mail/", {"for_me": "daily"}).status_code == 422


def test_settled_mails_are_forgotten_after_three_months(world, thread, time_machine):
    reply_in(thread, world.actor(ANSWERING))
    done_by_the_worker()
    reply_in(thread, world.actor(ANSWERING))
    follow_up()
    time_machine.shift(KEPT + timedelta(seconds=1))
    forget_mails(world.people[ANSWERED].pk)
    assert [one.state for one in Mail.objects.all()] == [MailState.WAITS]
    assert Due.objects.filter(kind="mail.forget").exists()


def test_a_morning_without_anything_sends_nothing(world):
    make_digest(world.people[ANSWERED].pk)
    done_by_the_worker()
    assert (mail.outbox, Mail.objects.count()) == ([], 0)
