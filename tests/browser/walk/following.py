"""What somebody follows, so that the pages about it have something to show; and the link of a mail."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from forum.discussions.models import Thread
from forum.notifications.actions.following import follow
from forum.notifications.stopping import Stop
from forum.notifications.vocabulary import Followed, Level
from tests.cast import World
from tests.errands import done_by_the_worker


def followed(world: World, thread: Thread) -> str:
    """Let the reader follow a framework, an authority and a thread; the path of the link that stops their mail."""
    reader = world.actor("official_qm")
    follow(reader, Followed.FRAMEWORK, "FWX", on=True)
    follow(reader, Followed.AUTHORITY, str(world.authorities["immigration_qn"].pk), on=True)
    follow(reader, Followed.THREAD, str(thread.pk), on=True)
    done_by_the_worker()
    return urlsplit(Stop(reader.person, levels=(Level.FOR_ME, Level.FOLLOWED)).address).path


def pressed(page: Page) -> None:
    """The link of a mail, after its button."""
    page.locator("main form button").click()
    expect(page.locator("main .notice")).to_be_visible()
