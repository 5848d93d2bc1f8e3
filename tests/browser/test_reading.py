"""Reading by attention, with a clock of the test's own: nobody waits."""

import pytest
from playwright.sync_api import expect

from forum.discussions.actions.personal import mark_read
from forum.discussions.models import ReadRange, ReadState
from tests.browser.reading import SETTLED, new, open_still, stay
from tests.live.serving import until
from tests.threads import reply_in, thread_by

SHORT, LONG = 1500, 2600


@pytest.fixture
def thread(world):
    """Two short replies, one as long as several windows, and one below it."""
    thread = thread_by(world.actor("official_qn"))
    for body in ("One hall.", "Two queues.", "A long story.\n\n" * 120, "The end."):
        reply_in(thread, world.actor("official_qn"), body=body)
    return thread


@pytest.fixture
def page(page_for, thread):
    return open_still(page_for, "official_qm", thread.get_absolute_url())


def test_what_is_in_view_is_read_after_two_seconds_of_somebody_there(page, world, thread):
    page.mouse.move(200, 200)
    stay(page, SHORT)
    assert new(page) == ["p-0", "p-1", "p-2", "p-3", "p-4"]
    stay(page, LONG - SHORT)
    read = {"p-0", "p-1", "p-2", "p-3", "p-4"} - set(new(page))
    assert {"p-0", "p-1", "p-2"} <= read
    assert "p-4" not in read, "It is below the window."
    expect(page.locator("aside [data-first-unread]")).to_contain_text(f"{5 - len(read)} unread")
    page.clock.run_for(1500)
    until(lambda: ReadState.objects.filter(count=len(read)).exists(), "the server to be told")


def test_nobody_there_reads_nothing(page):
    stay(page, 60_000)
    assert len(new(page)) == 5
    page.keyboard.press("Shift")
    stay(page, 100)
    assert "p-0" not in new(page)


@pytest.mark.parametrize("sign", ["key", "pointer", "scroll"])
def test_each_sign_of_somebody_counts(page, sign):
    {
        "key": lambda: page.keyboard.press("Shift"),
        "pointer": lambda: page.mouse.move(300, 300),
        "scroll": lambda: page.mouse.wheel(0, 1),
    }[sign]()
    page.wait_for_function("true")
    stay(page, LONG)
    assert "p-0" not in new(page)


def test_landing_at_a_reply_is_no_sign(page, thread):
    page.goto(f"{thread.get_absolute_url()}?at=4#p-4")
    page.evaluate(SETTLED)
    stay(page, 60_000)
    assert len(new(page)) == 5


def test_a_window_without_focus_reads_nothing(page):
    page.mouse.move(200, 200)
    page.evaluate("document.hasFocus = () => false; dispatchEvent(new Event('blur'))")
    stay(page, 60_000)
    page.mouse.move(210, 210)
    stay(page, 60_000)
    assert len(new(page)) == 5
    page.evaluate("delete document.hasFocus; dispatchEvent(new Event('focus'))")
    stay(page, LONG)
    assert len(new(page)) == 5, "Nobody has shown yet that they came back."
    page.mouse.move(220, 220)
    stay(page, 100)
    assert "p-0" not in new(page)


def test_what_was_marked_unread_stays_unread_under_the_eyes(page, world, thread):
    page.mouse.move(200, 200)
    stay(page, LONG)
    page.locator("#p-1 [data-acts]").click()
    page.get_by_role("button", name="Mark unread from here").click()
    expect(page.locator("#p-1[data-marks~=new]")).to_have_count(1)
    stay(page, 60_000)
    assert {"p-1", "p-2", "p-3", "p-4"} <= set(new(page))
    own = ReadRange.objects.filter(state__person=world.user("official_qm")).values_list("first", "last")
    until(lambda: list(own.all()) == [(0, 0)], "the server to be told of the first words only")


def test_one_jumps_to_the_first_unread(page_for, world, thread):
    mark_read(world.actor("official_qm"), thread.pk, ranges=[(0, 1), (3, 3)])
    page = page_for("official_qm", thread.get_absolute_url())
    page.locator("aside [data-first-unread]").click()
    expect(page.locator("#p-2 article")).to_be_focused()
    top = page.locator("#p-2").evaluate("(place) => place.getBoundingClientRect().top / innerHeight")
    assert 0 < top < 0.5


def test_the_first_unread_of_another_page_is_found_there(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    for number in range(1, 61):
        reply_in(thread, world.actor("official_qn"), body=f"Word {number}")
    mark_read(world.actor("official_qm"), thread.pk, ranges=[(0, 55)])
    page = page_for("official_qm", thread.get_absolute_url())
    page.locator("aside [data-first-unread]").click()
    expect(page.locator("#p-56")).to_be_in_viewport()
