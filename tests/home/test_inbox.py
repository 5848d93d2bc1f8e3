"""The home page of a member: what waits, what is unread, what is new; cleared by them and by nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from lxml import html

from forum.cases.actions.review import submit_version
from forum.cases.actions.standing import withdraw_case
from forum.discussions.actions.personal import mark_read, save_reply_draft
from forum.discussions.actions.response import ask_for_experience
from forum.discussions.models import ReadRange
from forum.home.inbox import SHOWN, Inbox
from forum.home.models import Aside
from forum.notifications.actions.following import follow
from forum.notifications.vocabulary import Followed
from forum.notifications.waiting import count_for
from forum.policies.vocabulary import AudienceKind
from tests.case_studies import draft_by, published_by
from tests.errands import follow_up
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

READER = "official_qn"


def read_page(world, who=READER):
    return html.fromstring(world.client(who).get("/").content.decode())


def section(page, name):
    """The titles of the rows of a section, as they stand; nothing where it is not drawn."""
    return [title.text_content() for title in page.xpath(f"//section[@aria-labelledby='s-{name}']//h3/a")]


def clear(world, row, who=READER):
    """Press the button of a row, without script; the page that follows."""
    [form] = row.xpath(".//form[@data-clear]")
    return pressed(world.client(who), form)


def pressed(client, form):
    """The home page to which a form of it leads back."""
    sent = {one.get("name"): one.get("value") for one in form.xpath(".//input | .//button") if one.get("name")}
    answer = client.post(form.get("action"), sent)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    return html.fromstring(client.get("/").content.decode())


def undone(world, page):
    """The page after the button of the message was pressed."""
    [form] = page.xpath("//form[@data-undo]")
    return pressed(world.client(READER), form)


def rows(page, name):
    return page.xpath(f"//section[@aria-labelledby='s-{name}']//li[contains(@class, 'topic')]")


@pytest.fixture
def mentioned(world):
    """A thread of somebody's in which the reader is mentioned twice, and answered once."""
    thread = thread_by(world.actor("official_qm"), title="Mentioned here")
    own = reply_in(thread, world.actor(READER))
    link = f"[@you](/people/{world.people[READER].pk}/)"
    reply_in(thread, world.actor("official_qm"), body=f"As {link} said")
    reply_in(thread, world.actor("labour_qm"), parent=own)
    reply_in(thread, world.actor("labour_qm"), body="To nobody in particular.")
    follow_up()
    return thread


def test_what_waits_comes_first_and_one_row_has_all_of_a_thread(world, mentioned):
    page = read_page(world)
    assert section(page, "waiting") == ["Mentioned here"]
    [row] = rows(page, "waiting")
    said = [" ".join(one.text_content().split()) for one in row.xpath(".//ul/li")]
    assert said == ["Amara Osei mentioned you in #2", "Esi Boateng replied to you in #3"]
    assert section(page, "followed") == [], "What waits stands in one section only."


def test_clearing_words_reads_them_and_no_others(world, mentioned):
    clear(world, rows(read_page(world), "waiting")[0])
    read = ReadRange.objects.filter(state__person=world.people[READER], state__thread=mentioned)
    assert list(read.values_list("first", "last")) == [(1, 3)], "The own words, and those that waited."
    page = read_page(world)
    assert section(page, "waiting") == []
    assert section(page, "followed") == ["Mentioned here"], "The rest of the thread is unread still."
    assert count_for(world.actor(READER)) == 0


def test_a_thread_is_cleared_as_far_as_it_was_shown(world):
    thread = thread_by(world.actor("official_qm"), title="Followed")
    follow(world.actor(READER), Followed.THREAD, str(thread.pk), on=True)
    mark_read(world.actor(READER), thread.pk, ranges=[(0, 0)])
    reply_in(thread, world.actor("official_qm"))
    page = read_page(world)
    assert section(page, "followed") == ["Followed"]
    reply_in(thread, world.actor("official_qm"), body="Came after the page.")
    clear(world, rows(page, "followed")[0])
    page = read_page(world)
    assert section(page, "followed") == ["Followed"]
    assert "1 new" in rows(page, "followed")[0].text_content()


