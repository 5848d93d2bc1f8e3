"""Old page + events = new page, for the page of a case study; and its list hears of everything that changes it.

The words themselves are left as they are: where they have changed, the state of the case says so, and the page says it.
"""

import json
import re
from datetime import UTC, datetime

import pytest
import time_machine
from lxml import html

from forum.cases import actions
from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, return_version, submit_version, take_version_back
from forum.cases.actions.standing import confirm_case, review_falls_due, withdraw_case
from forum.cases.actions.writing import begin_version, discard_version, grow
from forum.cases.events import OF_LISTS
from forum.events.models import Event, id_of
from forum.live.look import _encoded
from forum.policies.actor import Viewpoint
from tests.case_studies import draft_by, published_by, write
from tests.proofs.acting import every_verb
from tests.proofs.client import Page, parsed, plain
from tests.threads import reply_in

pytestmark = pytest.mark.django_db

READERS = ("expert", "colleague_qm", "focal_qn", "moderator")
LATER = datetime(2030, 1, 1, tzinfo=UTC)


class CasePage(Page):
    """The page of a case study, as one reader has it open: what stands beside its discussion is renewed too."""

    def __init__(self, text):
        super().__init__(text)
        self.page = html.fromstring(text)
        self.root = self.page.get_element_by_id("live-thread")

    def standing(self, name):
        return next(iter(self.page.xpath("//*[@id=$name]", name=name)), None)

    @property
    def state(self):
        return self.standing("case-state")

    @property
    def is_withdrawn(self):
        return self.state.get("data-state") == "withdrawn"

    @property
    def is_renewed(self):
        """Whether the line says that there is something to show."""
        [news] = self.page.xpath("//case-news")
        return any(news.get(name) != self.state.get(name) for name in ("data-version", "data-partners"))

    @property
    def words(self):
        """The article, but for its state and for what it says of the news."""
        return [plain(part) for name in ("case-heading", "case-words") if (part := self.standing(name)) is not None]


def another_version(world, case):
    official = world.actor("official_qm")
    version = begin_version(official, case.pk)
    write(official, version, "what", title="One desk since May", why_it_matters="Waiting fell by two thirds.")
    return version


def handed_in(world, case):
    version = another_version(world, case)
    submit_version(world.actor("official_qm"), version.pk)
    return version


def renewed(world, case):
    publish_version(world.actor("focal_qm"), handed_in(world, case).pk)


def returned(world, case):
    return_version(world.actor("focal_qm"), handed_in(world, case).pk, comments="Say since when.")


def taken_back(world, case):
    take_version_back(world.actor("official_qm"), handed_in(world, case).pk)


def discarded(world, case):
    discard_version(world.actor("official_qm"), another_version(world, case).pk)


def grown(world, case):
    grow(world.actor("official_qm"), another_version(world, case).pk)


def begun(world, case):
    draft_by(world.actor("official_qm"))


def answered(agrees):
    def act(world, case):
        answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=agrees)

    return act


def withdrawn(world, case):
    withdraw_case(world.actor("focal_qm"), case.pk, reason="The scheme was replaced.")


def overdue(world, case):
    with time_machine.travel(LATER, tick=False):
        review_falls_due(case.pk)


def confirmed(world, case):
    confirm_case(world.actor("focal_qm"), case.pk)


def confirmed_late(world, case):
    overdue(world, case)
    confirmed(world, case)


SCENARIOS = {
    "begin_case": [begun],
    "save_section": [another_version],
    "grow": [grown],
    "begin_version": [another_version],
    "discard_version": [discarded],
    "submit_version": [handed_in],
    "take_version_back": [taken_back],
    "return_version": [returned],
    "publish_version": [renewed],
    "withdraw_case": [withdrawn],
    "confirm_case": [confirmed, confirmed_late],
    "review_falls_due": [overdue],
    "answer_as_partner": [answered(True), answered(False)],
}
ACTS = [pytest.param(act, id=f"{name} {place}") for name, acts in SCENARIOS.items() for place, act in enumerate(acts)]


