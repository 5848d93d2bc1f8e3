"""What lists ask of case studies agrees with the rules; what is hidden leaves the pages of others as they are."""

import re

import pytest
from django.core import mail

from accounts.actors import actors_of
from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from forum.cases.facets import index
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.events.models import Stream
from forum.live.look import _allowed
from forum.live.visitors import visitor_of
from forum.policies import cases as may
from forum.policies.audience import Audience
from forum.policies.vocabulary import AudienceKind
from tests.case_studies import draft_by, published_by, write
from tests.errands import done_by_the_worker
from tests.proofs.apart import committed
from tests.threads import for_authority, for_parties, reply_in

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "read": (CaseStudy, "visible_to", may.read_case),
    "write": (CaseStudy, "written_by", may.read_draft),
    "versions": (CaseVersion, "written_by", lambda actor, version: may.read_draft(actor, version.case)),
    "to review": (CaseVersion, "to_be_reviewed_by", may.review_version),
    "asked": (
        Partner,
        "asked_of",
        lambda actor, one: one.case.state == "published" and may.answer_as_partner(actor, one),
    ),
}
"""A question of a queryset, and the rule that it agrees with."""


@pytest.fixture(scope="module")
def readers(told):
    everybody = actors_of([person.pk for person in told.cast.people.values()])
    return [actor for seats in everybody.values() for actor in seats]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_list_asks_what_the_rule_says(asked, told, readers):
    model, question, rule = QUESTIONS[asked]
    rows = list(model.objects.all() if model is CaseStudy else model.objects.select_related("case"))
    found = {actor.name: set(getattr(model.objects, question)(actor)) for actor in readers}
    assert found == {actor.name: {row for row in rows if rule(actor, row)} for actor in readers}
    assert len({frozenset(rows) for rows in found.values()}) > (0 if asked == "read" else 1)


def test_who_is_signed_out_reads_what_is_public(told):
    shown = set(CaseStudy.objects.visible_to(None))
    assert shown == {case for case in CaseStudy.objects.all() if may.read_case(None, case)}
    assert 0 < len(shown) < CaseStudy.objects.exclude(state="unpublished").count()


def test_partners_are_shown_to_whom_the_rule_says(told, readers):
    for actor in [*readers, None]:
        partners = Partner.objects.filter(case__in=CaseStudy.objects.visible_to(actor)).select_related("case")
        assert set(partners.shown_to(actor)) == {one for one in partners if may.see_partner(actor, one)}


OUTSIDERS = ("visitor", "expert", "moderator", "labour_qm", "official_qo")


def pages(clients, case, outsiders=OUTSIDERS):
    """What others see of a case and of the lists, but for the token of each form."""
    paths = ["", "citation/", "versions/", "versions/1/", "versions/2/"]
    at = [*(f"{case.get_absolute_url()}{path}" for path in paths), "/cases/", "/cases/?party=QN", "/cases/?party=QM"]
    at += ["/search/?q=reads", "/search/?q=reads&kind=case", "/toolbox/", "/sitemap.xml", "/directory/", "/waiting/"]
    at += ["/exchange/", "/waiting/count/", "/parties/QM/", "/parties/QN/", "/agreements/FWX/", "/toolbox/T04/"]
    seen = {}
    for who in outsiders:
        for path in at:
            text = clients[who].get(path).content.decode()
            seen[who, path] = re.sub(
                r'(csrfmiddlewaretoken" value|X-CSRFToken"): ?"[^"]+"|value="[A-Za-z0-9]{64}"', "", text
            )
    return {key: re.sub(r'"X-CSRFToken": "\w+"|name="form_key" value="[^"]+"', "", text) for key, text in seen.items()}


def test_what_is_written_and_handed_in_changes_no_page_of_others(told, clients):
    official, focal = told.actor("official_qm"), told.actor("focal_qm")
    case = published_by(official, focal, audience="public")
    before = pages(clients, case)
    draft_by(official, title="Nobody reads this yet")
    version = begin_version(official, case.pk)
    write(official, version, "what", title="Nor this")
    submit_version(official, version.pk)
    assert pages(clients, case) == before