def test_the_rest_is_what_one_does_not_follow_and_has_not_read(world):
    thread_by(world.actor(READER), title="My own, read")
    thread_by(world.actor("official_qm"), title="Older")
    thread_by(world.actor("official_qm"), title="Newer")
    page = read_page(world)
    assert section(page, "followed") == []
    assert section(page, "others") == ["Newer", "Older"]
    clear(world, rows(page, "others")[0])
    assert section(read_page(world), "others") == ["Older"]


def test_what_one_may_not_see_does_not_exist(world):
    thread_by(world.actor("official_qm"), title="For FWX", audience=for_parties(world.frameworks["FWX"]))
    assert section(read_page(world), "others") == ["For FWX"]
    page = read_page(world, "official_qo")
    assert "For FWX" not in page.text_content()
    assert page.xpath("//*[@id='all-read']")


def test_new_cases_are_those_of_my_partys_frameworks_that_i_have_not_opened(world):
    people = world.actor("official_qm"), world.actor("focal_qm")
    published_by(*people, title="Under FWX")
    published_by(*people, title="Under FWY", framework=world.frameworks["FWY"])
    gone = published_by(*people, title="Withdrawn")
    withdraw_case(people[1], gone.pk, reason="Wrong figures.")
    draft_by(people[0], title="Only a draft")
    page = read_page(world)
    assert section(page, "cases") == ["Under FWX"]
    assert section(page, "others") == ["Withdrawn", "Under FWY"]
    assert set(section(read_page(world, "expert"), "cases")) == {"Under FWX", "Under FWY"}, "Without a Party, all."
    clear(world, rows(page, "cases")[0])
    assert section(read_page(world), "cases") == []


def test_a_new_case_in_what_one_follows_stands_there_only(world):
    follow(world.actor(READER), Followed.FRAMEWORK, "FWX", on=True)
    published_by(world.actor("official_qm"), world.actor("focal_qm"), title="Under FWX")
    page = read_page(world)
    assert section(page, "followed") == ["Under FWX"]
    assert section(page, "cases") == section(page, "others") == []


def test_something_to_be_done_is_put_aside_and_goes_on_waiting(world):
    thread = thread_by(world.actor("official_qm"), title="Asked of Norland")
    mark_read(world.actor(READER), thread.pk, ranges=[(0, 0)])
    ask_for_experience(world.actor("official_qm"), thread.pk, authorities=[world.authorities["immigration_qn"].pk])
    page = read_page(world)
    assert section(page, "waiting") == ["Asked of Norland"]
    clear(world, rows(page, "waiting")[0])
    page = read_page(world)
    assert section(page, "waiting") == []
    assert page.xpath("//*[@id='all-read']")
    assert "1 thing put aside still waits for you" in " ".join(page.text_content().split())
    assert count_for(world.actor(READER)) == 1
    assert b"Asked of Norland" in world.client(READER).get("/waiting/").content
    assert section(read_page(world, "focal_qn"), "waiting") == ["Asked of Norland"], "A colleague finds it."
    world.client(READER).post("/aside/", {"again": "1"})
    assert section(read_page(world), "waiting") == ["Asked of Norland"]
    assert not Aside.objects.exists()


def test_what_begins_to_wait_anew_stands_there_again(world):
    """A version is handed in, put aside, handed in once more."""
    focal, author = world.actor("focal_qm"), world.actor("official_qm")
    version = draft_by(author, title="In review")
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    with time_machine.travel(noon, tick=False):
        submit_version(author, version.pk)
    with time_machine.travel(noon + timedelta(hours=1), tick=False):
        clear(world, rows(read_page(world, "focal_qm"), "waiting")[0], "focal_qm")
        assert section(read_page(world, "focal_qm"), "waiting") == []
    type(version).objects.filter(pk=version.pk).update(submitted_at=noon + timedelta(hours=2))
    assert [entry.item.about for entry in Inbox(focal).waiting] == [version.pk]


def test_all_read_says_what_is_open_elsewhere(world):
    page = read_page(world)
    assert page.xpath("//*[@id='all-read']")[0].text_content() == "You have read everything here."
    assert "Nothing is open elsewhere either." in page.text_content()
    thread = thread_by(world.actor(READER), title="Own")
    draft = {"thread_id": thread.pk, "body": "Hm", "fields": {}, "version": 0}
    save_reply_draft(world.actor(READER), world.people["expert"].pk, **draft)
    draft_by(world.actor(READER))
    said = " ".join(read_page(world).text_content().split())
    assert "1 draft of yours is not posted" in said
    assert "1 case study of your authority is being written" in said
    assert "being written" not in read_page(world, "official_qm").text_content()


