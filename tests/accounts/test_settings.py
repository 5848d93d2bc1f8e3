"""What one chooses about one's own pages holds on all of them, for oneself alone."""

import re
from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest
from django.conf import settings
from django.utils import timezone
from lxml import html

from accounts.models import User
from accounts.zones import REGIONS, zone_of, zones_by_region
from forum.discussions.models import Reply, Thread
from tests.cast import PASSWORD
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

READER = "official_qm"
CHOSEN = {
    "language": "en",
    "time_zone": "Asia/Kathmandu",
    "direction": "language",
    "theme": "system",
    "reply_order": "threaded",
    "read_marking": "automatic",
    "uses_keys": "on",
}


def choose(world, **changes):
    answer = world.client(READER).post("/settings/", CHOSEN | changes)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def root(page):
    """The first element of a page, as a browser reads it."""
    return html.document_fromstring(page.content)


def test_everything_chosen_is_kept_and_offered_again(world):
    choose(
        world,
        direction="rtl",
        theme="dark",
        reply_order="flat",
        read_marking="by_hand",
        uses_keys="",
    )
    person = User.objects.get(pk=world.user(READER).pk)
    assert person.time_zone == "Asia/Kathmandu"
    assert (person.direction, person.theme, person.reply_order) == ("rtl", "dark", "flat")
    assert (person.read_marking, person.uses_keys, person.language) == ("by_hand", False, "en")
    page = root(world.client(READER).get("/settings/"))
    ticked = {one.get("value") for one in page.xpath("//input[@checked]")}
    assert ticked == {"rtl", "dark", "flat", "by_hand"}
    assert page.xpath("//option[@selected]/@value") == ["en", "Asia/Kathmandu"]


def test_nobody_else_is_concerned(world):
    before = User.objects.exclude(pk=world.user(READER).pk).order_by("pk").values()
    stood = list(before)
    choose(world, theme="dark", read_marking="leaving")
    assert list(before.all()) == stood


@pytest.mark.parametrize(("theme", "scheme"), [("system", "light dark"), ("light", "light"), ("dark", "dark")])
def test_the_theme_stands_on_the_page_before_anything_is_drawn(world, theme, scheme):
    choose(world, theme=theme)
    for address in ("/exchange/", "/nowhere/"):
        page = root(world.client(READER).get(address))
        assert page.get("data-theme") == (None if theme == "system" else theme)
        assert page.xpath("//meta[@name='color-scheme']/@content") == [scheme]


def test_who_is_signed_out_has_the_theme_of_the_device(client):
    assert root(client.get("/account/login/")).get("data-theme") is None


@pytest.mark.parametrize(
    ("language", "direction", "way"),
    [("en", "language", "ltr"), ("qps", "language", "rtl"), ("en", "rtl", "rtl"), ("qps", "ltr", "ltr")],
)
def test_pages_are_set_in_the_direction_of_their_language_or_the_one_chosen(world, language, direction, way):
    choose(world, direction=direction)
    client = world.client(READER)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert root(client.get("/exchange/")).get("dir") == way


def test_the_language_is_that_of_the_answer_and_of_the_next_sign_in(world):
    assert choose(world, language="qps").cookies[settings.LANGUAGE_COOKIE_NAME].value == "qps"
    client = world.client("official_qn")
    client.logout()
    client.post("/account/login/", {"login": f"{READER}@example.org", "password": PASSWORD})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "qps"
    assert root(client.get("/exchange/")).get("data-language") == "qps"


def test_times_are_told_in_the_zone_chosen_and_the_page_says_which(world):
    thread = thread_by(world.actor("official_qn"))
    at = datetime(2024, 12, 31, 22, 30, tzinfo=UTC)
    Thread.objects.filter(pk=thread.pk).update(last_activity_at=at)
    usual = world.client(READER).get("/exchange/").content.decode()
    assert 'datetime="2024-12-31T22:30:00+00:00">2024-12-31 22:30<' in usual
    assert re.search(r"Times: <bdi data-zone-shown>UTC</bdi>", usual)
    choose(world)
    own = world.client(READER).get("/exchange/").content.decode()
    assert 'datetime="2025-01-01T04:15:00+05:45">2025-01-01 04:15<' in own
    assert re.search(r"Times: <bdi data-zone-shown>Asia/Kathmandu</bdi>", own)
    assert root(world.client(READER).get("/exchange/")).get("data-zone") == "Asia/Kathmandu"


