"""Acts on a reply: what is refused is said where it was typed, and what was typed is still there."""

import pytest

from forum.discussions.actions.curation import hide_reply
from forum.policies.vocabulary import ReplyState
from forum.record.models import Entry
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

TOO_LONG = "word " * 101
MISSING = "Please give a reason: it is shown to those who read the thread."


@pytest.fixture
def reply(world):
    return reply_in(thread_by(world.actor("official_qm")), world.actor("official_qn"))


def refused(answer, field, kept):
    """A page with the sentence at the field, the field open to be seen, and what was typed in it."""
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}_error"' in page
    assert 'aria-invalid="true"' in page
    assert kept in page
    return page


@pytest.mark.parametrize(
    ("reason", "sentence"), [("", MISSING), (" \n ", MISSING), (TOO_LONG, "at most 500 characters")]
)
@pytest.mark.parametrize("script", [True, False])
def test_a_reason_that_is_refused_shows_the_acts_again(world, reply, reason, sentence, script):
    headers = {"HX-Request": "true"} if script else {}
    answer = world.client("moderator").post(f"/replies/{reply.pk}/hiding/", {"reason": reason}, headers=headers)
    page = refused(answer, "hide-reason", reason.strip())
    assert sentence in page
    assert "<details open>" in page
    assert ('<section id="acts"' in page, "<html" in page) == (True, not script)
    reply.refresh_from_db()
    assert reply.state == ReplyState.PUBLISHED
    assert not Entry.objects.exists()


def test_who_may_not_hide_is_told_so_and_not_asked_for_a_reason(world, reply):
    answer = world.client("official_qm").post(f"/replies/{reply.pk}/hiding/", {"reason": ""})
    assert answer.status_code == 403
    assert "Only moderators and the secretariat can do this." in answer.content.decode()


def test_what_is_hidden_already_is_not_hidden_again(world, reply):
    hide_reply(world.actor("moderator"), reply.pk, reason="Names a person.")
    answer = world.client("secretariat").post(f"/replies/{reply.pk}/hiding/", {"reason": "Me too."})
    assert answer.status_code == 403
    reply.refresh_from_db()
    assert reply.state_reason == "Names a person."


def test_a_reason_to_close_that_is_refused_is_kept(world, reply):
    answer = world.client("moderator").post(f"{reply.thread.get_absolute_url()}closure/", {"reason": TOO_LONG})
    refused(answer, "id_reason", TOO_LONG.strip())


def edited(client, reply, body):
    return client.post(f"/replies/{reply.pk}/edit/", {"body": body, "version": 1})


def test_an_edit_of_what_was_edited_meanwhile_is_a_conflict_that_shows_both(world, reply):
    client = world.client("official_qn")
    assert edited(client, reply, "Two halls.").status_code == 302
    answer = edited(client, reply, "Three halls.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "These words were edited meanwhile." in page
    assert "<ins>" in page
    assert "Three halls.</textarea>" in page
    assert 'name="version" value="2"' in page
    reply.refresh_from_db()
    assert reply.body == "Two halls."
    assert client.post(f"/replies/{reply.pk}/edit/", {"body": "Three halls.", "version": 2}).status_code == 302


def test_an_edit_that_says_nothing_is_no_conflict(world, reply):
    assert edited(world.client("official_qn"), reply, " ").status_code == 422
