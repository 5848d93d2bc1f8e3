"""What a socket is told of case studies holds nothing that its reader may not know."""

import pytest

from forum.events.models import Event, StreamKind, stream_name
from forum.live.look import _allowed, _encoded
from forum.live.visitors import visitor_of
from forum.policies.actor import Viewpoint
from tests.proofs.cases import oracle
from tests.proofs.cases.plan import AUTHORS, CASES
from tests.proofs.plan import AUTHORITIES, PEOPLE

pytestmark = pytest.mark.django_db

PAGE = Viewpoint(language="en", detail=True)
LIST = Viewpoint(language="", detail=False)


def streams(told):
    """Every stream on which case studies are told of, and what the oracle is told of it."""
    return {
        **{told.threads[case.key].stream: ("thread", case) for case in CASES if case.key in told.threads},
        **{stream_name(StreamKind.AUDIENCE, key): ("audience", case) for key, case in audiences(told).items()},
        **{
            stream_name(StreamKind.DESK, f"{told.by_label[f'id authority {case.authority}']}:{key}"): ("desk", case)
            for key, case in audiences(told).items()
            if case.framework or case.group or case.own
        },
        **{stream_name(StreamKind.AUTHORITY, told.cast.authorities[key].pk): ("authority", key) for key in AUTHORITIES},
    }


def audiences(told):
    """The key of each audience, with a case that is for it."""
    return {told.threads[case.key].audience.key: case for case in CASES if case.key in told.threads} | {
        "public": next(case for case in CASES if case.public)
    }


def may_follow(who, kind, about):
    if kind == "desk":
        return oracle.belongs(who, about) and PEOPLE[who].authority == about.authority
    if kind == "authority":
        return oracle.writes(who, about)
    return oracle.belongs(who, about)


def drawn(kind, case):
    """Whatever was told, today's state is drawn: the reason on a stone, no word of the case, the replies below it."""
    if kind != "thread":
        return set()
    found = {f"id reply {case.key} 1", f"case {case.key} reply", f"case {case.key}"} | oracle.replied(case)
    if case.state == "withdrawn":
        return found | {f"id reply {case.key} 0", f"case {case.key} reason"}
    if case.versions > 1:  # its first words were told anew
        found |= {f"id reply {case.key} 0", f"case {case.key} {case.versions} why"} | oracle.place(case.authority)
    return found


@pytest.mark.parametrize("who", PEOPLE)
def test_a_socket_is_told_of_case_studies_what_is_meant_for_it(who, told, finder, clients, record_property):
    key = clients[who].session.session_key
    visitor = visitor_of(key) if key else None
    for name, (kind, about) in streams(told).items():
        follows = visitor is not None and (visitor, name) in _allowed({(visitor, name)}, {})
        assert follows == may_follow(who, kind, about), name
        if follows:
            _kind, _, subject = name.partition(":")
            events = list(Event.objects.filter(stream__kind=kind, stream__subject=subject).select_related("stream"))
            said = finder.of_text(name)
            assert finder.of_text("\n".join(_encoded(name, events, PAGE).values())) - said == drawn(kind, about), name
            assert not finder.of_text("\n".join(_encoded(name, events, LIST).values())) - said, name
    record_property("cells", len(finder) * len(streams(told)) * 2)


def test_something_is_told_on_each_of_these_streams(told):
    told_on = {
        f"{one.kind}:{one.subject}" for one in {event.stream for event in Event.objects.select_related("stream")}
    }
    quiet = set(streams(told)) - told_on
    assert quiet == {stream_name(StreamKind.AUTHORITY, told.cast.authorities[key].pk) for key in SILENT}


SILENT = set(AUTHORITIES) - set(AUTHORS) - {"labour_qm", "passports_qo"}
"""Authorities that neither wrote nor were named."""