def test_the_zone_of_one_reader_is_not_that_of_the_next(world):
    choose(world)
    world.client(READER).get("/exchange/")
    assert timezone.get_current_timezone_name() == "UTC"
    assert b"Times: <bdi data-zone-shown>UTC</bdi>" in world.client("official_qn").get("/exchange/").content


def test_what_is_shared_is_drawn_alike_for_every_zone(world):
    """A fragment is the same for all who read: it carries the moment, and each browser says it in its own way."""
    thread = thread_by(world.actor("official_qn"))
    Reply.objects.filter(thread=thread).update(posted_at=datetime(2024, 12, 31, 22, 30, tzinfo=UTC))
    drawn = [root(world.client(READER).get(thread.get_absolute_url())).xpath("//li[@id='p-0']//time")[0]]
    choose(world)
    drawn.append(root(world.client(READER).get(thread.get_absolute_url())).xpath("//li[@id='p-0']//time")[0])
    assert [one.get("datetime") for one in drawn] == ["2024-12-31T22:30:00+00:00"] * 2


@pytest.mark.parametrize("kept", ["", "Nowhere/Atlantis", "../../etc/passwd", "Asia"])
def test_a_zone_that_the_machine_does_not_know_is_none(world, kept):
    User.objects.filter(pk=world.user(READER).pk).update(time_zone=kept)
    assert zone_of(User.objects.get(pk=world.user(READER).pk)) is None
    assert world.client(READER).get("/exchange/").status_code == 200


def test_every_zone_offered_is_one_and_says_how_far_it_is_from_utc():
    offered = [zone for _region, zones in zones_by_region() for zone in zones]
    assert {name for name, _label in offered} <= available_timezones()
    assert {name.partition("/")[0] for name, _label in offered} == {"UTC", *REGIONS}
    assert dict(offered)["Asia/Kathmandu"] == "Kathmandu (UTC+05:45)"
    assert all(re.search(r"UTC([+-]\d\d:\d\d\))?$", label) for _name, label in offered)


@pytest.mark.parametrize("order", ["threaded", "flat"])
def test_a_thread_opens_in_the_order_chosen_unless_its_address_names_one(world, order):
    thread = thread_by(world.actor("official_qn"))
    first = reply_in(thread, world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), parent=first)
    choose(world, reply_order=order)

    def shown(query):
        page = root(world.client(READER).get(f"{thread.get_absolute_url()}{query}"))
        [listed] = page.xpath("//ol[@id='replies']")
        return listed.get("data-view"), listed.xpath("li/@data-number")

    in_order = {"threaded": ["1", "3", "2"], "flat": ["1", "2", "3"]}
    assert shown("") == (order, in_order[order])
    assert shown("?view=sideways") == (order, in_order[order])
    for other in in_order:
        assert shown(f"?view={other}") == (other, in_order[other])


@pytest.mark.parametrize("marking", ["automatic", "leaving", "by_hand"])
def test_pages_know_what_counts_as_read(world, marking):
    choose(world, read_marking=marking)
    assert root(world.client(READER).get("/exchange/")).xpath("//body/@data-reading") == [marking]


def test_what_is_read_can_be_said_by_hand_without_script(world):
    thread = thread_by(world.actor("official_qn"))
    replies = [reply_in(thread, world.actor("official_qn")) for _ in range(3)]
    client = world.client(READER)
    page = root(client.get(f"/replies/{replies[1].pk}/acts/"))
    [form] = page.xpath("//form[.//input[@name='ranges']]")
    sent = {one.get("name"): one.get("value") for one in form.xpath(".//input[@name='ranges'] | .//button")}
    assert client.post(form.get("action"), sent).headers["Location"] == f"{thread.get_absolute_url()}?at=2#p-2"
    assert "1 unread" in client.get(thread.get_absolute_url()).content.decode()
    [form] = root(client.get(thread.get_absolute_url())).xpath("//li[@data-some-unread]/form")
    sent = {one.get("name"): one.get("value") for one in form.xpath(".//input[@name='ranges'] | .//button")}
    client.post(form.get("action"), sent)
    page = root(client.get(thread.get_absolute_url()))
    assert page.xpath("//live-thread/@data-unread") == ["0"]
    assert page.xpath("//li[@data-some-unread]/@hidden")


def test_own_sessions_and_second_factors_are_one_press_away(world):
    page = root(world.client(READER).get("/settings/"))
    ways = page.xpath("//nav[@class='account-nav']//a/@href")
    assert {"/settings/profile/", "/account/sessions/", "/account/2fa/", "/account/password/change/"} <= set(ways)
