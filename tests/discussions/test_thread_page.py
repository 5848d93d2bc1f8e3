"""The page of a thread: each address it has, and what it shows to whom."""

import pytest

from forum.policies.vocabulary import Attribution, AudienceKind, Capacity
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


def test_the_next_reply_is_offered_as_one_spoke_last_in_this_thread(world, thread):
    actor = world.actor("official_qn")
    reply_in(thread, actor, capacity=Capacity.FACTUAL_INFORMATION, attribution=Attribution.PARTY_ONLY)
    offered = page(world, "official_qn", thread).context["page"].form
    assert (offered["capacity"].value(), offered["attribution"].value()) == ("factual_information", "party_only")
    assert '<option value="party_only" selected>' in page(world, "official_qn", thread).content.decode()


def test_nothing_is_offered_to_who_did_not_speak_in_this_thread_yet(world, thread):
    elsewhere = thread_by(world.actor("official_qm"))
    reply_in(elsewhere, world.actor("official_qn"), capacity=Capacity.FACTUAL_INFORMATION)
    reply_in(thread, world.actor("focal_qn"))
    offered = page(world, "official_qn", thread).context["page"].form
    assert (offered["capacity"].value(), offered["attribution"].value()) == (None, None)


@pytest.mark.parametrize(
    ("capacity", "attribution", "sentence"),
    [
        ("", "by_name", "Please choose in which capacity you speak."),
        ("official_position", "by_name", "Only a focal point can state an official position of the authority."),
        ("moderator", "by_name", "You cannot speak in this capacity. Choose one of those offered."),
        ("personal_view", "everywhere", "You cannot speak under this attribution. Choose one of those offered."),
    ],
)
def test_who_chooses_what_is_not_theirs_reads_the_rule(world, thread, capacity, attribution, sentence):
    sent = {"body": "My words.", "capacity": capacity, "attribution": attribution, "form_key": "k"}
    answer = world.client("official_qn").post(f"/threads/{thread.pk}/replies/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "My words." in answer.content.decode()
    assert thread.replies.count() == 1


@pytest.mark.django_db
def test_asking_authorities_is_offered_to_those_who_may(world):
    thread = thread_by(world.actor("official_qm"))
    for name, may_ask in [("official_qm", True), ("focal_qn", True), ("moderator", True), ("official_qn", False)]:
        page = world.client(name).get(thread.get_absolute_url()).content.decode()
        assert (f"{thread.get_absolute_url()}requests/" in page) is may_ask, name


@pytest.mark.django_db
def test_a_moderator_without_a_second_factor_is_told_so_where_they_would_write(world):
    thread = thread_by(world.actor("official_qm"))
    told = "Set up a second factor before you speak in this role."
    assert told in world.client("moderator_bare").get(thread.get_absolute_url()).content.decode()
    assert told not in world.client("official_qm").get(thread.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_a_passage_that_is_the_whole_text_is_no_quote(world):
    thread = thread_by(world.actor("official_qm"), body="word " * 2000)
    sent = {"body": "Yes.", "capacity": "personal_view", "attribution": "by_name", "form_key": "k"}
    quoted = {"quote_source": str(thread.replies.get().pk), "quote_passage": "word " * 1100}
    response = world.client("official_qn").post(f"{thread.get_absolute_url()}replies/", sent | quoted)
    assert response.status_code == 422
    assert "A passage you quote is too long." in response.content.decode()
    assert thread.replies.count() == 1
