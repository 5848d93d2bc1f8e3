"""Corrections: who may propose and decide, what becomes of the fact, what is kept of it."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from lxml import html

from forum.agreements.models import Claim, FactVersion, Framework, Participation, Party
from forum.events.models import Event
from forum.home.reference.tables import identifier_of
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from forum.toolbox.actions.corrections import accept_correction, decline_correction, propose_correction
from forum.toolbox.models import Correction
from tests.cast import SPEAKING
from tests.errands import follow_up
from tests.toolbox.files import words

pytestmark = pytest.mark.django_db

SOURCE = {"source_title": "Treaty, article 104", "source_address": "https://example.org/treaty", "as_of": "2026-02"}


@pytest.fixture
def body(loaded):
    """What is said to be the body of the EAC."""
    return Claim.objects.get(pk=identifier_of(Claim, "EAC-body"))


@pytest.fixture
def participation(loaded):
    """A participation on record of a Party that somebody of the cast speaks for."""
    Party.objects.filter(pk="QM").update(illustrative=False)
    return Participation.objects.create(framework_id="EAC", party_id="QM", words="As its Party said.")


def proposed(loaded, who, fact, **changes):
    said = {"version": fact.version, "why": "It says so.", "form_key": uuid4().hex, **SOURCE}
    given = {name: changes.pop(name) for name in list(changes) if name in said}
    return propose_correction(loaded.actor(who), fact.pk, changes=changes or {"words": "Other words"}, **said | given)


MAY_NOT_PROPOSE = {"moderator_bare"}


@pytest.mark.parametrize("who", SPEAKING)
def test_everybody_with_a_seat_proposes(who, loaded, body):
    if who in MAY_NOT_PROPOSE:
        with pytest.raises(Refused, match="second factor"):
            proposed(loaded, who, body)
    else:
        assert proposed(loaded, who, body).was == {"words": "EAC Secretariat"}


@pytest.mark.parametrize("who", SPEAKING)
def test_the_secretariat_decides_what_is_said_of_a_framework(who, loaded, body):
    correction = proposed(loaded, "expert", body)
    if who == "secretariat":
        assert accept_correction(loaded.actor(who), correction.pk).state == "accepted"
    else:
        with pytest.raises(Refused, match="Only the secretariat"):
            accept_correction(loaded.actor(who), correction.pk)
        assert Claim.objects.get(pk=body.pk).words == "EAC Secretariat"


@pytest.mark.parametrize("who", SPEAKING)
def test_a_focal_point_decides_what_is_said_of_the_own_partys_participation(who, loaded, participation):
    correction = proposed(loaded, "official_qn", participation)
    if who in ("secretariat", "focal_qm"):
        assert decline_correction(loaded.actor(who), correction.pk, reason="It stands.").state == "declined"
    else:
        with pytest.raises(Refused, match="focal point of the Party concerned"):
            decline_correction(loaded.actor(who), correction.pk, reason="It stands.")


def test_an_accepted_correction_is_the_next_version_and_what_was_is_kept(loaded, body):
    correction = proposed(loaded, "official_qm", body)
    accept_correction(loaded.actor("secretariat"), correction.pk)
    fact = Claim.objects.get(pk=body.pk)
    assert (fact.words, fact.version, fact.standing, fact.as_of) == ("Other words", 2, "confirmed", "2026-02")
    assert fact.corrected_at
    assert [source.title for source in fact.sources.all()] == ["Treaty, article 104"]
    kept = FactVersion.objects.get(fact=body.pk)
    assert (kept.said["words"], kept.said["sources"]) == ("EAC Secretariat", ["S11", "S12", "S13"])
    assert kept.correction == correction.pk
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.object_id) == ("correction.accepted", correction.pk)
    said = words(html.fromstring(loaded.client("expert").get(f"/facts/{body.pk}/").content.decode()))
    assert "Version 1 replaced by a correction" in said
    assert "Words EAC Secretariat" in said


def test_loading_again_leaves_a_corrected_fact_alone(loaded, body):
    accept_correction(loaded.actor("secretariat"), proposed(loaded, "official_qm", body).pk)
    call_command("load_reference", verbosity=0)
    assert Claim.objects.get(pk=body.pk).words == "Other words"
    assert [source.title for source in Claim.objects.get(pk=body.pk).sources.all()] == ["Treaty, article 104"]


def test_a_declined_one_changes_nothing_and_says_why(loaded, body):
    correction = proposed(loaded, "official_qm", body)
    with pytest.raises(Refused, match="Give a reason"):
        decline_correction(loaded.actor("secretariat"), correction.pk, reason=" ")
    decline_correction(loaded.actor("secretariat"), correction.pk, reason="The text says otherwise.")
    assert (Claim.objects.get(pk=body.pk).version, FactVersion.objects.count()) == (1, 0)
    assert Entry.objects.latest("seq").reason == "The text says otherwise."
    assert "The text says otherwise." in loaded.client("expert").get(f"/facts/{body.pk}/").content.decode()


@pytest.mark.parametrize("again", [accept_correction, decline_correction])
def test_what_is_decided_stays_decided(again, loaded, body):
    correction = proposed(loaded, "official_qm", body)
    accept_correction(loaded.actor("secretariat"), correction.pk)
    with pytest.raises(Refused, match="decided already"):
        again(loaded.actor("secretariat"), correction.pk, **({} if again is accept_correction else {"reason": "No."}))


def test_a_proposal_about_what_was_changed_meanwhile_is_refused_and_both_are_shown(loaded, body):
    late = proposed(loaded, "official_qm", body, words="Late words")
    accept_correction(loaded.actor("secretariat"), proposed(loaded, "expert", body).pk)
    with pytest.raises(Refused, match="changed meanwhile"):
        accept_correction(loaded.actor("secretariat"), late.pk)
    with pytest.raises(Refused, match="changed meanwhile"):
        proposed(loaded, "expert", body)
    said = words(html.fromstring(loaded.client("secretariat").get(f"/facts/{body.pk}/").content.decode()))
    assert "Late words" in said
    assert "Words Other words" in said
    assert "can only be declined" in said
    assert decline_correction(loaded.actor("secretariat"), late.pk, reason="Late.").state == "declined"


def test_rights_move_with_the_end_of_a_participation(loaded, participation):
    before = Framework.objects.get(pk="EAC").rights_version
    assert "EAC" in loaded.actor("official_qm").frameworks
    accept_correction(loaded.actor("focal_qm"), proposed(loaded, "expert", participation, ends="2024-06-30").pk)
    assert Framework.objects.get(pk="EAC").rights_version == before + 1
    assert "EAC" not in loaded.actor("official_qm").frameworks


def test_the_same_form_proposes_once(loaded, body):
    first = proposed(loaded, "expert", body, form_key="same")
    assert proposed(loaded, "expert", body, form_key="same") == first
    assert Correction.objects.count() == 1


def test_the_page_of_the_fact_is_told(loaded, body):
    correction = proposed(loaded, "expert", body)
    accept_correction(loaded.actor("secretariat"), correction.pk)
    told = Event.objects.filter(stream__kind="fact", stream__subject=str(body.pk)).order_by("seq")
    assert list(told.values_list("kind", "object_id")) == [
        ("correction.proposed", correction.pk),
        ("correction.accepted", correction.pk),
    ]


def test_what_is_not_there_cannot_be_corrected(loaded, body):
    demo = loaded.parties["QM"].participations.first()
    for fact in (Claim(pk=uuid4()), demo):
        with pytest.raises(Unseen):
            proposed(loaded, "expert", fact)
    with pytest.raises(Unseen):
        accept_correction(loaded.actor("secretariat"), uuid4())


class TestForm:
    """What is typed is checked and kept."""

    SENT = {"source_title": "Gazette", "why": "It says so.", "version": 1, "form_key": "k", "fact_words": "Other words"}

    def sent(self, loaded, fact, **changes):
        return loaded.client("expert").post(f"/facts/{fact.pk}/correction/", self.SENT | changes)

    def test_a_proposal_leads_to_the_fact(self, loaded, body):
        answer = self.sent(loaded, body)
        assert answer.headers["Location"] == f"/facts/{body.pk}/"
        assert Correction.objects.get().changes == {"words": "Other words"}

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"fact_words": "EAC Secretariat"}, "Nothing is different"),
            ({"source_title": " "}, "This field is required"),
            ({"why": ""}, "Say why"),
            ({"source_address": "javascript:alert(1)"}, "valid URL"),
            ({"source_as_of": "last year"}, "A date is written"),
            ({"version": "x"}, "whole number"),
            ({"fact_words": ""}, "This field is required"),
        ],
    )
    def test_what_is_wrong_is_said_and_kept(self, wrong, sentence, loaded, body):
        answer = self.sent(loaded, body, **wrong)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        if "why" not in wrong:
            assert "It says so." in answer.content.decode()
        assert not Correction.objects.exists()

    def test_a_span_that_ends_before_it_starts_is_refused(self, loaded, participation):
        dates = {"fact_role": "member", "fact_starts": "2024-02-01", "fact_ends": "2024-01-01", "fact_designation": ""}
        answer = self.sent(loaded, participation, **dates)
        assert answer.status_code == 422
        assert "It must end after it starts." in answer.content.decode()

    def test_a_form_that_is_late_is_refused_with_what_stands_now_and_can_be_sent_again(self, loaded, body):
        accept_correction(loaded.actor("secretariat"), proposed(loaded, "official_qm", body).pk)
        answer = self.sent(loaded, body, fact_words="My words", version=1)
        assert answer.status_code == 422
        said = answer.content.decode()
        assert "changed meanwhile" in said
        assert "My words" in said
        assert "Other words" in said
        root = html.fromstring(said)
        version = root.xpath("//input[@name='version']/@value")[0]
        assert self.sent(loaded, body, fact_words="My words", version=version).status_code == 302

    @pytest.mark.parametrize("key", ["EAC-mobility", "EAC-depth-VX", "EAC-category-workers"])
    def test_a_value_is_chosen_from_those_of_its_topic(self, key, loaded):
        claim = Claim.objects.get(pk=identifier_of(Claim, key))
        assert self.sent(loaded, claim, fact_value="nonsense", fact_words="").status_code == 422
        assert not Correction.objects.exists()

    def test_declining_without_a_reason_says_so_on_the_page(self, loaded, body):
        correction = proposed(loaded, "expert", body)
        answer = loaded.client("secretariat").post(f"/corrections/{correction.pk}/declining/", {"reason": ""})
        assert answer.status_code == 422
        assert "Give a reason" in answer.content.decode()
        assert Correction.objects.get().state == "open"

    def test_who_may_not_decide_is_refused(self, loaded, body):
        correction = proposed(loaded, "expert", body)
        for address in ("acceptance", "declining"):
            answer = loaded.client("official_qm").post(f"/corrections/{correction.pk}/{address}/", {"reason": "No."})
            assert answer.status_code == 403
        assert Correction.objects.get().state == "open"


def test_a_visitor_reads_the_fact_and_its_history_and_no_proposal(loaded, body, client):
    accept_correction(loaded.actor("secretariat"), proposed(loaded, "official_qm", body, why="Secret reasons").pk)
    proposed(loaded, "official_qm", Claim.objects.get(pk=body.pk), words="Third words")
    said = client.get(f"/facts/{body.pk}/").content.decode()
    assert "Other words" in said
    assert "EAC Secretariat" in said
    for hidden in ("Secret reasons", "Third words", "Amara Osei", "Proposed corrections"):
        assert hidden not in said
        assert hidden in loaded.client("expert").get(f"/facts/{body.pk}/").content.decode()


class TestWaiting:
    """A proposal waits for who may decide it until it is decided, and they are told."""

    @staticmethod
    def figure(loaded, who):
        [count] = html.fromstring(loaded.client(who).get("/waiting/count/").content.decode()).xpath(
            "//*[@class='count']"
        )
        return int(count.text_content() or 0)

    @staticmethod
    def told(loaded, who):
        follow_up()
        return Event.objects.filter(stream__subject=str(loaded.people[who].pk), kind="waiting.changed").count()

    @pytest.mark.parametrize("decide", [accept_correction, decline_correction])
    def test_it_waits_for_the_partys_focal_points_and_the_secretariat(self, decide, loaded, participation):
        correction = proposed(loaded, "expert", participation)
        for who in ("secretariat", "focal_qm"):
            assert (self.figure(loaded, who), self.told(loaded, who)) == (1, 1)
            said = loaded.client(who).get("/waiting/").content.decode()
            assert f"/facts/{participation.pk}/#c-{correction.pk}" in said
        for who in ("focal_qn", "official_qm", "expert", "moderator", "focal_bare_qm"):
            assert self.figure(loaded, who) == 0
        decide(
            loaded.actor("secretariat"), correction.pk, **({"reason": "No."} if decide is decline_correction else {})
        )
        for who in ("secretariat", "focal_qm"):
            assert (self.figure(loaded, who), self.told(loaded, who)) == (0, 2)

    def test_what_is_said_of_a_framework_waits_for_the_secretariat_only(self, loaded, body):
        proposed(loaded, "expert", body)
        assert (self.figure(loaded, "secretariat"), self.figure(loaded, "focal_qm")) == (1, 0)
        assert (self.told(loaded, "secretariat"), self.told(loaded, "focal_qm")) == (1, 0)