@pytest.mark.parametrize("state", ["asked", "declined"])
def test_an_authority_that_has_not_confirmed_leaves_no_trace_for_others(state, told, clients):
    named = [told.cast.authorities["immigration_qn"]]
    case = published_by(told.actor("official_qm"), told.actor("focal_qm"), audience="public", partners=named)
    case.partners.update(state=state)
    index(case)
    with_partner = pages(clients, case)
    case.partners.all().delete()
    case.current.partner_authorities.clear()
    index(case)
    assert pages(clients, case) == with_partner


FEW = {
    "parties": (lambda told: for_parties(told.cast.frameworks["FWX"]), ("visitor", "expert", "official_qo")),
    "group": (
        lambda told: Audience(AudienceKind.GROUP, told.by_label["id group drafting"]),
        ("visitor", "labour_qm", "official_qn"),
    ),
    "authority": (
        lambda told: for_authority(told.cast.authorities["migration_qm"]),
        ("visitor", "expert", "moderator", "secretariat", "labour_qm", "focal_qn"),
    ),
}
"""Audiences, and some for whom what is for these is not there. The authority's own people knew the draft."""


def heard(told, clients, who):
    """How far each stream goes that somebody may follow, and the mails to them."""
    key = clients[who].session.session_key
    visitor = visitor_of(key) if key else None
    streams = {f"{one.kind}:{one.subject}": one.head for one in Stream.objects.all()}
    opened = {name for _visitor, name in _allowed({(visitor, name) for name in streams}, {})} if visitor else set()
    mails = (
        [(one.subject, one.body, one.from_email) for one in mail.outbox if told.cast.people[who].email in one.to]
        if visitor
        else []
    )
    return {name: streams[name] for name in opened}, mails


@pytest.mark.parametrize("readers", FEW)
def test_a_case_for_others_leaves_every_page_frame_and_mail_as_it_is(readers, told, clients):
    """Be there a partner that would be asked, a reply, a new version, or its withdrawal."""
    audience, outsiders = FEW[readers]
    official, focal = told.actor("focal_qm"), told.actor("focal_qm")
    shown = published_by(official, focal, audience="public")
    named = [told.cast.authorities["passports_qo"], told.cast.authorities["immigration_qn"]]
    hidden = draft_by(official, audience=audience(told).key, partners=named, title="Nobody else reads this")
    with committed():
        done_by_the_worker()
    before, told_before = pages(clients, shown, outsiders), {who: heard(told, clients, who) for who in outsiders}
    submit_version(official, hidden.pk)
    case = publish_version(focal, hidden.pk)
    reply_in(case.thread, focal)
    version = begin_version(official, case.pk)
    write(official, version, "what", title="Nor this")
    submit_version(official, version.pk)
    publish_version(focal, version.pk)
    with committed():
        done_by_the_worker()
    assert pages(clients, shown, outsiders) == before
    assert {who: heard(told, clients, who) for who in outsiders} == told_before
    for who in outsiders:
        assert clients[who].get(case.get_absolute_url()).status_code == 404
        assert clients[who].get(f"{case.get_absolute_url()}versions/1/").status_code == 404
    withdraw_case(focal, case.pk, reason="Replaced.")
    with committed():
        done_by_the_worker()
    assert pages(clients, shown, outsiders) == before
    assert {who: heard(told, clients, who) for who in outsiders} == told_before


def test_the_comparison_is_not_blind(told, clients):
    named = [told.cast.authorities["immigration_qn"]]
    case = published_by(told.actor("official_qm"), told.actor("focal_qm"), audience="public", partners=named)
    before = pages(clients, case)
    case.partners.update(state="confirmed")
    index(case)
    after = pages(clients, case)
    changed = {path for (who, path), text in after.items() if text != before[who, path]}
    assert {case.get_absolute_url(), "/cases/?party=QN", f"{case.get_absolute_url()}citation/"} <= changed