@pytest.fixture
def case(world):
    """Published, with a partner that was asked, a quote of its first words, and a reply about a part."""
    named = [world.authorities["immigration_qn"]]
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), partners=named)
    opening = case.thread.replies.get(number=0)
    reply_in(case.thread, world.actor("expert"), quoting=[(opening, "Waiting fell by half")])
    reply_in(case.thread, world.actor("official_qn"), cites="results-1")
    return case


def test_every_verb_has_a_scenario():
    assert set(every_verb(actions)) == set(SCENARIOS)


def told(stream, after):
    events = Event.objects.filter(stream=id_of(stream), seq__gt=after).select_related("stream").order_by("seq")
    return parsed(_encoded(stream, list(events), Viewpoint("en", detail=True)).values())


def opened(client, case):
    return CasePage(client.get(f"{case.get_absolute_url()}?view=flat").content.decode())


def compare(world, case, act):
    """Whether anything changed; fails if the old page, brought up to date, is not the new one."""
    clients = {who: world.client(who) for who in READERS}
    old = {who: opened(client, case) for who, client in clients.items()}
    act(world, case)
    changed = False
    for who, client in clients.items():
        before, new = plain(old[who].state) + old[who].drawn(), opened(client, case)
        old[who].take(told(case.thread.stream, old[who].after))
        assert plain(old[who].state) == plain(new.state), who
        assert old[who].drawn().splitlines() == new.drawn().splitlines(), who
        if not old[who].is_withdrawn:
            assert (old[who].words == new.words) == (not old[who].is_renewed), who
        changed |= before != plain(new.state) + new.drawn()
    return changed


@pytest.mark.parametrize("act", ACTS)
def test_old_page_and_events_are_the_new_page(act, world, case):
    compare(world, case, act)


def test_the_proof_is_not_blind(world, case, monkeypatch):
    monkeypatch.setattr("tests.proofs.cases.test_old_plus_events.told", lambda stream, after: [])
    with pytest.raises(AssertionError):
        compare(world, case, withdrawn)


def listed(client):
    """What a list shows, and from where on it hears; of discussions it only hears that they are gone."""
    root = html.fromstring(client.get("/cases/?part").content.decode())
    [element] = root.xpath("//live-list")
    assert element.get("data-counts-rows") is None
    streams = json.loads(element.get("data-streams"))
    heads = {one["stream"]: one["after"] for one in streams if one["stream"].startswith("audience:")}
    counts = set(element.get("data-counts").split())
    parts = "".join(plain(part) for part in root.xpath("//*[@data-renew]"))
    return re.sub(r"<span class=\"num\">\d+ repl.*", "", parts), heads, counts


@pytest.mark.parametrize("act", ACTS)
def test_a_list_hears_of_everything_that_changes_it_and_of_nothing_else(act, world, case):
    client = world.client("expert")
    before, heads, counts = listed(client)
    act(world, case)
    after, _heads, _counts = listed(client)
    heard = [one["kind"] for stream, head in heads.items() for one in told(stream, head) if one["kind"] in counts]
    assert counts == OF_LISTS
    if act is not confirmed_late:  # two things were told, that undo each other
        assert (before != after) == bool(heard), heard


def test_a_first_publication_is_heard_once_by_each_list(world, case):
    client = world.client("expert")
    _before, heads, counts = listed(client)
    [exchange] = html.fromstring(client.get("/exchange/").content.decode()).xpath("//live-list/@data-counts")
    published_by(world.actor("official_qm"), world.actor("focal_qm"))
    heard = [one["kind"] for stream, head in heads.items() for one in told(stream, head)]
    assert [kind for kind in heard if kind in counts] == ["case.published"]
    assert [kind for kind in heard if kind in exchange.split()] == ["thread.posted"]
