"""What of case studies waits for whom, and that questions cost the same for few and for many."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, return_version, submit_version, take_version_back
from forum.cases.actions.standing import confirm_case, review_falls_due, withdraw_case
from forum.cases.actions.writing import begin_version
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.events.models import Event, StreamKind, id_of, stream_name
from forum.notifications.waiting import count_for
from forum.policies import cases as may
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY
from tests.case_studies import draft_by, published_by, write
from tests.cast import SPEAKING
from tests.errands import follow_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(world):
    return world.actor("official_qm")


@pytest.fixture
def focal(world):
    return world.actor("focal_qm")


def those_who_find(world, question):
    """The cast for whom a question of an actor finds something."""
    return {name for name in SPEAKING if question(world.actor(name)).exists()}


def test_what_was_handed_in_waits_for_focal_points_with_powers(world, official):
    version = draft_by(official)
    reviewed = CaseVersion.objects.to_be_reviewed_by
    assert those_who_find(world, reviewed) == set()
    submit_version(official, version.pk)
    assert those_who_find(world, reviewed) == {"focal_qm"}
    assert {name for name in SPEAKING if may.review_version(world.actor(name), CaseVersion.objects.get())} == {
        "focal_qm"
    }
    take_version_back(official, version.pk)
    assert those_who_find(world, reviewed) == set()


def test_what_was_returned_waits_for_those_who_wrote_it(world, official, focal):
    version = draft_by(official)
    write(world.actor("focal_bare_qm"), version, "what", title="One desk")
    submit_version(official, version.pk)
    return_version(focal, version.pk, comments="Whose figures?")
    returned = CaseVersion.objects.returned_to
    assert those_who_find(world, returned) == {"official_qm", "focal_bare_qm"}
    assert returned(official).get() == version, "once, however many sections one saved"
    write(official, version, "what", title="One desk since May")
    assert those_who_find(world, returned) == set()


def test_what_nobody_has_changed_yet_waits_for_everybody_who_writes(world, official, focal):
    case = published_by(official, focal)
    version = begin_version(official, case.pk)
    submit_version(official, version.pk)
    return_version(focal, version.pk, comments="It says nothing new.")
    colleagues = {"official_qm", "colleague_qm", "focal_qm", "focal_bare_qm"}
    assert those_who_find(world, CaseVersion.objects.returned_to) == colleagues


def test_a_partner_that_is_asked_waits_for_its_focal_points(world, official, focal):
    case = published_by(official, focal, partners=[world.authorities["immigration_qn"]])
    assert those_who_find(world, Partner.objects.asked_of) == {"focal_qn"}
    answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=False)
    assert those_who_find(world, Partner.objects.asked_of) == set()


@pytest.mark.parametrize("end", [confirm_case, lambda actor, pk: withdraw_case(actor, pk, reason="Replaced.")])
def test_a_case_past_its_date_waits_for_its_focal_points(world, official, focal, end):
    case = published_by(official, focal)
    unconfirmed = CaseStudy.objects.to_be_confirmed_by
    assert those_who_find(world, unconfirmed) == set()
    CaseStudy.objects.update(unconfirmed_since=case.review_by)
    assert those_who_find(world, unconfirmed) == {"focal_qm"}
    end(focal, case.pk)
    assert those_who_find(world, unconfirmed) == set()


def test_versions_are_found_by_those_who_may_read_drafts(world, official):
    version = draft_by(official)
    found = those_who_find(world, CaseVersion.objects.written_by)
    assert found == {name for name in SPEAKING if may.read_draft(world.actor(name), version.case)}
    assert {world.actor(name).role for name in found} == set(SPEAKING_FOR_A_PARTY)


def queries_of(client, address):
    """How many questions a page asks, once what is asked only the first time is known."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_same_for_few_and_for_many(world, official, focal):
    """Many versions, rows, choices and colleagues."""
    client = world.client("focal_qm")
    partners = [world.authorities["immigration_qn"]]
    version = submit_version(official, draft_by(official, partners=partners).pk)
    published_by(official, focal)
    returned = submit_version(official, draft_by(official, partners=partners).pk)
    return_version(focal, returned.pk, comments="Whose figures?")
    pages = ["/cases/works/", f"/cases/writing/{version.pk}/review/", f"/cases/writing/{returned.pk}/preview/"]
    pages += [returned.get_absolute_url(), f"/cases/writing/{returned.pk}/sections/evidence/"]
    few = [queries_of(client, page) for page in pages]
    for one in (version, returned):
        fill_up(world, one)
    for _more in range(3):
        draft_by(world.actor("colleague_qm"))
        submit_version(official, draft_by(official).pk)
        published_by(official, focal)
    assert [queries_of(client, page) for page in pages] == few


