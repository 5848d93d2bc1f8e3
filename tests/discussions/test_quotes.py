"""Quotes are held against their sources before a thread is locked, and again only if a source has changed since."""

from uuid import uuid4

import pytest
from django.db import connection

from forum.discussions import words
from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.posting import post_reply
from forum.discussions.actions.words import edit_reply
from forum.discussions.models import Quote
from forum.discussions.saying import ReplySaid
from forum.discussions.words import Passage, compared, prepare
from forum.policies.decision import Refused
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qm"))


@pytest.fixture
def source(world, thread):
    return reply_in(thread, world.actor("official_qn"), body="One hall, two queues.")


def quoting(world, thread, passages):
    said = ReplySaid(prepare("Yes.", thread), "personal_view", "by_name", passages=passages)
    return post_reply(world.actor("official_qm"), thread.pk, said, form_key=uuid4().hex)


def edited(world, source, body, **known):
    edit_reply(world.actor("official_qn"), source.pk, words=prepare(body, source.thread), version=1, **known)


@pytest.fixture
def within(monkeypatch):
    """Whether each comparison was made in the transaction of a verb."""
    seen = []
    real = words.contains_passage

    def compare(html, passage):
        seen.append(len(connection.savepoint_ids) > outside)
        return real(html, passage)

    outside = len(connection.savepoint_ids)
    monkeypatch.setattr("forum.discussions.words.contains_passage", compare)
    monkeypatch.setattr("forum.discussions.showing.contains_passage", compare)
    return seen


def sent(world, thread, source, passage):
    fields = {"body": "Yes.", "capacity": "personal_view", "attribution": "by_name", "form_key": "k"}
    quote = {"quote_source": str(source.pk), "quote_passage": passage}
    return world.client("official_qm").post(f"{thread.get_absolute_url()}replies/", fields | quote)


@pytest.mark.parametrize(("passage", "status"), [("two queues", 302), ("three queues", 422)])
def test_a_form_compares_once_and_before_the_thread_is_locked(world, thread, source, within, passage, status):
    assert sent(world, thread, source, passage).status_code == status
    assert within == [False]


def test_a_source_edited_meanwhile_is_compared_again(world, thread, source, within):
    gone, kept = (compared([Passage(source.pk, one)], thread) for one in ("two queues", "One hall"))
    edited(world, source, "One hall, one queue.")
    with pytest.raises(Refused, match="does not stand in its source any more"):
        quoting(world, thread, gone)
    assert quoting(world, thread, kept).quotes.get().passage == "One hall"
    assert within == [False, False, True, True]


def test_of_hidden_words_nobody_learns_by_quoting_what_they_say(world, thread, source):
    hide_reply(world.actor("moderator"), source.pk, reason="Names a person.")
    answers = {
        sent(world, thread, source, passage).content.decode().count("no longer shown.")
        for passage in ("two queues", "x")
    }
    assert len(answers) == 1
    assert answers != {0}


def test_an_edit_compares_the_quotes_it_knows_of_before_the_thread_is_locked(world, thread, source, within):
    quoting(world, thread, compared([Passage(source.pk, "two queues")], thread))
    within.clear()
    client = world.client("official_qn")
    assert client.post(f"/replies/{source.pk}/edit/", {"body": "One queue.", "version": 1}).status_code == 302
    assert within == [False]
    assert not Quote.objects.get().stands


def test_a_quote_made_while_its_source_was_being_edited_is_compared_too(world, thread, source):
    quoting(world, thread, compared([Passage(source.pk, "two queues")], thread))
    edited(world, source, "One queue.", standing={})
    assert not Quote.objects.get().stands