def test_of_many_some_are_shown_and_the_way_to_the_others(world):
    for number in range(SHOWN + 2):
        thread_by(world.actor("official_qm"), title=f"Thread {number}")
    page = read_page(world)
    assert len(section(page, "others")) == SHOWN
    assert page.xpath("//section[@aria-labelledby='s-others'][@data-more]/p/a/@href") == ["/exchange/?show=unread"]


def test_nothing_stands_on_the_page_twice(world, mentioned):
    people = world.actor("official_qm"), world.actor("focal_qm")
    case = published_by(*people, title="A case")
    reply_in(case.thread, world.actor(READER), body="Read only this.")
    reply_in(case.thread, world.actor("official_qm"))
    thread_by(world.actor("official_qm"), title="Another")
    follow_up()
    page = read_page(world)
    names = page.xpath("//li[contains(@class, 'topic')]/@data-stream")
    assert len(names) == len(set(names)) == 3
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_the_page_follows_what_is_on_it(world, mentioned):
    thread = thread_by(world.actor("official_qm"))
    inbox = Inbox(world.actor(READER))
    assert f"thread:{thread.pk}" in inbox.streams_json
    assert f"person:{world.people[READER].pk}" in inbox.streams_json
    assert f"audience:{AudienceKind.FRAMEWORK}:FWX" in inbox.streams_json
    assert f"audience:{AudienceKind.FRAMEWORK}:FWY" not in inbox.streams_json


@pytest.mark.parametrize("said", [{}, {"about": "that one"}])
def test_to_put_nothing_aside_is_no_request(world, said):
    assert world.client(READER).post("/aside/", said).status_code == 400


def test_with_script_the_answer_is_short(world):
    thread = thread_by(world.actor("official_qm"))
    authorities = [world.authorities["immigration_qn"].pk]
    [request] = ask_for_experience(world.actor("official_qm"), thread.pk, authorities=authorities)
    answer = world.client(READER).post("/aside/", {"about": str(request.pk)}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert len(html.fromstring(answer.content.decode()).xpath("//form[@data-undo]")) == 1
    assert b"<html" not in answer.content
    assert Aside.objects.filter(person=world.people[READER]).count() == 1


def test_clearing_is_undone_and_what_was_read_before_stays_read(world, mentioned):
    mark_read(world.actor(READER), mentioned.pk, ranges=[(2, 2)])
    page = clear(world, rows(read_page(world), "waiting")[0])
    assert "Marked as read." in page.xpath("//*[@role='status'][contains(@class, 'notice')]")[0].text_content()
    assert section(page, "waiting") == []
    page = undone(world, page)
    read = ReadRange.objects.filter(state__person=world.people[READER], state__thread=mentioned)
    assert list(read.values_list("first", "last")) == [(1, 2)], "The own words, and those read before."
    assert section(page, "waiting") == ["Mentioned here"]
    assert "Marked as unread again." in page.text_content()
    assert not page.xpath("//form[@data-undo]")


def test_what_was_put_aside_last_comes_back_alone(world):
    asker = world.actor("official_qm")
    for title in ("First", "Second"):
        thread = thread_by(asker, title=title)
        mark_read(world.actor(READER), thread.pk, ranges=[(0, 0)])
        ask_for_experience(asker, thread.pk, authorities=[world.authorities["immigration_qn"].pk])
    page = clear(world, rows(read_page(world), "waiting")[1])
    page = clear(world, rows(page, "waiting")[0])
    assert section(undone(world, page), "waiting") == ["Second"]


def test_what_does_not_wait_for_one_cannot_be_put_aside(world):
    thread = thread_by(world.actor("official_qm"))
    [request] = ask_for_experience(
        world.actor("official_qm"), thread.pk, authorities=[world.authorities["immigration_qn"].pk]
    )
    assert world.client("official_qo").post("/aside/", {"about": str(request.pk)}).status_code == 404
    assert not Aside.objects.exists()


def test_a_way_back_leads_nowhere_else(world):
    thread = thread_by(world.actor("official_qm"))
    sent = {"ranges": "0-0", "back": "https://elsewhere.example/"}
    answer = world.client(READER).post(f"/threads/{thread.pk}/reading/", sent)
    assert answer.headers["Location"] == thread.get_absolute_url()
