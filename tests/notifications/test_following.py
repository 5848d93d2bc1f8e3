"""Following: by hand and by itself, undone for good, and exactly what is unread in it."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.personal import mark_read
from forum.discussions.models import Thread
from forum.events.models import Event, StreamKind, id_of, stream_name
from forum.notifications.actions.following import follow
from forum.notifications.followed import (
    count_unread_for,
    new_in_followed,
    threads_followed_by,
    unread_followed,
    unread_for,
)
from forum.notifications.models import Follow
from forum.notifications.vocabulary import Followed, Reason
from forum.policies.decision import Unseen
from forum.policies.vocabulary import Attribution
from forum.taxonomy.models import Tool
from tests.case_studies import draft_by, published_by
from tests.errands import done_by_the_worker
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
READER = "official_qo"


def following(world, who):
    return set(Follow.objects.by(world.people[who].pk).standing().values_list("thread__title_as_written", "reason"))


def told(world, who):
    stream = stream_name(StreamKind.PERSON, world.people[who].pk)
    return Event.objects.filter(stream=id_of(stream), kind="following.changed").count()


def titles(threads):
    return {thread.title for thread in threads}


def control(world, who, thread):
    page = html.fromstring(world.client(who).get(f"/threads/{thread.pk}/").content.decode())
    return [" ".join(one.text_content().split()) for one in page.xpath("//follow-control")]


def test_who_starts_or_replies_follows_by_itself_and_is_told_so(world):
    thread = thread_by(world.actor("official_qm"), title="At the border")
    reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    assert following(world, "official_qm") == {("At the border", Reason.STARTED)}
    assert following(world, "official_qn") == {("At the border", Reason.REPLIED)}
    assert [told(world, who) for who in ("official_qm", "official_qn", READER)] == [1, 1, 0]
    assert control(world, "official_qm", thread) == ["You follow this thread. You started it. Stop following"] * 2
    assert control(world, "official_qn", thread) == ["You follow this thread. You replied in it. Stop following"] * 2
    assert control(world, READER, thread) == ["Follow this thread You are told of new replies."] * 2


def test_who_speaks_without_a_name_follows_all_the_same_and_nobody_else_sees_it(world):
    thread = thread_by(world.actor("official_qm"))
    reply_in(thread, world.actor("official_qn"), attribution=Attribution.PARTY_ONLY)
    done_by_the_worker()
    assert len(following(world, "official_qn")) == 1
    for who in ("official_qm", "moderator", READER):
        assert "replied in it" not in str(control(world, who, thread))


def test_being_mentioned_or_asked_follows_nothing(world):
    person = world.people[READER]
    thread_by(world.actor("official_qm"), body=f"What says [@somebody](/people/{person.pk}/)?")
    done_by_the_worker()
    assert following(world, READER) == set()


@pytest.mark.parametrize("ends", ["in the page", "by a verb"])
def test_once_stopped_it_does_not_begin_again_by_itself(world, ends):
    thread = thread_by(world.actor("official_qm"))
    reply_in(thread, world.actor(READER))
    done_by_the_worker()
    if ends == "in the page":
        client, address = world.client(READER), f"/threads/{thread.pk}/"
        answer = client.post(f"/following/thread/{thread.pk}/", {"on": "0", "back": address})
        assert answer.headers["Location"] == address
    else:
        follow(world.actor(READER), Followed.THREAD, str(thread.pk), on=False)
    reply_in(thread, world.actor(READER))
    done_by_the_worker()
    assert following(world, READER) == set()
    assert "You stopped following this thread." in control(world, READER, thread)[0]
    follow(world.actor(READER), Followed.THREAD, str(thread.pk), on=True)
    assert following(world, READER) == {(thread.title, Reason.BY_HAND)}


def test_whoever_wrote_a_part_of_a_case_study_follows_its_discussion(world):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"))
    done_by_the_worker()
    assert {reason for _title, reason in following(world, "official_qm")} == {Reason.WROTE}
    assert {reason for _title, reason in following(world, "focal_qm")} == {Reason.WROTE}
    assert following(world, "colleague_qm") == set()
    assert Follow.objects.filter(thread=case.thread).count() == 2


def test_a_draft_is_followed_by_nobody(world):
    draft_by(world.actor("official_qm"))
    done_by_the_worker()
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    ("kind", "thing"),
    [("thread", "secret"), ("thread", "nonsense"), ("framework", "NONE"), ("tool", "T99"), ("party", "ZZ")],
)
def test_what_one_may_not_see_cannot_be_followed(world, kind, thing):
    secret = thread_by(world.actor("official_qm"), audience=for_parties(world.frameworks["FWX"]))
    name = str(secret.pk) if thing == "secret" else thing
    with pytest.raises(Unseen):
        follow(world.actor(READER), Followed(kind), name, on=True)
    for ask in ("get", "post"):
        answer = getattr(world.client(READER), ask)(f"/following/{kind}/{name}/", {"on": "1"})
        assert answer.status_code == 404
    assert not Follow.objects.exists()


def test_unread_in_a_followed_thread_is_exact_and_ends_with_reading_or_stopping(world):
    thread = thread_by(world.actor("official_qm"), title="Followed")
    thread_by(world.actor("official_qm"), title="Not followed")
    reader = world.actor(READER)
    follow(reader, Followed.THREAD, str(thread.pk), on=True)
    for _ in range(3):
        reply_in(thread, world.actor("official_qn"))
    [unread] = unread_for(reader, 10)
    assert (unread.thread, unread.new, unread.is_new, count_unread_for(reader)) == (thread, 4, False, 1)
    mark_read(reader, thread.pk, ranges=[(0, 1), (3, 3)])
    assert [one.new for one in unread_for(reader, 10)] == [1]
    follow(reader, Followed.THREAD, str(thread.pk), on=False)
    assert (unread_for(reader, 10), count_unread_for(reader)) == ([], 0)
    follow(reader, Followed.THREAD, str(thread.pk), on=True)
    mark_read(reader, thread.pk, ranges=[(0, 3)])
    assert (unread_for(reader, 10), count_unread_for(reader)) == ([], 0)


@pytest.fixture
def tool(db):
    return Tool.objects.create(code="T01", group="Entry and border", name="Visa waiver")


def start(world, who="official_qm", **more):
    return thread_by(world.actor(who), **more)


TOUCHING = {
    "framework": lambda world, tool: start(world, frameworks=[world.frameworks["FWX"]]),
    "tool": lambda world, tool: start(world, tools=[tool]),
    "party by name": lambda world, tool: start(world),
    "party of an authority": lambda world, tool: start(world, attribution=Attribution.AUTHORITY_ONLY),
    "party only": lambda world, tool: start(world, attribution=Attribution.PARTY_ONLY),
    "authority by name": lambda world, tool: start(world),
    "authority alone": lambda world, tool: start(world, attribution=Attribution.AUTHORITY_ONLY),
}


def followed_thing(world, tool, what):
    kind = what.split()[0]
    things = {
        "framework": "FWX",
        "tool": tool.pk,
        "party": "QM",
        "authority": str(world.authorities["migration_qm"].pk),
    }
    world.parties["QM"].__class__.objects.update(illustrative=False)
    return Followed(kind), things[kind]


@pytest.mark.parametrize("what", TOUCHING)
def test_new_threads_that_touch_what_is_followed_are_told_until_they_are_opened(world, tool, what):
    reader = world.actor(READER)
    kind, thing = followed_thing(world, tool, what)
    before = TOUCHING[what](world, tool)
    follow(reader, kind, thing, on=True)
    assert titles(new_in_followed(reader)) == set(), "What began before is not new."
    thread_by(world.actor("official_qn"), title="Of somebody else")
    new = TOUCHING[what](world, tool)
    assert list(new_in_followed(reader)) == [new]
    [unread] = unread_for(reader, 10)
    assert unread.is_new
    assert [one.kind for one in unread.because] == [kind]
    assert set(threads_followed_by(reader).values_list("pk", flat=True)) == {new.pk}
    assert before != new
    mark_read(reader, new.pk, ranges=[(0, 0)])
    assert (unread_for(reader, 10), count_unread_for(reader)) == ([], 0)


def test_words_for_a_party_only_are_no_news_of_their_authority(world, tool):
    kind, thing = followed_thing(world, tool, "authority")
    follow(world.actor(READER), kind, thing, on=True)
    start(world, attribution=Attribution.PARTY_ONLY)
    assert not new_in_followed(world.actor(READER)).exists()


@pytest.mark.parametrize("what", ["authority by name", "party by name"])
def test_words_that_are_gone_are_nobodys(world, tool, what):
    kind, thing = followed_thing(world, tool, what)
    follow(world.actor(READER), kind, thing, on=True)
    thread = start(world)
    hide_reply(world.actor("moderator"), thread.replies.get().pk, reason="Names a person.")
    assert not new_in_followed(world.actor(READER)).exists()


def test_a_new_case_study_is_news_of_its_framework_tool_party_and_authority(world):
    world.parties["QM"].__class__.objects.update(illustrative=False)
    reader = world.actor("official_qo")
    draft_by(world.actor("official_qm"))  # writes the taxonomy
    for kind, thing in (
        (Followed.FRAMEWORK, "FWX"),
        (Followed.TOOL, "T04"),
        (Followed.PARTY, "QM"),
        (Followed.AUTHORITY, str(world.authorities["migration_qm"].pk)),
    ):
        follow(reader, kind, thing, on=True)
    case = published_by(world.actor("colleague_qm"), world.actor("focal_qm"))
    [unread] = unread_for(reader, 10)
    assert unread.thread == case.thread
    assert {one.kind for one in unread.because} == set(Followed) - {Followed.THREAD}
    assert count_unread_for(reader) == 1


def test_what_one_may_not_read_is_no_news(world):
    reader = world.actor(READER)
    follow(reader, Followed.FRAMEWORK, "FWX", on=True)
    start(world, audience=for_parties(world.frameworks["FWX"]), frameworks=[world.frameworks["FWX"]])
    assert (unread_for(reader, 10), count_unread_for(reader)) == ([], 0)


def test_a_thread_that_was_left_is_no_news_of_anything_else(world):
    reader = world.actor(READER)
    follow(reader, Followed.FRAMEWORK, "FWX", on=True)
    thread = start(world, frameworks=[world.frameworks["FWX"]])
    follow(reader, Followed.THREAD, str(thread.pk), on=False)
    assert unread_for(reader, 10) == []


def test_the_list_says_why_and_since_when_and_stops_in_one_click(world, time_machine):
    time_machine.move_to(NOON, tick=False)
    thread = thread_by(world.actor(READER), title="My thread")
    follow(world.actor(READER), Followed.FRAMEWORK, "FWX", on=True)
    done_by_the_worker()
    client = world.client(READER)
    page = html.fromstring(client.get("/following/").content.decode())
    said = [" ".join(one.text_content().split()) for one in page.xpath("//ul[contains(@class,'followed')]/li/p")]
    assert said[0] == "My thread You started it. 2026-06-01"
    assert said[1].endswith("You chose to. 2026-06-01")
    form = page.xpath("//form[contains(@action,'/following/thread/')]")[0]
    assert client.post(form.get("action"), {"on": "0", "back": "/following/"}).headers["Location"] == "/following/"
    assert "My thread" not in client.get("/following/").content.decode()
    assert Thread.objects.filter(pk=thread.pk).exists()


def test_a_thread_that_one_may_read_no_more_is_not_listed(world):
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qm"), title="Hidden", audience=for_parties(framework))
    done_by_the_worker()
    assert "Hidden" in world.client("official_qm").get("/following/").content.decode()
    framework.participations.filter(party="QM").delete()
    assert "Hidden" not in world.client("official_qm").get("/following/").content.decode()
    assert Follow.objects.filter(thread=thread).exists()


def test_the_waiting_page_shows_what_is_unread_with_why_and_how_to_stop(world, time_machine):
    time_machine.move_to(NOON, tick=False)
    thread = thread_by(world.actor("official_qm"), title="Followed")
    reader = world.actor(READER)
    follow(reader, Followed.THREAD, str(thread.pk), on=True)
    time_machine.shift(timedelta(hours=1))
    reply_in(thread, world.actor("official_qn"))
    client = world.client(READER)
    page = html.fromstring(client.get("/waiting/").content.decode())
    [row] = page.xpath("//section[@aria-labelledby='followed-h']//li")
    said = " ".join(row.text_content().split())
    assert "2 new" in said
    assert "You follow this thread. You chose to. Stop following" in said
    clear = row.xpath(".//form[@data-clear]")[0]
    sent = {one.get("name"): one.get("value") for one in clear.xpath(".//input|.//button")}
    assert client.post(clear.get("action"), sent).headers["Location"] == "/waiting/"
    assert "Followed" not in client.get("/waiting/").content.decode()
    assert not unread_followed(reader).exists()
