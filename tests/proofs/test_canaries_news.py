"""Mails about what waits and what is followed: for everybody and for words in every state, an address and no canary."""

import pytest
from django.core import mail
from django.utils import timezone

from forum.discussions.models import Thread
from forum.events.models import Event
from forum.notifications.models import Follow, Mail, MailChoice, MailItem
from forum.notifications.sending import send
from forum.notifications.vocabulary import Cause, Frequency, Reason
from tests.proofs.oracle import notices
from tests.proofs.oracle.rights import speaks
from tests.proofs.plan import PEOPLE, TOPICS
from tests.proofs.world import Told

pytestmark = pytest.mark.django_db


def mailed(told: Told, finder, who: str, cause: Cause, things: list[object], when: Frequency) -> set[str]:
    """What is found in the mails that tell somebody of these things: in one mail, or in one for each."""
    mail.outbox.clear()
    person = told.cast.people[who]
    MailItem.objects.filter(person=person).delete()
    MailChoice.objects.get_or_create(person=person, defaults={"followed": Frequency.AT_ONCE})
    events = iter(Event.objects.order_by("pk"))
    groups = [things] if when == Frequency.DAILY else [[thing] for thing in things]
    for group in groups:
        message = Mail.objects.create(person=person, frequency=when)
        MailItem.objects.bulk_create(
            MailItem(person=person, event=next(events), cause=cause, thing=thing, mail=message) for thing in group
        )
        send.call(str(message.pk))
    assert all(finder.of_text(" ".join(one.recipients())) == {f"email {who}"} for one in mail.outbox)
    return set().union(*(finder.of_mail(one) for one in mail.outbox)) - {f"email {who}"}


def replies(told: Told) -> list[object]:
    return [told.replies[topic.key, post.number] for topic in TOPICS for post in topic.posts]


def follow_every_thread(told: Told, who: str) -> None:
    """Also those that they may not read: a right that was lost leaves the row."""
    person = told.cast.people[who]
    seat = told.cast.seats.get(who) or told.cast.seats["official_qm"]
    Follow.objects.by(person.pk).delete()
    Follow.objects.bulk_create(
        Follow(person=person, seat=seat, thread=thread, reason=Reason.BY_HAND, since=timezone.now())
        for thread in Thread.objects.all()
    )


@pytest.mark.parametrize("who", PEOPLE)
def test_of_words_in_what_one_follows_a_mail_has_an_address_only(who, told, finder, record_property):
    follow_every_thread(told, who)
    expected = set()
    for topic in TOPICS:
        expected |= notices.mailed_words(who, topic, "in_followed")
    assert mailed(told, finder, who, Cause.IN_FOLLOWED, replies(told), Frequency.DAILY) == expected
    record_property("cells", len(finder))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("cause", [Cause.MENTION, Cause.REPLY])
def test_of_words_for_oneself_a_mail_has_an_address_only(who, cause, told, finder, record_property):
    expected = set()
    for topic in TOPICS:
        expected |= notices.mailed_words(who, topic, "mention") | notices.mailed_words(who, topic, "reply")
    found = mailed(told, finder, who, cause, replies(told), Frequency.AT_ONCE)
    firsts = {label for label in found if label.startswith("id reply")}
    assert found == firsts, "Nothing but addresses of replies."
    assert expected <= firsts
    standing = {f"id reply {topic.key} {post.number}" for topic in TOPICS for post in both(who, topic)}
    assert firsts == standing
    record_property("cells", len(finder))


def both(who, topic):
    if not notices.reads(who, topic):
        return []
    return [*notices.answers(who, topic), *notices.naming(who, topic)]


@pytest.mark.parametrize("who", PEOPLE)
def test_of_new_threads_a_mail_has_an_address_only(who, told, finder, record_property):
    person = told.cast.people[who]
    seat = told.cast.seats.get(who) or told.cast.seats["official_qm"]
    long_ago = Thread.objects.order_by("posted_at")[0].posted_at
    for framework in told.cast.frameworks.values():
        Follow.objects.create(person=person, seat=seat, framework=framework, reason=Reason.BY_HAND, since=long_ago)
    expected = set()
    for topic in TOPICS:
        expected |= notices.mailed_new(who, topic)
    things = [thread.pk for thread in told.threads.values()]
    for when in (Frequency.DAILY, Frequency.AT_ONCE):
        assert mailed(told, finder, who, Cause.NEW, things, when) == expected
    record_property("cells", len(finder) * 2)


@pytest.mark.parametrize("who", PEOPLE)
def test_of_work_a_mail_has_an_address_only(who, told, finder, record_property):
    requests = [told.by_label[f"id request {topic.key}"] for topic in TOPICS if topic.asks]
    corrections = [told.by_label[label] for label in told.by_label if label.startswith("id correction")]
    found = mailed(told, finder, who, Cause.REQUEST, requests, Frequency.DAILY)
    found |= mailed(told, finder, who, Cause.CORRECTION, corrections, Frequency.AT_ONCE)
    revisions = [told.by_label[label] for label in told.by_label if label.startswith("id revision")]
    found |= mailed(told, finder, who, Cause.HANDED_IN, revisions, Frequency.DAILY)
    found |= mailed(told, finder, who, Cause.GIVEN_BACK, revisions, Frequency.DAILY)
    for cause, what in ((Cause.WIDENING, "id widening"), (Cause.WIDENED, "id notice")):
        things = [told.by_label[label] for label in told.by_label if label.startswith(what)]
        found |= mailed(told, finder, who, cause, things, Frequency.AT_ONCE)
    assert found == notices.mailed_work(who)
    record_property("cells", len(finder) * 6)


@pytest.mark.parametrize("who", [who for who in PEOPLE if not speaks(who)])
def test_who_cannot_speak_is_sent_nothing(who, told, finder):
    follow_every_thread(told, who)
    for cause in Cause:
        assert mailed(told, finder, who, cause, replies(told), Frequency.DAILY) == set()
        assert mail.outbox == []


def test_a_leak_would_be_found(told, finder, monkeypatch):
    """The proof is not blind: a letter with the title of its thread is one."""
    from forum.notifications.letters import Letter

    monkeypatch.setattr(Letter, "_named", lambda self, thread: {"where": thread.title})
    follow_every_thread(told, "official_qm")
    found = mailed(told, finder, "official_qm", Cause.IN_FOLLOWED, replies(told), Frequency.DAILY)
    assert "members title" in found
