"""200 questions in six languages: whichever database the tests run on finds exactly what it should."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from forum.search.models import SearchDocument
from forum.search.questions import read
from tests.cast import assemble
from tests.errands import follow_up
from tests.proofs.apart import kept_apart
from tests.threads import thread_by

SUITE = tomllib.loads((Path(__file__).parent / "conformance.toml").read_text(encoding="utf-8"))
QUESTIONS = [
    (language, asked, set(found.split()))
    for language, questions in SUITE["questions"].items()
    for asked, found in questions
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """The texts, posted by somebody and taken in: the key of each by what the index calls it, and who reads."""
    with django_db_blocker.unblock(), kept_apart():
        world = assemble()
        actor = world.actor("official_qm")
        threads = {key: thread_by(actor, title=title, body=body) for key, (title, body) in SUITE["texts"].items()}
        follow_up()
        yield {f"reply:{thread.replies.get().pk}": key for key, thread in threads.items()}, actor


@pytest.mark.parametrize(("language", "asked", "expected"), QUESTIONS, ids=[f"{one[0]}: {one[1]}" for one in QUESTIONS])
def test_a_question_finds_exactly_what_it_should(language, asked, expected, library):
    keys, actor = library
    found = SearchDocument.objects.visible_to(actor).found_by(read(asked))
    assert {keys[thing] for thing in found.values_list("thing", flat=True) if thing in keys} == expected


def test_the_suite_is_as_large_as_it_says():
    assert len(QUESTIONS) >= 200
    assert len({(language, asked) for language, asked, _ in QUESTIONS}) == len(QUESTIONS)
    asked_for = set(chain.from_iterable(expected for _, _, expected in QUESTIONS))
    assert asked_for == set(SUITE["texts"]), "Every text is found by something."
    assert min(len(questions) for language, questions in SUITE["questions"].items() if language != "together") >= 33
