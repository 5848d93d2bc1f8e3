"""Bad input, one row after the other: a sentence in the reader's language, what was typed still there, and no trace."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from tests.inputs.kinds import Bad, Sent
from tests.inputs.stage import Stage
from tests.inputs.whole import CELLS
from tests.state import digest

pytestmark = pytest.mark.django_db

NAMED = re.compile(r"\{\w+\}")
MIRRORED = settings.MIRRORED[0]
MAY_CHANGE = ("accounts.Session",)


@pytest.mark.parametrize(("route", "bad"), CELLS, ids=[f"{bad.method} {route} {bad.kind}" for route, bad in CELLS])
def test_bad_input_has_a_sentence_and_no_trace(route, bad, stage):
    for language in ("en", MIRRORED):
        client = stage.client(bad.who, language)
        for where, sent in bad.first:
            client.post(where.format_map(stage.names), named(sent, stage))
        before = digest(but=MAY_CHANGE)
        send = getattr(client, bad.method.lower())
        answer = send(address(route, bad, stage), named(bad.sent, stage) if bad.method in ("GET", "POST") else b"")
        assert answer.status_code == bad.status, said(answer)
        assert digest(but=MAY_CHANGE) == before
        assert bad.kept in said(answer)
        if bad.sentence:
            assert sentence(bad, language) in said(answer)
            assert language == "en" or sentence(bad, "en") not in said(answer)


def address(route: str, bad: Bad, stage: Stage) -> str:
    """The route with what it is about in the place of its identifiers: "this/that" for two of them."""
    named = bad.about.format_map(stage.names).split("/")
    plain = re.sub(
        r"\(\?P<\w+>(\[[^]]*\]|\.)\+\)(-\(\?P<key>\.\+\))?", "<str:key>", route.replace("^", "").replace("$", "")
    )
    plain = plain.replace("<int:number>", "1")  # of a thing that is named before it
    return "/" + re.sub(r"<\w+:\w+>", lambda _: named.pop(0) if named[1:] else named[0], plain)


def named(sent: Sent, stage: Stage) -> Sent:
    """What is sent, with the identifiers of what it names."""

    def one(value: str) -> str:
        return stage.names[value[1:-1]] if NAMED.fullmatch(value) else value

    return {name: [*map(one, value)] if isinstance(value, list) else one(value) for name, value in sent.items()}


def sentence(bad: Bad, language: str) -> str:
    """The sentence to be read, in a language."""
    with translation.override(language):
        many = bad.sentence if isinstance(bad.sentence, tuple) else None
        text = ngettext(*many, bad.values["limit_value"]) if many else gettext(str(bad.sentence))
        return text % bad.values if bad.values else text


def said(answer: HttpResponse) -> str:
    """What can be read of an answer."""
    text = answer.content.decode()
    return str(answer.json()) if "json" in answer.headers.get("Content-Type", "") else unescape(text)
