"""A list as long as a page: what it follows is said at once, so its socket stays within its limits."""

from playwright.sync_api import expect

from tests.threads import reply_in, thread_by


def test_a_list_that_was_shown_anew_goes_on_hearing(page_for, server, world):
    actor = world.actor("official_qn")
    threads = [thread_by(actor, title=f"Thread {number}") for number in range(25)]
    page = page_for("official_qm", "/exchange/")
    pill = page.locator(".live-pill.updates")
    # What the page follows: the audiences this official reads, the header's count, and every thread shown.
    own = f"audience:authority:{world.authorities['migration_qm'].pk}"
    audiences = {"audience:public", "audience:members", "audience:framework:FWX", own}
    followed = audiences | {f"person:{world.people['official_qm'].pk}"} | {thread.stream for thread in threads}
    page.wait_for_function("document.querySelectorAll('#threads [data-stream]').length == 25")
    for thread in threads[:3]:
        reply_in(thread, actor)
        expect(pill).to_be_visible()
        (socket,) = server.hub.sockets
        assert set(socket.places) == followed
        pill.click()
        expect(pill).to_be_hidden()
    assert server.hub.sockets == {socket}  # still the first one
