"""Whatever comes: never an error of ours, never a trace of what was refused, for made up words in every field."""

import json
from contextlib import suppress

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forum.live.frames import Frame, Nonsense, read
from tests.doors import ADDRESSES
from tests.inputs.test_refusals import MAY_CHANGE, address, named
from tests.inputs.whole import CELLS
from tests.queries.numbers import NUMBERS
from tests.state import digest

pytestmark = pytest.mark.django_db

BOUNDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NASTY = ("\x00", "\u202e\u2066", "\ud800", "\udfff\ud800", "٣", "İ", "%(x)s{0}", "-1", "1e9", "9" * 400, "x" * 65_536)
WORDS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=40), st.binary(max_size=40))
FORMS = {route: bad for route, bad in CELLS if bad.method == "POST" and bad.sent and bad.status != 404}
QUERIES = ("at", "before", "after", "to", "quote", "draft", "view", "part", "show", "framework", "tool", "below")
QUERIES += ("depth", "persons", "mobility", "on", "numbers", "q", "named", "up_to", "next", "language", "find", "page")
QUERIES += ("kind", "since", "like", "title", "but")
KEYS = st.sampled_from(["follow", "unfollow", "typing", "stream", "after", "epoch", "as"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | st.sampled_from(NASTY[:5]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("route", FORMS)
@BOUNDED
@given(data=st.data())
def test_any_words_in_any_field_are_taken_or_refused(route, stage, data):
    bad = FORMS[route]
    cache.clear()
    sent = named(bad.sent, stage) | {data.draw(st.sampled_from(sorted(bad.sent))): sendable(data.draw(WORDS))}
    client = stage.client(bad.who, "en")
    for where, before in bad.first:
        client.post(where.format_map(stage.names), named(before, stage))
    state = digest(but=MAY_CHANGE)
    answer = client.post(address(route, bad, stage), sent)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert digest(but=MAY_CHANGE) == state


@pytest.mark.parametrize("page", sorted({path.partition("?")[0] for _who, path in NUMBERS}))
@BOUNDED
@given(name=st.sampled_from(QUERIES), words=WORDS)
def test_any_words_in_any_address_are_read_or_passed_over(page, stage, name, words):
    names = {**stage.names, "person": stage.names["official_qn"]}
    state = digest(but=MAY_CHANGE)
    for who in ("official_qm", "secretariat"):
        answer = stage.client(who, "en").get(page.format_map(names), {name: sendable(words)})
        assert answer.status_code < 500
    assert digest(but=MAY_CHANGE) == state


@settings(BOUNDED, max_examples=300)
@given(JSON | st.dictionaries(KEYS, JSON, max_size=2))
def test_any_json_on_the_socket_is_a_frame_or_nonsense(said):
    with suppress(Nonsense):
        assert isinstance(read(json.dumps(said)), Frame)


@settings(BOUNDED, max_examples=200)
@given(st.text(max_size=200) | st.sampled_from(NASTY))
def test_any_text_on_the_socket_is_a_frame_or_nonsense(said):
    with suppress(Nonsense):
        assert isinstance(read(said), Frame)


def test_every_form_is_tried():
    taken = {door.route for door in ADDRESSES if "POST" in door.methods}
    assert len(FORMS) >= 20
    assert set(FORMS) <= taken


def sendable(words: str | bytes) -> str | bytes:
    """What a browser can send of it: half a surrogate pair goes as the bytes that stand for it."""
    return words.encode("utf-8", "surrogatepass") if isinstance(words, str) else words
