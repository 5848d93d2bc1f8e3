"""The page of a thread: each address it has, and what it shows to whom."""

import pytest

from forum.policies.vocabulary import AudienceKind
from tests.pages import masked
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qm"))


def page(world, name, thread, query=""):
    return world.client(name).get(f"/threads/{thread.pk}/{query}")


@pytest.mark.parametrize("query", ["", "?view=flat", "?at=1", "?before=1", "?after=0", "?to=1", "?quote=1", "?part"])
def test_every_address_of_a_thread_shows_its_replies(world, thread, query):
    reply_in(thread, world.actor("official_qn"), body="One hall, two queues.")
    shown = page(world, "official_qm", thread, query)
    assert shown.status_code == 200
    assert "One hall, two queues." in shown.content.decode() or "before" in query


@pytest.mark.parametrize(
    "query", ["?at=99999999", "?at=-1", "?at=x", "?at=٣", "?to=7", "?quote=7", "?draft=x", "?before=0", "?after=1"]
)
def test_an_address_that_asks_for_nothing_that_exists_shows_the_thread(world, thread, query):
    assert page(world, "official_qm", thread, query).status_code == 200


def test_a_thread_for_others_answers_as_one_that_does_not_exist(world):
    secret = thread_by(world.actor("official_qm"), audience=AudienceKind.FRAMEWORK, framework=world.frameworks["FWX"])
    client = world.client("official_qo")
    unseen, nowhere = client.get(f"/threads/{secret.pk}/"), client.get("/threads/00000000-0000-4000-8000-000000000000/")
    assert unseen.status_code == nowhere.status_code == 404
    assert masked(unseen) == masked(nowhere)
