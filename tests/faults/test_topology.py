"""The whole forum as real processes: what is done on one of them is known on all, and all end when asked to."""

import signal
import time

from forum.policies.vocabulary import Capacity
from tests.live.serving import events_of, person

STOPPING = 10
"""Seconds that Docker gives a container before it kills it."""
ENDED_AS_ASKED = {0, -signal.SIGTERM}


def test_a_reply_on_one_process_is_read_once_on_every_other(topology, world, thread):
    fatou, amara = topology.visitor(), topology.visitor()
    fatou.sign_in(topology.pages[0], "official_qn")
    amara.sign_in(topology.pages[0], "official_qm")
    readers = [topology.reader(port, amara) for port in topology.sockets]
    waiting = f"person:{person(world, 'official_qm')}"
    for reader in readers:
        reader.follow(thread.stream).follow(waiting, how="list")

    fatou.reply(topology.pages[-1], thread.get_absolute_url(), "Exit first, entry second.", Capacity.PERSONAL_VIEW)
    for reader in readers:
        reader.next(events_of(waiting))  # the worker's, who saw the reply too
    for port in topology.pages:
        page = amara.read(port, thread.get_absolute_url())
        assert "Exit first, entry second." in page.text_content()
        assert all(amara.get(port, file) for file in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"))

    since = time.monotonic()
    codes = topology.end()
    assert time.monotonic() - since < STOPPING
    assert set(codes.values()) <= ENDED_AS_ASKED, codes
    for reader in readers:
        assert reader.kinds_until_closed()[1] == 1012
        (told,) = [item["html"] for item in reader.items if events_of(thread.stream)(item)]
        assert "Exit first, entry second." in told
        reader.close()
