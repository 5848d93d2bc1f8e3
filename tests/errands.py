"""What the worker does, until nothing is left to do now."""

from forum.events.running import run_pending
from forum.events.tasks import run_tasks


def follow_up() -> None:
    """Followers have taken everything in; no task has run."""
    while run_pending():
        pass


def done_by_the_worker() -> None:
    """Followers have taken everything in, and every task that is due has run."""
    while run_pending() + run_tasks():
        pass
