"""Writing to an authority: the letter arrives, its address is shown to nobody, and there are not too many."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.authorities import set_mailbox
from accounts.models import Authority
from forum.events.tasks import run_tasks
from forum.home.actions.letters import write_letter
from forum.home.mail import send_letter
from forum.home.models import Letter
from forum.policies.decision import Refused, Unseen
from forum.policies.letters import MOST_LETTERS
from forum.record.models import Entry
from tests.cast import SPEAKING
from tests.errands import done_by_the_worker

pytestmark = pytest.mark.django_db

SENDER, ADDRESS = "official_qo", "desk@migration.example"
WRITTEN = {"subject": "Two queues", "words": "How do you share a hall?", "form_key": "x"}


class Killed(Exception):
    """The worker is gone."""


def killed(*_args, **_changes):
    raise Killed


@pytest.fixture
def authority(world):
    found = world.authorities["migration_qm"]
    found.mailbox = ADDRESS
    found.save()
    return found


def send(world, authority, who=SENDER, **changes):
    """The letter is handed in; the worker takes it away."""
    answer = hand_in(world, authority, who, **changes)
    done_by_the_worker()
    return answer


def hand_in(world, authority, who=SENDER, **changes):
    sent = WRITTEN | {"form_key": uuid4().hex} | changes
    return world.client(who).post(f"/directory/{authority.pk}/letter/", sent)


def test_a_letter_reaches_the_mailbox_and_an_answer_reaches_its_sender(world, authority):
    answer = send(world, authority)
    assert answer.headers["Location"] == f"/directory/{authority.pk}/"
    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert letter.reply_to == ["official_qo@example.org"]
    assert letter.subject == "Corridor: Two queues"
    assert "example.org" not in letter.from_email
    sender = f"Hana Sato (official, {world.authorities['passports_qo'].place})"
    for words in (sender, "How do you share a hall?", "official_qo@example.org"):
        assert words in letter.body
    assert Letter.objects.get().authority == authority


def test_the_form_says_beforehand_what_goes_with_it_and_not_the_address(world, authority):
    page = world.client(SENDER).get(f"/directory/{authority.pk}/letter/").content.decode()
    for words in (
        "Hana Sato, official, Passport Office",
        "Your e-mail address, official_qo@example.org",
        "only until it has left",
    ):
        assert words in page
    assert ADDRESS not in page


@pytest.mark.parametrize("who", SPEAKING)
def test_the_address_is_read_by_those_who_keep_it(world, authority, who):
    client = world.client(who)
    keeps = who in ("focal_qm", "secretariat")
    page = client.get(f"/directory/{authority.pk}/mailbox/")
    assert (ADDRESS in page.content.decode()) == keeps
    assert page.status_code == (200 if keeps else 403)
    for address in ("/directory/", f"/directory/{authority.pk}/", f"/directory/{authority.pk}/letter/"):
        assert ADDRESS not in client.get(address).content.decode()


def test_what_was_written_is_kept_until_it_has_left(world, authority):
    hand_in(world, authority, words="Something in confidence")
    assert mail.outbox == []
    assert Letter.objects.get().words == "Something in confidence"
    done_by_the_worker()
    assert len(mail.outbox) == 1
    letter = Letter.objects.get()
    assert (letter.subject, letter.words) == ("", "")


def test_sent_twice_it_leaves_once(world, authority):
    answers = [send(world, authority, form_key="once").status_code for _ in range(2)]
    assert answers == [302, 302]
    assert len(mail.outbox) == Letter.objects.count() == 1


def test_the_key_of_another_sender_is_another(world, authority):
    send(world, authority, form_key="once")
    send(world, authority, who="expert", form_key="once")
    assert len(mail.outbox) == 2


def test_after_so_many_in_a_day_the_words_are_kept_on_the_page(world, authority):
    for _ in range(MOST_LETTERS):
        send(world, authority)
    refused = send(world, authority, words="One more, please.")
    assert refused.status_code == 422
    assert "as many letters as one can in a day" in refused.content.decode()
    assert "One more, please." in refused.content.decode()
    assert len(mail.outbox) == MOST_LETTERS
    assert send(world, authority, who="expert").status_code == 302, "Another person is not concerned."
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert send(world, authority).status_code == 302


def test_a_letter_that_cannot_leave_is_tried_again_and_leaves_once(world, authority, monkeypatch):
    def breaks(self):
        raise SMTPServerDisconnected("gone")

    hand_in(world, authority, words="Do not lose this.")
    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", breaks)
        assert run_tasks() == 1
    assert Letter.objects.get().words == "Do not lose this."
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert run_tasks() == 1
        assert run_tasks() == 0
    assert len(mail.outbox) == 1


def test_cut_off_after_the_mail_it_is_the_same_mail_once_more(world, authority, monkeypatch):
    hand_in(world, authority)
    pk = str(Letter.objects.get().pk)
    with monkeypatch.context() as patched:
        patched.setattr(QuerySet, "update", killed)
        with pytest.raises(Killed):
            send_letter.call(pk)
    send_letter.call(pk)
    send_letter.call(pk)
    first, second = (one.extra_headers["Message-ID"] for one in mail.outbox)
    assert first == second


def test_a_letter_to_a_mailbox_that_was_taken_away_meanwhile_is_dropped(world, authority):
    hand_in(world, authority)
    set_mailbox(world.actor("secretariat"), authority.pk, address="")
    done_by_the_worker()
    assert mail.outbox == []
    assert Letter.objects.get().words == ""


def test_no_header_can_be_smuggled_in(world, authority):
    send(world, authority, subject="Two\r\nBcc: all@example.org", words="Bcc: all@example.org")
    [letter] = mail.outbox
    assert letter.recipients() == [ADDRESS]
    assert "Bcc" not in letter.message()
    assert letter.subject == "Corridor: Two Bcc: all@example.org"


def test_words_stay_words_in_the_html_of_the_mail(world, authority):
    send(world, authority, words="<img src=x onerror=alert(1)> & more")
    [html] = [body for body, kind in mail.outbox[0].alternatives if kind == "text/html"]
    assert "<img" not in html
    assert "&lt;img" in html


def test_without_a_mailbox_nobody_writes(world):
    bare = world.authorities["labour_qm"]
    assert world.client(SENDER).get(f"/directory/{bare.pk}/letter/").status_code == 403
    assert send(world, bare).status_code == 403
    assert b"It has no mailbox here yet." in world.client(SENDER).get(f"/directory/{bare.pk}/").content
    with pytest.raises(Refused):
        write_letter(world.actor(SENDER), bare.pk, **WRITTEN)


def test_an_authority_that_is_gone_is_unseen(world):
    with pytest.raises(Unseen):
        write_letter(world.actor(SENDER), uuid4(), **WRITTEN)
    with pytest.raises(Unseen):
        set_mailbox(world.actor("secretariat"), uuid4(), address=ADDRESS)


@pytest.mark.parametrize(("who", "status"), [("focal_qm", 302), ("secretariat", 302), ("focal_qn", 403), (SENDER, 403)])
def test_the_mailbox_is_kept_by_its_focal_points_and_the_secretariat(world, who, status):
    authority = world.authorities["migration_qm"]
    answer = world.client(who).post(f"/directory/{authority.pk}/mailbox/", {"address": "new@migration.example"})
    assert answer.status_code == status
    kept = Authority.objects.get(pk=authority.pk).mailbox
    assert kept == ("new@migration.example" if status == 302 else "")
    noted = Entry.objects.filter(act="authority.mailbox_set", object_id=authority.pk)
    assert noted.count() == (status == 302)


def test_the_same_address_again_is_no_act_of_power(world, authority):
    set_mailbox(world.actor("secretariat"), authority.pk, address=ADDRESS)
    assert not Entry.objects.filter(act="authority.mailbox_set").exists()
    set_mailbox(world.actor("secretariat"), authority.pk, address="")
    assert Authority.objects.get(pk=authority.pk).mailbox == ""
