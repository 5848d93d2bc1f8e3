"""What was typed, as a question: words, phrases, what is not wanted, and where it is cut."""

import pytest

from forum.search.questions import LONGEST, MOST_CLAUSES, read


def first_terms(asked):
    """The first way of each clause, with a minus before what is not wanted and a star behind a beginning."""
    return [
        f"{'-' * clause.without}{' '.join(clause.ways[0].terms)}{'*' * clause.ways[0].begins}"
        for clause in read(asked).clauses
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Border posts", ["eborder", "epost"]),
        ("how do you check certificates", ["echeck", "ecertif"]),
        ("the of and", ["ethe", "eof", "eand"]),
        ('"how do you"', ["ehow edo eyou"]),
        ("“joint controls” «joint» „joint“", ["ejoint econtrol", "ejoint", "ejoint"]),
        ("posts -border", ["epost", "-eborder"]),
        ('posts -"one stop" −hall –queue', ["epost", "-eone estop", "-ehall", "-equeue"]),
        ("one-stop", ["eone", "estop"]),
        ("-one-stop", ["-eone estop"]),
        ("l’autorité de", ["eautorit"]),
        ("水资源", ["c水资", "c资源"]),
        ("水", ["c水*"]),
        ('"水资源"', ["c水资 c资源"]),
        ('"公民 x"', ["c公民 c民 ex"]),
        ("title: NEAR( * ^ ~ | & ! ' \\ % _", ["etitl", "enear"]),
        ('" " "" - -- "', []),
    ],
)
def test_a_question_is_read(asked, expected):
    assert first_terms(asked) == expected


def test_a_question_asks_if_anything_is_wanted():
    assert read("border").asks
    assert not read("-border").asks
    assert not read("…").asks
    assert not read("").asks


def test_what_is_too_long_is_cut_and_says_so():
    assert not read("x" * LONGEST).is_cut
    long = read("x" * (LONGEST + 1))
    assert long.is_cut
    assert long.text == "x" * LONGEST
    assert not read(" ".join("abcdefgh"[:MOST_CLAUSES])).is_cut
    many = read(" ".join(f"w{n}" for n in range(MOST_CLAUSES + 1)))
    assert many.is_cut
    assert len(many.clauses) == MOST_CLAUSES


def test_words_in_a_row_are_looked_for_as_a_row_too():
    assert read("border of posts").row.ways[0].terms == ("eborder", "eof", "epost")
    assert read("border").row is None
    assert read("border -posts").row is None


def test_a_loosened_question_is_content_with_how_words_begin():
    [clause] = read("islas").loosened.clauses
    assert {(way.terms, way.begins) for way in clause.ways} == {
        (("eisl",), True),
        (("fisla",), True),
        (("sisla",), True),
    }
    assert [way.begins for way in read("-islas islas").loosened.unwanted[0].ways] == [False, False, False]
