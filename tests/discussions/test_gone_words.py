"""Words that are no longer shown take with them the title over them and the names of those who wrote them."""

import pytest

from forum.discussions.actions.curation import hide_reply, show_reply
from forum.discussions.actions.response import ask_for_experience
from forum.discussions.actions.words import withdraw_reply
from forum.events.running import run_pending
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

GONE = "Title no longer shown"


@pytest.fixture
def thread(world):
    """A question to which the Ministry of Labour was asked to answer."""
    thread = thread_by(world.actor("official_qm"), title="Certificates of Amara")
    ask_for_experience(world.actor("official_qm"), thread.pk, authorities=[world.authorities["labour_qm"].pk])
    return thread


def hidden(world, thread, number=0):
    return hide_reply(world.actor("moderator"), thread.replies.get(number=number).pk, reason="Names a person.")


def addresses(thread):
    first = thread.replies.get(number=0)
    request = thread.requests.get()
    return {
        "official_qm": [thread.get_absolute_url(), f"{thread.get_absolute_url()}?part", "/exchange/", "/waiting/"],
        "labour_qm": ["/waiting/", "/drafts/", f"/requests/{request.pk}/", f"/replies/{first.pk}/acts/"],
        "moderator": [f"{thread.get_absolute_url()}{page}/" for page in ("closure", "requests")] + ["/exchange/"],
    }


def everywhere(world, thread):
    """The pages on which the thread is named, to whoever has them."""
    return {
        (who, address): world.client(who).get(address).content.decode()
        for who, pages in addresses(thread).items()
        for address in pages
    }


def test_the_title_goes_with_the_first_words_and_comes_back_with_them(world, thread):
    world.client("labour_qm").post(
        "/drafts/00000000-0000-4000-8000-000000000001/", {"thread": thread.pk, "body": "Perhaps", "version": 0}
    )
    reply_in(thread, world.actor("official_qn"))
    run_pending()
    pages = everywhere(world, thread)
    assert {at for at, page in pages.items() if "Certificates of Amara" not in page} == set()
    hidden(world, thread)
    pages = everywhere(world, thread)
    assert {at for at, page in pages.items() if "Certificates" in page or GONE not in page} == set()
    show_reply(world.actor("moderator"), thread.replies.get(number=0).pk)
    pages = everywhere(world, thread)
    assert {at for at, page in pages.items() if GONE in page or "Certificates of Amara" not in page} == set()


def test_a_title_that_was_withdrawn_is_read_by_its_author_alone(world, thread):
    first = thread.replies.get(number=0)
    withdraw_reply(world.actor("official_qm"), first.pk)
    reads = {
        who: "Certificates of Amara" in world.client(who).get(f"/replies/{first.pk}/acts/").content.decode()
        for who in ("official_qm", "moderator", "official_qn")
    }
    assert reads == {"official_qm": True, "moderator": False, "official_qn": False}


def test_a_title_that_was_hidden_is_read_by_moderators_where_hidden_words_are(world, thread):
    first = hidden(world, thread)
    reads = {
        who: "Certificates of Amara" in world.client(who).get(f"/replies/{first.pk}/acts/").content.decode()
        for who in ("official_qm", "moderator", "secretariat", "official_qn", "moderator_bare")
    }
    assert [who for who, it in reads.items() if it] == ["official_qm", "moderator", "secretariat"]


def test_a_reply_that_is_hidden_leaves_the_title_alone(world, thread):
    reply_in(thread, world.actor("official_qn"))
    hidden(world, thread, 1)
    assert "Certificates of Amara" in world.client("expert").get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize("query", ["", "?view=flat"])
def test_nobody_is_named_as_having_written_what_is_gone(world, thread, query):
    answered = reply_in(thread, world.actor("official_qn"), body="Two queues.")
    reply_in(thread, world.actor("expert"), parent=answered, quoting=[(answered, "Two queues")])
    page = world.client("moderator").get(thread.get_absolute_url() + query).content.decode()
    assert "in reply to Fatou Keita #1" in page
    hidden(world, thread, 1)
    page = world.client("moderator").get(thread.get_absolute_url() + query).content.decode()
    assert "in reply to #1" in page
    assert "Fatou Keita" not in page
    show_reply(world.actor("moderator"), answered.pk)
    page = world.client("moderator").get(thread.get_absolute_url() + query).content.decode()
    assert "in reply to Fatou Keita #1" in page


def test_an_answer_for_an_authority_that_is_gone_is_not_pointed_at(world, thread):
    """Else the line would say which authority wrote it."""
    answer = reply_in(thread, world.actor("labour_qm"), answers_request=True)
    assert "answered in #1" in world.client("expert").get(thread.get_absolute_url()).content.decode()
    withdraw_reply(world.actor("labour_qm"), answer.pk)
    page = world.client("expert").get(thread.get_absolute_url()).content.decode()
    assert "answered in #1" not in page
    assert "answered, in words that are no longer shown" in page
