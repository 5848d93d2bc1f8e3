"""Drafts on the page of a thread: offered, never imposed; whole when they are continued."""

from uuid import uuid4

import pytest
from lxml import html

from forum.discussions.actions.personal import save_reply_draft
from forum.discussions.offers import MOST_OFFERED
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qn"))


def drafted(world, thread, body="Two queues.", **fields):
    saved = save_reply_draft(
        world.actor("official_qm"), uuid4(), thread_id=thread.pk, body=body, fields=fields, version=0
    )
    return saved.pk


def page(world, thread, query="", name="official_qm"):
    answer = world.client(name).get(f"{thread.get_absolute_url()}{query}")
    return html.fromstring(answer.content.decode())


def words_in(shown):
    return shown.xpath("string(//form[@id='reply-form']//textarea[@name='body'])").strip()


def offered(shown):
    return [" ".join(one.xpath("string(span)").split()) for one in shown.xpath("//*[@id='drafts-offered']//li")]


def test_a_draft_is_offered_in_a_line_and_not_imposed(world, thread):
    answered = reply_in(thread, world.actor("official_qn"))
    draft = drafted(world, thread, parent=str(answered.pk))
    shown = page(world, thread)
    assert words_in(shown) == ""
    [line] = offered(shown)
    assert line.startswith("You were writing a reply to #1, saved ")
    [way] = shown.xpath("//*[@id='drafts-offered']//li/a/@href")
    assert way == f"?draft={draft}&view=threaded#composer"


def test_a_draft_that_is_continued_has_its_words_its_target_and_its_quotes(world, thread):
    first = reply_in(thread, world.actor("official_qn"), body="One hall.")
    second = reply_in(thread, world.actor("expert"), body="No hall at all.")
    fields = {"parent": str(first.pk), "quote_source": str(second.pk), "quote_passage": "No hall"}
    draft = drafted(world, thread, **fields)
    shown = page(world, thread, f"?draft={draft}")
    [about] = shown.xpath("//form[@id='reply-form']//p[contains(@class, 'target')]")
    assert words_in(shown) == "Two queues."
    assert about.get("hidden") is None
    assert about.xpath(".//input[@name='parent'][@type='checkbox'][@checked]/@value") == [str(first.pk)]
    assert " ".join(about.text_content().split()) == "In reply to #1 One hall."
    [quote] = shown.xpath("//div[@class='quotes']/div")
    assert "Ines Duarte #2" in quote.text_content()
    assert quote.xpath("string(textarea)").strip() == "No hall"
    assert offered(shown) == []


def test_a_few_are_offered_and_the_way_to_all_others(world, thread):
    for number in range(MOST_OFFERED + 2):
        drafted(world, thread, body=f"Words {number}")
    shown = page(world, thread)
    assert len(offered(shown)) == MOST_OFFERED
    assert shown.xpath("//*[@id='drafts-offered']//a[@href='/drafts/']")


@pytest.mark.parametrize(
    "fields", [{"parent": "x"}, {"parent": ["x", "y"]}, {"quote_source": "x", "quote_passage": "y"}]
)
def test_a_draft_with_odd_fields_is_offered_and_continued(world, thread, fields):
    draft = drafted(world, thread, **fields)
    assert offered(page(world, thread))
    assert words_in(page(world, thread, f"?draft={draft}")) == "Two queues."


def test_drafts_that_say_nothing_and_those_of_others_are_not_offered(world, thread):
    drafted(world, thread, body=" ")
    drafted(world, thread_by(world.actor("official_qn")))
    assert offered(page(world, thread)) == []
    draft = drafted(world, thread)
    assert offered(page(world, thread, name="colleague_qm")) == []
    assert words_in(page(world, thread, f"?draft={draft}", name="colleague_qm")) == ""


def test_who_takes_the_target_off_answers_the_thread(world, thread):
    first = reply_in(thread, world.actor("official_qn"))
    sent = {"body": "Mine.", "capacity": "personal_view", "attribution": "by_name", "form_key": "a"}
    client = world.client("official_qm")
    client.post(f"{thread.get_absolute_url()}replies/", sent | {"parent": str(first.pk)})
    client.post(f"{thread.get_absolute_url()}replies/", sent | {"form_key": "b"})
    assert [reply.parent for reply in thread.replies.filter(number__gt=1).order_by("number")] == [first, None]


def test_a_refused_reply_is_drawn_with_what_it_answers(world, thread):
    first = reply_in(thread, world.actor("official_qn"), body="One hall.")
    sent = {"body": " ", "parent": str(first.pk), "form_key": "a"}
    answer = world.client("official_qm").post(f"{thread.get_absolute_url()}replies/", sent)
    shown = html.fromstring(answer.content.decode())
    assert shown.xpath("//input[@name='parent'][@checked]/@value") == [str(first.pk)]


def test_who_discards_a_draft_in_a_thread_is_back_there(world, thread):
    draft = drafted(world, thread)
    answer = world.client("official_qm").post(f"/drafts/{draft}/discarded/", {"from_thread": "1"})
    assert answer.headers["Location"] == thread.get_absolute_url()
    assert offered(page(world, thread)) == []
