"""Windows of a thread: whichever way one walks, every reply is met once and in order."""

import random

import pytest

from forum.discussions import windows
from forum.discussions.models import Reply
from forum.discussions.steps import segment
from forum.discussions.windows import View, window_after, window_at, window_before
from tests.threads import thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_windows(monkeypatch):
    monkeypatch.setattr(windows, "SIZE", 4)
    monkeypatch.setattr(windows, "BEFORE_TARGET", 2)


def grown(thread, parents):
    """Reply 1 answers reply `parents[0]`, and so on; 0 is the thread. Rows as the verbs would write them."""
    first = thread.replies.get(number=0)
    paths, rows = {0: ""}, []
    for number, parent in enumerate(parents, start=1):
        paths[number] = paths[parent] + segment(number)
        rows.append(
            Reply(
                thread=thread,
                number=number,
                path=paths[number],
                depth=len(paths[number]) // 4 - 1,
                body="x",
                html="<p>x</p>",
                renderer_version=1,
                capacity=first.capacity,
                attribution=first.attribution,
                shown_seat=first.shown_seat,
                submit_key=f"{thread.pk.hex}{number}",
            )
        )
    Reply.objects.bulk_create(rows)
    thread.last_number = len(parents)
    thread.save()
    return thread


def trees():
    """Threads without a reply, of each size around that of a window, in a row, as a star, and by chance."""
    chance = random.Random(2)
    for size in range(11):
        yield [0] * size
        yield list(range(size))
        yield [chance.randint(0, number) for number in range(size)]
        yield [chance.randint(0, number) for number in range(size)]


@pytest.mark.parametrize("view", View)
def test_walking_later_and_earlier_meets_every_reply_once_and_in_order(world, view):
    for parents in trees():
        thread = grown(thread_by(world.actor("official_qm")), parents)
        order = list(thread.replies.order_by(view.key).values_list("number", flat=True))
        assert order[0] == 0

        window = window_at(thread, view, None)
        assert window.earlier is None
        later = numbers(window)
        while window.later is not None:
            assert window.last_key == key_of(thread, view, window.replies[-1].number)
            window = window_after(thread, view, window.later)
            assert window.first_key == key_of(thread, view, window.replies[0].number)
            later += numbers(window)
        assert later == order
        assert window.last_key == ""

        window = window_at(thread, view, order[-1])
        assert window.later is None
        earlier = numbers(window)
        while window.earlier is not None:
            window = window_before(thread, view, window.earlier)
            earlier = numbers(window) + earlier
        assert earlier == order
        assert window.first_key == ""


@pytest.mark.parametrize("view", View)
def test_the_window_at_a_number_holds_it_with_a_few_before_it(world, view):
    thread = grown(thread_by(world.actor("official_qm")), [0, 1, 0, 2, 2, 4, 0, 3, 8])
    order = list(thread.replies.order_by(view.key).values_list("number", flat=True))
    for place, number in enumerate(order):
        found = numbers(window_at(thread, view, number))
        assert found == order[max(place - 2, 0) : max(place - 2, 0) + 4]


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("window", [window_at, window_after, window_before])
def test_a_number_that_the_thread_does_not_have_gives_the_first_window(world, view, window):
    thread = grown(thread_by(world.actor("official_qm")), [0] * 6)
    found = window(thread, view, 40)
    assert (numbers(found), found.earlier, found.later) == ([0, 1, 2, 3], None, 3)


@pytest.mark.parametrize("view", View)
def test_beyond_either_end_there_is_still_a_window(world, view):
    thread = grown(thread_by(world.actor("official_qm")), [0] * 6)
    assert numbers(window_before(thread, view, 0)) == [0, 1, 2, 3]
    after = window_after(thread, view, 6)
    assert 6 in numbers(after)
    assert after.later is None


def numbers(window):
    return [reply.number for reply in window.replies]


def key_of(thread, view, number):
    return str(getattr(thread.replies.get(number=number), view.key))
