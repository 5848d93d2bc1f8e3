"""What waits, grouped: three replies under one's post are one row, which says why it is there and what stops it."""

import pytest
from lxml import html

from forum.notifications.actions.following import follow
from forum.notifications.notices import NAMED, notices_for
from forum.notifications.vocabulary import Followed
from tests.errands import done_by_the_worker
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

WHO = "official_qm"
OTHERS = ("official_qn", "official_qo", "labour_qm", "expert")


@pytest.fixture
def thread(world):
    return thread_by(world.actor(WHO), title="Asked of all")


def rows(world, section="waiting-h"):
    page = html.fromstring(world.client(WHO).get("/waiting/").content.decode())
    return page.xpath(f"//section[@aria-labelledby='{section}']//li")


def said(row):
    return " ".join(row.text_content().split())


def test_replies_under_ones_post_are_one_row_and_are_cleared_together(world, thread):
    replies = [reply_in(thread, world.actor(who)) for who in OTHERS]
    done_by_the_worker()
    [row] = rows(world)
    assert f"{len(OTHERS)} replies under your posts" in said(row)
    assert "and others" in said(row)
    assert "because it answers your words" in said(row)
    assert row.xpath(".//h2/a/@href") == [f"/replies/{replies[0].pk}/"]
    clear = row.xpath(".//form[@data-clear]")[0]
    sent = {one.get("name"): one.get("value") for one in clear.xpath(".//input|.//button")}
    assert world.client(WHO).post(clear.get("action"), sent).headers["Location"] == "/waiting/"
    assert rows(world) == []


def test_some_of_the_authors_are_named_once_each(world, thread):
    for who in (*OTHERS[:2], *OTHERS[:2]):
        reply_in(thread, world.actor(who))
    done_by_the_worker()
    [notice] = notices_for(world.actor(WHO), 100)
    assert (notice.words.number, notice.words.has_others) == (4, False)
    assert notice.words.authors == ", ".join(world.people[who].name for who in OTHERS[:2])
    assert NAMED >= 2


def test_clearing_leaves_what_came_after_the_page_was_drawn(world, thread):
    reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    [row] = rows(world)
    clear = row.xpath(".//form[@data-clear]")[0]
    sent = {one.get("name"): one.get("value") for one in clear.xpath(".//input|.//button")}
    late = reply_in(thread, world.actor("official_qo"))
    done_by_the_worker()
    world.client(WHO).post(clear.get("action"), sent)
    [row] = rows(world)
    assert row.xpath(".//h2/a/@href") == [f"/replies/{late.pk}/"]


def test_mentions_and_replies_of_one_thread_stand_apart_since_other_things_stop_them(world, thread):
    person = world.people[WHO]
    reply_in(thread, world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body=f"[@somebody](/people/{person.pk}/) see here.")
    done_by_the_worker()
    assert {notice.words.kind for notice in notices_for(world.actor(WHO), 100)} == {"mention", "reply"}
    follow(world.actor(WHO), Followed.THREAD, str(thread.pk), on=False)
    [notice] = notices_for(world.actor(WHO), 100)
    assert notice.words.kind == "mention"


def test_a_thread_whose_words_wait_stands_once(world, thread):
    for body in ("One hall.", "Two queues."):
        first = reply_in(thread, world.actor("official_qn"), body=body)
    reply_in(thread, world.actor("official_qo"), parent=first)
    done_by_the_worker()
    assert len(rows(world)) == 1
    assert rows(world, "followed-h") == [], "What answers somebody else is unread too, and the thread stands above."
    clear = rows(world)[0].xpath(".//form[@data-clear]")[0]
    sent = {one.get("name"): one.get("value") for one in clear.xpath(".//input|.//button")}
    world.client(WHO).post(clear.get("action"), sent)
    assert rows(world) == []
    [left] = rows(world, "followed-h")
    assert "1 new" in said(left)


def test_who_stops_is_told_nothing_more_of_replies_and_all_of_it_when_they_follow_again(world, thread):
    reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    [row] = rows(world)
    stop = row.xpath(".//form[contains(@action, '/following/')]")[0]
    world.client(WHO).post(stop.get("action"), {"on": "0"})
    assert rows(world) == []
    follow(world.actor(WHO), Followed.THREAD, str(thread.pk), on=True)
    assert len(rows(world)) == 1


def test_first_words_mention_people_too(world):
    person = world.people["expert"]
    thread_by(world.actor(WHO), body=f"What says [@somebody](/people/{person.pk}/)?")
    done_by_the_worker()
    [notice] = notices_for(world.actor("expert"), 100)
    assert (notice.words.kind, notice.words.first.number) == ("mention", 0)
