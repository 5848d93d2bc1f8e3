"""Windows of fifty replies, in either view, from a key of one index: the same cost at any size of thread."""

from dataclasses import dataclass
from enum import StrEnum

from forum.discussions.models import Reply, Thread
from forum.discussions.querysets import ReplyQuerySet

SIZE = 50
BEFORE_TARGET = 5


class View(StrEnum):
    THREADED = "threaded"
    FLAT = "flat"

    @property
    def key(self) -> str:
        """The column that orders this view."""
        return "path" if self == View.THREADED else "number"


@dataclass(frozen=True, slots=True)
class Window:
    """Replies in the order of display; `earlier` and `later` are the numbers from which to go on, if there are more."""

    view: View
    replies: list[Reply]
    earlier: int | None
    later: int | None

    @property
    def first_key(self) -> str:
        """Where the window begins, empty if it begins where the thread does."""
        return str(getattr(self.replies[0], self.view.key)) if self.earlier is not None else ""

    @property
    def last_key(self) -> str:
        """Where the window ends, empty if it ends where the thread does."""
        return str(getattr(self.replies[-1], self.view.key)) if self.later is not None else ""


def window_at(thread: Thread, view: View, number: int | None) -> Window:
    """The window in which a reply stands, with a few before it; without a number, the first one.

    A number the thread does not have gives the first window.
    """
    start = _key(thread, view, number)
    if start is None:
        rows = list(_replies(thread, view)[: SIZE + 1])
        return Window(view, rows[:SIZE], earlier=None, later=rows[SIZE - 1].number if len(rows) > SIZE else None)
    before = list(_backwards(thread, view, start)[: BEFORE_TARGET + 1])
    room = SIZE - min(len(before), BEFORE_TARGET)
    after = list(_replies(thread, view).filter(**{f"{view.key}__gte": start})[: room + 1])
    shown = [*before[:BEFORE_TARGET][::-1], *after[:room]]
    return Window(
        view,
        shown,
        earlier=shown[0].number if len(before) > BEFORE_TARGET else None,
        later=shown[-1].number if len(after) > room else None,
    )


def window_before(thread: Thread, view: View, number: int) -> Window:
    """The window that ends just before a reply."""
    start = _key(thread, view, number)
    if start is None:
        return window_at(thread, view, None)
    rows = list(_backwards(thread, view, start)[: SIZE + 1])
    if not rows:
        return window_at(thread, view, None)
    shown = rows[:SIZE][::-1]
    return Window(view, shown, earlier=shown[0].number if len(rows) > SIZE else None, later=number)


def window_after(thread: Thread, view: View, number: int) -> Window:
    """The window that begins just after a reply."""
    start = _key(thread, view, number)
    if start is None:
        return window_at(thread, view, None)
    rows = list(_replies(thread, view).filter(**{f"{view.key}__gt": start})[: SIZE + 1])
    if not rows:
        return window_at(thread, view, number)
    shown = rows[:SIZE]
    return Window(view, shown, earlier=shown[0].number, later=shown[-1].number if len(rows) > SIZE else None)


def _replies(thread: Thread, view: View) -> ReplyQuerySet:
    return thread.replies.with_all_that_is_shown().order_by(view.key)


def _backwards(thread: Thread, view: View, start: object) -> ReplyQuerySet:
    return thread.replies.with_all_that_is_shown().filter(**{f"{view.key}__lt": start}).order_by(f"-{view.key}")


def _key(thread: Thread, view: View, number: int | None) -> object | None:
    """The place of a reply in a view's order."""
    if number is None:
        return None
    return thread.replies.filter(number=number).values_list(view.key, flat=True).first()
