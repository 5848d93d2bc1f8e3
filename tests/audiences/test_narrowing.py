"""Fewer people read something from one moment to the next, wherever they would have come upon it."""

import pytest
from django.core import mail

from forum.audiences.actions.narrowing import narrow_audience
from forum.cases.models import CaseStudy
from forum.discussions.fragments import place_html
from forum.discussions.models import Quote, Reply, Thread
from forum.policies.audience import EVERYBODY, MEMBERS
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from tests.case_studies import published_by
from tests.errands import done_by_the_worker, follow_up
from tests.groups import group_of
from tests.threads import for_authority, for_group, for_parties, reply_in, thread_by
from tests.widening import asked, narrowed

pytestmark = pytest.mark.django_db

LOST = ("expert", "official_qo")


@pytest.fixture
def fwx(world):
    return for_parties(world.frameworks["FWX"])


def test_what_one_may_not_read_any_more_is_not_there(world, fwx):
    thread = thread_by(world.actor("official_qm"), title="Certificates")
    reply = reply_in(thread, world.actor("expert"), body="An opinion on certificates.")
    narrowed(thread, world.actor("official_qm"), fwx)
    for who in LOST:
        client = world.client(who)
        for page in (thread.get_absolute_url(), f"/replies/{reply.pk}/", f"/threads/{thread.pk}/audience/"):
            assert client.get(page).status_code == 404, (who, page)
        for page in ("/exchange/", "/search/?q=certificates", "/", "/waiting/"):
            assert "Certificates" not in client.get(page).text, (who, page)
    assert world.client("official_qn").get(thread.get_absolute_url()).status_code == 200


def test_a_case_takes_its_discussion_with_it(world, fwx):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), audience="public")
    narrowed(case.thread, world.actor("official_qm"), fwx)
    case = CaseStudy.objects.select_related("thread").get(pk=case.pk)
    assert case.audience == case.thread.audience == fwx
    assert not CaseStudy.objects.visible_to(None).exists()
    assert world.client("expert").get(case.get_absolute_url()).status_code == 404


def test_a_public_case_for_members_keeps_its_discussion(world):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), audience="public")
    narrowed(case.thread, world.actor("moderator"), MEMBERS)
    case = CaseStudy.objects.select_related("thread").get(pk=case.pk)
    assert case.audience == case.thread.audience == MEMBERS


def test_a_mail_that_waits_is_not_sent_to_who_lost_it(world, fwx):
    thread = thread_by(world.actor("official_qm"))
    first = reply_in(thread, world.actor("expert"))
    reply_in(thread, world.actor("official_qn"), parent=first)
    follow_up()
    narrowed(thread, world.actor("official_qm"), fwx)
    done_by_the_worker()
    told = [address for one in mail.outbox for address in one.to]
    assert world.people["expert"].email not in told
    assert world.people["official_qm"].email in told


def test_quotes_elsewhere_give_way_to_a_line(world, fwx):
    """No form quotes words of another thread yet; where such a quote stands, it follows its source."""
    source = thread_by(world.actor("official_qm"), body="Two queues in one hall.").replies.get()
    other = reply_in(thread_by(world.actor("official_qn")), world.actor("expert"), body="As they said.")
    Quote.objects.create(reply=other, source=source, passage="Two queues", position=0)

    def drawn():
        return place_html(Reply.objects.with_all_that_is_shown().get(pk=other.pk))

    assert "Two queues" in drawn()
    narrowed(source.thread, world.actor("official_qm"), fwx)
    assert "Two queues" not in drawn()
    assert "Amara" not in drawn()


def test_a_request_for_more_readers_is_overtaken(world, fwx):
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    case = published_by(official, focal)
    waits = asked(case.thread, focal, EVERYBODY)
    narrowed(case.thread, official, fwx)
    waits.refresh_from_db()
    assert waits.state == "overtaken"


def test_it_is_written_down_with_the_reason(world, fwx):
    thread = thread_by(world.actor("official_qm"))
    narrowed(thread, world.actor("moderator"), fwx)
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.object_id, entry.reason) == ("audience.narrowed", thread.pk, "It names a neighbour.")


def test_nobody_takes_words_from_those_whose_they_are(world, fwx):
    thread = thread_by(world.actor("official_qo"))
    with pytest.raises(Refused, match="would not read it any more"):
        narrowed(thread, world.actor("moderator"), fwx)
    group = for_group(group_of(world, "focal_qm", "official_qn"))
    with pytest.raises(Refused, match="would not read it any more"):
        narrowed(thread, world.actor("secretariat"), group)
    assert Thread.objects.get(pk=thread.pk).audience.key == "members"


def test_a_reason_is_needed_and_a_right(world, fwx):
    thread = thread_by(world.actor("official_qm"))
    with pytest.raises(Refused, match="Give a reason"):
        narrow_audience(world.actor("official_qm"), thread.pk, to=fwx, reason=" ")
    with pytest.raises(Refused, match="Only the authority"):
        narrowed(thread, world.actor("official_qn"), fwx)
    with pytest.raises(Refused, match="second factor"):
        narrowed(thread, world.actor("moderator_bare"), for_authority(world.authorities["regional_body"]))
    with pytest.raises(Unseen):
        narrowed(thread_by(world.actor("official_qm"), audience=fwx), world.actor("expert"), fwx)
