"""What lists ask of case studies agrees with the rules; what is hidden leaves the pages of others as they are."""

import re

import pytest

from accounts.actors import actors_of
from forum.cases.actions.review import submit_version
from forum.cases.actions.writing import begin_version
from forum.cases.facets import index
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.policies import cases as may
from tests.case_studies import draft_by, published_by, write

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


def pages(clients, case):
    """What others see of a case and of the lists, but for the token of each form."""
    paths = ["", "citation/", "versions/", "versions/1/", "versions/2/"]
    at = [*(f"{case.get_absolute_url()}{path}" for path in paths), "/cases/", "/cases/?party=QN", "/cases/?party=QM"]
    at += ["/exchange/", "/waiting/count/", "/parties/QM/", "/parties/QN/", "/agreements/FWX/", "/toolbox/T04/"]
    seen = {}
    for who in OUTSIDERS:
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


def test_the_comparison_is_not_blind(told, clients):
    named = [told.cast.authorities["immigration_qn"]]
    case = published_by(told.actor("official_qm"), told.actor("focal_qm"), audience="public", partners=named)
    before = pages(clients, case)
    case.partners.update(state="confirmed")
    index(case)
    after = pages(clients, case)
    changed = {path for (who, path), text in after.items() if text != before[who, path]}
    assert {case.get_absolute_url(), "/cases/?party=QN", f"{case.get_absolute_url()}citation/"} <= changed
