"""Words without marks."""

import pytest

from forum.text.excerpts import contains_passage, excerpt, plain
from forum.text.markdown import nobody, render

SOURCE = """# One hall

**Two queues**, *one*
desk & `R<D`.

- first
- second [guide](https://x.example)

|State|Entries|
|-|-|
|QM|12|

> quoted\u00a0words
"""


def html(source: str) -> str:
    return render(source, mentions=nobody).html


def test_plain_text_is_the_words_a_line_per_block():
    assert plain(html(SOURCE)).split("\n") == [
        "One hall",
        "Two queues, one",
        "desk & R<D.",
        "first",
        "second guide",
        "State",
        "Entries",
        "QM",
        "12",
        "quoted words",
    ]


def test_plain_text_of_nothing_is_nothing():
    assert plain("") == ""


def test_an_excerpt_is_one_line_and_says_when_there_is_more():
    assert excerpt(html("one\n\n- two\n- three"), words=3) == "one two three"
    assert excerpt(html("one\n\n- two\n- three"), words=2) == "one two…"
    assert excerpt(html("<b>& so on"), words=5) == "<b>& so on"
    assert excerpt("", words=5) == ""


@pytest.mark.parametrize("source", ["区域流动" * 200, "https://x.example/" + "a" * 900])
def test_an_excerpt_is_short_where_nothing_parts_the_words(source):
    assert len(excerpt(html(source), words=8)) == 81


@pytest.mark.parametrize(
    "passage",
    [
        "Two queues, one",
        "  Two\n\tqueues,   one desk ",
        "Two queues, one desk & R<D.\n\nfirst\nsecond guide",
        "**Two queues**, *one*",
        "[guide](https://x.example)",
        "queues",
        "quoted words",
        "State\tEntries\nQM\t12",
        "> quoted words",
    ],
)
def test_a_passage_is_found_as_selected_or_as_written(passage):
    assert contains_passage(html(SOURCE), passage)


@pytest.mark.parametrize(
    "passage",
    ["", "  \n ", "**", "Two halls", "two queues", "Twoqueues", "one hall", "x" * 70_000, "> " * 40 + "Two queues"],
)
def test_a_passage_nobody_wrote_is_not_found(passage):
    assert not contains_passage(html(SOURCE), passage)


def test_letters_composed_in_two_ways_are_the_same():
    assert contains_passage(html("cafe\u0301 au lait"), "caf\u00e9 au")
