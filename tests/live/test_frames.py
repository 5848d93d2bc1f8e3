"""Whatever a client says: no exception, no trace, and a sentence."""

import json

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from accounts.models import Session
from forum.events.models import Event, Stream
from forum.live.frames import HIGHEST_SEQUENCE, MOST_CHARACTERS, Nonsense, read
from forum.live.routing import is_from_our_page
from tests.live.serving import Reader, session_of

SENTENCE = "This message could not be understood."
WISH = {"stream": "audience:members", "after": 0, "epoch": "", "as": "list"}

NONSENSE = {
    "empty": "",
    "no JSON": "follow me",
    "no object": "[]",
    "a number": "7",
    "nothing": "{}",
    "an unknown wish": '{"listen": ["audience:members"]}',
    "a type, as if a message of the layer": '{"type": "websocket.disconnect"}',
    "two wishes at once": json.dumps({"follow": [WISH], "typing": "audience:members"}),
    "no list": json.dumps({"follow": WISH}),
    "an empty list": '{"follow": []}',
    "too many": json.dumps({"unfollow": ["a"] * 101}),
    "too long": json.dumps({"typing": "a" * MOST_CHARACTERS}),
    "a name too long": json.dumps({"typing": "a" * 101}),
    "no name": '{"unfollow": [""]}',
    "a name that is none": '{"unfollow": [7]}',
    "nested deeply": '{"follow": ' + "[" * 5000 + "]" * 5000 + "}",
    "a number without end": '{"follow": [{"after": ' + "9" * 5000 + "}]}",
    "no number": json.dumps({"follow": [WISH | {"after": "0"}]}),
    "yes is no number": json.dumps({"follow": [WISH | {"after": True}]}),
    "half a number": json.dumps({"follow": [WISH | {"after": 0.5}]}),
    "not a number": json.dumps({"follow": [WISH | {"after": float("nan")}]}),
    "before the first": json.dumps({"follow": [WISH | {"after": -1}]}),
    "beyond the last": json.dumps({"follow": [WISH | {"after": HIGHEST_SEQUENCE}]}),
    "an epoch too long": json.dumps({"follow": [WISH | {"epoch": "e" * 37}]}),
    "another way to follow": json.dumps({"follow": [WISH | {"as": "moderator"}]}),
    "something missing": '{"follow": [{"stream": "audience:members", "after": 0, "epoch": ""}]}',
    "something more": json.dumps({"follow": [WISH | {"user": "me"}]}),
}


@pytest.mark.parametrize("said", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_known_as_such(said):
    with pytest.raises(Nonsense):
        read(said)


def test_bytes_are_nonsense_too():
    with pytest.raises(Nonsense):
        read(None)


def test_nonsense_is_answered_with_a_sentence_and_leaves_no_trace(world, reader):
    amara = reader("official_qm")
    before = (Event.objects.count(), Stream.objects.count())
    for said in [*list(NONSENSE.values())[:12], b"\x00\xff"]:
        amara.say(said)
        item = amara.next(lambda item: item["kind"] == "refused")
        assert item == {"kind": "refused", "stream": None, "sentence": SENTENCE}
    amara.follow("audience:members", 0, epoch="", how="list")  # and it goes on
    assert amara.items[-1]["kind"] == "following"
    assert (Event.objects.count(), Stream.objects.count()) == before


def test_sentences_come_in_the_language_of_the_page(reader):
    amara = reader("official_qm", language="qps")
    amara.say("?")
    sentence = amara.next(lambda item: item["kind"] == "refused")["sentence"]
    assert sentence not in ("", SENTENCE)


def test_an_unknown_language_is_the_first_of_ours(reader):
    for language in ("", "xx", "../en", "en%00", "e" * 600):
        amara = reader("official_qm", language=language)
        amara.say("?")
        assert amara.next(lambda item: item["kind"] == "refused")["sentence"] == SENTENCE
        amara.close()


def test_who_says_too_much_is_sent_away_for_a_while(world, server, reader):
    amara = reader("official_qm")
    for _ in range(21):
        amara.say({"typing": "thread:nowhere"})
    assert amara.kinds_until_closed() == ([], 4429)
    assert not server.hub.sockets


def test_a_huge_frame_ends_the_connection_before_it_is_read(reader):
    amara = reader("official_qm")
    amara.say(json.dumps({"typing": "a" * 70_000}))
    assert amara.kinds_until_closed()[1] == 1009


def test_who_is_not_signed_in_is_told_so(world, server):
    for session in (None, "", "nobody-has-this-key", "x" * 4000, "\t'\""):
        nobody = Reader.with_session(server.port, session)
        assert nobody.kinds_until_closed() == ([], 4401)
        nobody.close()


def test_who_speaks_for_nobody_is_not_let_in(world, server):
    for name in ("suspended_qm", "seatless"):
        somebody = Reader.of(server.port, world, name)
        assert somebody.kinds_until_closed() == ([], 4401)
        somebody.close()


def test_a_session_signed_with_another_password_is_none(world, server):
    session = session_of(world, "official_qm")
    world.people["official_qm"].set_password("three queues, no hall")
    world.people["official_qm"].save()
    before = Session.objects.count()
    somebody = Reader.with_session(server.port, session)
    assert somebody.kinds_until_closed() == ([], 4401)
    somebody.close()
    assert Session.objects.count() == before


ORIGIN = "https://forum.example"


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://forum.example",
        "https://forum.example:8443",
        "https://forum.example.",
        "https://forum.example/",
        "https://forum.example.evil.example",
        "https://evil.example/https://forum.example",
        "https://sub.forum.example",
        "https://evilforum.example",
        "https://user@forum.example",
        "https://FORUM.example",
        "HTTPS://forum.example",
        " https://forum.example",
        "https://forum.example https://forum.example",
        "https://forum.example\x00",
        "https://[::1",
        "https://forum.example:port",
        "wss://forum.example",
        "//forum.example",
        "forum.example",
        "file://",
        "https://xn--forum-.example",
    ],
)
def test_only_pages_of_ours_may_open_a_socket(settings, origin):
    settings.ORIGINS = [ORIGIN]
    assert is_from_our_page([(b"origin", ORIGIN.encode())])
    assert not is_from_our_page([] if origin is None else [(b"origin", origin.encode("latin1"))])


def test_two_origins_are_none(settings):
    settings.ORIGINS = [ORIGIN]
    assert not is_from_our_page([(b"origin", ORIGIN.encode()), (b"origin", ORIGIN.encode())])


def test_a_foreign_page_is_answered_403_before_there_is_a_socket(world, server):
    session = session_of(world, "official_qm")
    with pytest.raises(InvalidStatus) as refusal:
        Reader.with_session(server.port, session, origin="https://evil.example")
    assert refusal.value.response.status_code == 403


def test_there_is_no_socket_at_any_other_address(world, server):
    address = f"127.0.0.1:{server.port}"
    with pytest.raises(InvalidStatus) as refusal, connect(f"ws://{address}/lives/", origin=f"http://{address}"):
        pass
    assert refusal.value.response.status_code == 403
