"""2,000 questions made up to break something: on whichever database, an answer and never an error."""

import random

import pytest

from forum.search.questions import read
from forum.search.similar import similar_to
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

MANY = 2_000
ANY = [chr(code) for code in range(1, 0x30000, 97)]
SIGNS = [
    *('"', "'", "“", "”", "«", "»", "-", "−", "*", "(", ")", "{", "}", "[", "]", ":", "^", "~", "|", "&", "!", "<->"),
    *(
        "\\",
        "%",
        "_",
        ";",
        "--",
        "/*",
        "*/",
        "\x00",
        "\u202e",
        "\u2066",
        "\ud800",
        "\ufffd",
        "\u00ad",
        "\u200d",
        "\u0301",
    ),
    *("NEAR(", "AND", "OR", "NOT", "title_terms:", "rowid", "search_terms", ":*", ":A", "tsquery", "' OR 1=1 --", "$$"),
]
WORDS = [
    *("border", "borders", "the", "hall", "queues", "frontière", "lecon", "migración", "граница", "ресу́рсы", "ещё"),
    *(
        "الحدود",
        "المِياهِ",
        "مياه",
        "水资源",
        "水",
        "EU公民",
        "٢٠٢٦",
        "½",
        "İ",
        "ß",
        "ﬁ",
        "한국어",
        "हिंदी",
        "ไทย",
        "x" * 300,
        "👩‍🌾",
    ),
]


def made_up(chance):
    """A question of words and signs, glued together or apart; one in three has few enough to find something."""
    many = chance.choice((1, 2, 12))
    pieces = [chance.choice(chance.choice((SIGNS, WORDS, WORDS, ANY))) for _ in range(chance.randint(1, many))]
    return chance.choice(("", " ")).join(pieces)


@pytest.fixture
def reader(world, taken_in):
    actor = world.actor("official_qm")
    thread = thread_by(actor, title="Border halls", body="Queues at the frontière, 水资源, الحدود, граница")
    reply_in(thread, actor, body="One hall, two queues.")
    taken_in()
    return actor


def test_no_question_is_an_error(reader, find):
    chance, found = random.Random("corridor"), 0
    for n in range(MANY):
        asked = made_up(chance)
        results = find(reader, asked, **({"like": "1"} if n % 3 == 0 else {}))
        found += bool(results.hits)
        assert len(results.hits) == results.count, repr(asked)
        if n % 20 == 0:
            assert results.offered and results.kinds  # noqa: PT018 (both are asked of the database)
            similar_to(reader, asked)
    assert found > MANY / 10, "Most questions find nothing: they are not about what is there."


def test_made_up_questions_are_read_into_anything():
    chance = random.Random("corridor")
    read_so = [read(made_up(chance)) for _ in range(MANY)]
    assert {question.asks for question in read_so} == {True, False}
    assert any(question.unwanted for question in read_so)
    assert any(question.is_cut for question in read_so)


def test_pages_take_any_question(reader, world):
    client, chance = world.client("official_qm"), random.Random("pages")
    for _ in range(40):
        asked = made_up(chance).encode("utf-8", "surrogatepass")
        assert client.get("/search/", {"q": asked, "below": asked, "kind": asked}).status_code == 200
        assert client.get("/search/similar/", {"title": asked, "but": asked}).status_code == 200
