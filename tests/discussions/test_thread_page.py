"""The page of a thread: each address it has, and what it shows to whom."""

import pytest
from lxml import html

from forum.discussions.actions.response import ask_for_experience
from forum.policies.vocabulary import Attribution, Capacity
from tests.pages import masked
from tests.threads import for_parties, reply_in, thread_by

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
    secret = thread_by(world.actor("official_qm"), audience=for_parties(world.frameworks["FWX"]))
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


ORDER = ["Certificates at the border", "Amara Osei", "Asked for their experience", "Replies 60"]


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["threaded", "flat"])
def test_first_words_stand_under_the_title_and_before_what_became_of_the_thread(world, view):
    thread = thread_by(world.actor("official_qm"))
    ask_for_experience(world.actor("moderator"), thread.pk, authorities=[world.authorities["labour_qm"].pk])
    for _ in range(60):
        reply_in(thread, world.actor("official_qn"))
    for asked, expected in [("", ORDER), ("&after=50", [ORDER[0], *ORDER[2:]]), ("&at=60", [ORDER[0], *ORDER[2:]])]:
        main = html.fromstring(page(world, "expert", thread, f"?view={view}{asked}").content.decode()).find(".//main")
        found = [
            (one.tag, " ".join(one.text_content().split()).removesuffix(" New"))
            for one in main.iter("h1", "h2", "h3")
            if "visually-hidden" not in one.get("class", "")
        ]
        levels = ["h1", *["h2"] * (len(expected) - 1)]
        assert found[: len(expected)] == list(zip(levels, expected, strict=True)), asked
        assert {tag for tag, _words in found[len(expected) :]} == {"h3"}, asked


def test_beside_what_an_expert_says_by_name_stands_the_way_to_their_interests(world):
    thread = thread_by(world.actor("official_qm"))
    named = reply_in(thread, world.actor("expert"))
    reply_in(thread, world.actor("expert"), attribution=Attribution.AUTHORITY_ONLY)
    page = html.fromstring(world.client("official_qm").get(thread.get_absolute_url()).content.decode())
    [link] = page.xpath("//article//a[contains(@href, '#interests')]")
    assert link.xpath("ancestor::li/@data-reply") == [str(named.pk)]
    assert link.text_content() == "Declared interests of Ines Duarte"
    person = html.fromstring(world.client("official_qm").get(link.get("href")).content.decode())
    assert person.get_element_by_id("interests").text_content() == "Declared interests"
