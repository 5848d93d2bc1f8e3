"""Who narrows and who asks to widen: every role, from every audience, to every audience, against plain ifs."""

from itertools import product

import pytest

from forum.policies.audience import EVERYBODY, MEMBERS, Audience
from forum.policies.vocabulary import AudienceKind
from forum.policies.widening import Standing, ask_to_widen, narrow
from tests.cast import SPEAKING
from tests.groups import group_of

pytestmark = pytest.mark.django_db

# The oracle: what each of the cast is, in words, and whom each audience has. It shares nothing with the rule book.
AT = {
    "official_qm": ("official", "migration_qm"),
    "colleague_qm": ("official", "migration_qm"),
    "focal_qm": ("focal point", "migration_qm"),
    "focal_bare_qm": ("focal point without a second factor", "migration_qm"),
    "labour_qm": ("official", "labour_qm"),
    "official_qn": ("official", "immigration_qn"),
    "focal_qn": ("focal point", "immigration_qn"),
    "official_qo": ("official", "passports_qo"),
    "expert": ("expert", "university"),
    "moderator": ("moderator", "regional_body"),
    "moderator_bare": ("moderator without a second factor", "regional_body"),
    "secretariat": ("secretariat", "regional_body"),
}
CURATING = {"moderator", "secretariat"}
OF_QM = {"official_qm", "colleague_qm", "focal_qm", "focal_bare_qm"}
OF_X = OF_QM | {"labour_qm", "official_qn", "focal_qn"} | CURATING
OF_GROUP = {"focal_qm", "official_qo", "expert"} | CURATING
READERS = {
    "public": set(AT) | {"visitor"},
    "members": set(AT),
    "FWX": OF_X,
    "FWY": {"official_qo"} | CURATING,
    "group": OF_GROUP,
    "migration_qm": OF_QM,
    "regional_body": CURATING | {"moderator_bare"},
}
FEWER = {("public", to) for to in READERS if to != "public"} | {
    ("members", to) for to in READERS if to not in ("public", "members")
}
"""From what to what nobody is added, whoever joins an authority, a group or a framework later."""

OWNERS = ("migration_qm", "university", "regional_body", None)


def narrows(who, owner, mine, start, to, keeps):
    role, authority = AT[who]
    if who not in READERS[start] or who not in READERS[to] or (start, to) not in FEWER or not keeps:
        return False
    if to in ("migration_qm", "regional_body") and owner != authority:
        return False
    if mine or who in CURATING:
        return True
    return role in ("official", "focal point", "focal point without a second factor") and owner == authority


def asks(who, owner, start, to, is_case):
    role, authority = AT[who]
    if role != "focal point" or owner != authority:
        return False
    if who not in READERS[start] or who not in READERS[to] or start == to or (start, to) in FEWER:
        return False
    return is_case or to != "public"


@pytest.fixture
def audiences(world):
    return {
        "public": EVERYBODY,
        "members": MEMBERS,
        "FWX": Audience(AudienceKind.FRAMEWORK, "FWX"),
        "FWY": Audience(AudienceKind.FRAMEWORK, "FWY"),
        "group": Audience(AudienceKind.GROUP, str(group_of(world, "focal_qm", "official_qo", "expert").pk)),
        **{
            key: Audience(AudienceKind.AUTHORITY, str(world.authorities[key].pk))
            for key in ("migration_qm", "regional_body")
        },
    }


def test_the_oracle_knows_everybody():
    assert set(AT) == set(SPEAKING)


def test_nobody_is_added_where_readers_are_fewer():
    assert all(READERS[to] < READERS[start] for start, to in FEWER)


def test_every_role_from_every_audience_to_every_audience(world, audiences):
    wrong, allowed, cells = [], {"narrow": 0, "ask": 0}, 0
    actors = {who: world.actor(who) for who in AT}
    for who, owner, mine, start, to in product(AT, OWNERS, (True, False), READERS, READERS):
        begun_by = world.authorities[owner].pk if owner else None
        for is_case, keeps in product((True, False), (True, False)):
            standing = Standing(audiences[start], begun_by, mine, is_case=is_case, is_withdrawn=False)
            found = (
                bool(narrow(actors[who], standing, audiences[to], keeps=keeps)),
                bool(ask_to_widen(actors[who], standing, audiences[to], asked=False)),
            )
            expected = (narrows(who, owner, mine, start, to, keeps), asks(who, owner, start, to, is_case))
            cells += 2
            allowed["narrow"] += found[0]
            allowed["ask"] += found[1]
            if found != expected:
                wrong.append((who, owner, mine, start, to, is_case, keeps, found, expected))
    assert not wrong, wrong[:10]
    assert cells == len(AT) * len(OWNERS) * 2 * len(READERS) ** 2 * 4 * 2
    assert all(allowed.values()), allowed


def test_nothing_changes_of_what_was_withdrawn_or_was_asked_before(world, audiences):
    focal = world.actor("focal_qm")
    own = Standing(MEMBERS, focal.authority, mine=False, is_case=True, is_withdrawn=True)
    assert not narrow(focal, own, audiences["FWX"], keeps=True)
    assert not ask_to_widen(focal, own, EVERYBODY, asked=False)
    stands = Standing(MEMBERS, focal.authority, mine=False, is_case=True, is_withdrawn=False)
    assert ask_to_widen(focal, stands, EVERYBODY, asked=False)
    assert not ask_to_widen(focal, stands, EVERYBODY, asked=True)
