"""Pages that would grow without end show a window."""

import re

import pytest
from django.utils import timezone

from accounts.models import Authority
from forum.discussions.forms.acts import MOST_OFFERED
from forum.discussions.models import Reply, ReplyVersion
from forum.discussions.views.replies import MOST_VERSIONS
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qm"))


def test_a_long_history_is_read_in_windows_without_a_hole(world, thread):
    reply = reply_in(thread, world.actor("official_qn"), body="Words 50")
    ReplyVersion.objects.bulk_create(
        ReplyVersion(reply=reply, version=n, body=f"Words {n}", spoken_at=timezone.now()) for n in range(1, 50)
    )
    Reply.objects.filter(pk=reply.pk).update(version=50, edited_at=timezone.now())
    client, address, shown = world.client("official_qm"), f"/replies/{reply.pk}/history/", []
    query = ""
    while query is not None:
        page = client.get(address + query).content.decode()
        versions = [int(number) for number in re.findall(r"<h2>Version (\d+)", page)]
        assert len(versions) <= MOST_VERSIONS
        assert page.count("<del>") == len([number for number in versions if number > 1])
        shown += versions
        onward = re.search(r'href="(\?up_to=\d+)"', page)
        query = onward.group(1) if onward else None
    assert shown == list(range(50, 0, -1))


@pytest.mark.parametrize("query", ["?up_to=0", "?up_to=x", "?up_to=9999999"])
def test_a_history_from_nowhere_is_the_newest(world, thread, query):
    reply = thread.replies.get()
    assert "Version 1" in world.client("official_qn").get(f"/replies/{reply.pk}/history/{query}").content.decode()


def test_of_many_authorities_the_first_are_offered_and_any_other_is_found_and_asked(world, thread):
    party = world.parties["QN"]
    Authority.objects.bulk_create(
        Authority(name=f"A bureau {n:03}", kind="party", party=party) for n in range(MOST_OFFERED + 1)
    )
    client, address = world.client("moderator"), f"{thread.get_absolute_url()}requests/"
    assert client.get(address).content.decode().count('name="authorities"') == MOST_OFFERED
    found = client.get(f"{address}?named=bureau 060").content.decode()
    [identifier] = re.findall(r'name="authorities" value="([^"]+)"', found)
    assert client.post(address, {"authorities": [identifier]}).status_code == 302
    assert str(thread.requests.get().authority_id) == identifier