def fill_up(world, version):
    """Rows and choices, whatever the state."""
    version.frameworks.set(world.frameworks.values())
    version.partner_authorities.set([world.authorities["immigration_qn"], world.authorities["passports_qo"]])
    version.third_parties.set(world.parties.values())
    for position in range(2, 12):
        version.results.create(position=position, indicator=f"Indicator {position}", value=str(position), source=1)
        version.coordination.create(position=position, body="A ministry", part="A part")
        version.legal_bases.create(position=position, article=f"Article {position}")
        version.sources.create(position=position, title="A report", issuer="A service", address="https://example.org/")


def shown_to(world, who):
    """The titles and lines of what waits."""
    return " ".join(world.client(who).get("/waiting/").content.decode().split())


def told(world, who):
    """How often a person's pages were told that something changed."""
    follow_up()
    stream = stream_name(StreamKind.PERSON, world.people[who].pk)
    return Event.objects.filter(stream=id_of(stream), kind="waiting.changed").count()


def test_each_thing_waits_on_the_page_with_the_way_to_it(world, official, focal):
    version = submit_version(official, draft_by(official, title="To be reviewed").pk)
    returned = submit_version(official, draft_by(official, title="To be mended").pk)
    return_version(focal, returned.pk, comments="Whose figures are these?")
    named = published_by(official, focal, title="To be confirmed", partners=[world.authorities["immigration_qn"]])
    past = published_by(official, focal, title="Past its date")
    CaseStudy.objects.filter(pk=past.pk).update(unconfirmed_since=past.review_by)
    ours, authors, partners = (shown_to(world, who) for who in ("focal_qm", "official_qm", "focal_qn"))
    assert f'href="/cases/writing/{version.pk}/review/" dir="auto">To be reviewed' in ours
    assert "Past its date" in ours
    assert f'href="{returned.get_absolute_url()}" dir="auto">To be mended' in authors
    assert "Whose figures are these?" in authors
    assert "To be reviewed" not in authors
    assert "Directorate of Migration names your authority as partner" in partners
    assert f'href="{named.get_absolute_url()}"' in partners
    counts = {who: count_for(world.actor(who)) for who in ("focal_qm", "official_qm", "focal_qn", "expert")}
    assert counts == {"focal_qm": 2, "official_qm": 1, "focal_qn": 1, "expert": 0}


def test_pages_are_told_when_something_more_or_less_waits(world, official, focal):
    version = draft_by(official)
    assert told(world, "focal_qm") == 0, "Writing on is no news."
    submit_version(official, version.pk)
    return_version(focal, version.pk, comments="Whose figures are these?")
    assert (told(world, "focal_qm"), told(world, "official_qm")) == (2, 2)
    write(official, version, "what", title="One desk since May")
    assert told(world, "official_qm") == 3, "What was returned is taken up again."
    write(official, version, "what", title="One desk since June")
    submit_version(official, version.pk)
    case = publish_version(focal, version.pk)
    assert told(world, "focal_qm") == 5
    review = case.review_by
    with time_machine.travel(datetime.combine(review, time(12), UTC), tick=False):
        review_falls_due(case.pk)
        confirm_case(focal, case.pk)
    assert told(world, "focal_qm") == 7
    withdraw_case(focal, case.pk, reason="Replaced.")
    assert told(world, "focal_qm") == 8
    assert {told(world, who) for who in ("labour_qm", "focal_qn", "expert", "secretariat")} == {0}


def test_a_partner_is_told_that_it_is_asked(world, official, focal):
    case = published_by(official, focal, partners=[world.authorities["immigration_qn"]])
    assert told(world, "focal_qn") == 1
    before = told(world, "focal_qm")
    answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=True)
    assert (told(world, "focal_qn"), told(world, "focal_qm")) == (2, before + 1)
