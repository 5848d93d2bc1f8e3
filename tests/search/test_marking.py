"""What is marked is what was asked, and nothing in a text or a question becomes HTML."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.search.marking import LENGTH, marked, snippet
from forum.search.questions import read

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</mark><svg/onload=alert(1)>",
    "&lt;script&gt; &amp;amp;",
    "\"><iframe src='javascript:alert(1)'>",
    "<mark>border</mark>",
    "{{ border }} {% border %} %(border)s {0}",
    "border\x00\u202eborder",
)
TAGS = re.compile("</?mark>")


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Two islands.", "island", "Two <mark>islands</mark>."),
        ("Leçons d’intégration", "lecon", "<mark>Leçons</mark> d’intégration"),
        ("المياه في الحدود", "مياه", "<mark>المياه</mark> في الحدود"),
        ("管理水资源", "水资源", "管理<mark>水资源</mark>"),
        ("管理水资源", "水", "管理<mark>水</mark>资源"),
        ("A < B & islands", "island", "A &lt; B &amp; <mark>islands</mark>"),
        ("islands -x", "-islands x", "islands -<mark>x</mark>"),
        ("", "x", ""),
    ],
)
def test_what_was_asked_is_marked(text, asked, expected):
    assert marked(text, read(asked)) == expected


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("asked", ["border", "script", "mark", *HOSTILE])
def test_nothing_but_marks_is_html(text, asked):
    for shown in (marked(text, read(asked)), snippet(text, read(asked))):
        assert not re.search("[<>]", TAGS.sub("", shown))
        assert unescape(TAGS.sub("", shown)) == text


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=20))
def test_a_marked_text_is_the_text(text, asked):
    for question in (read(asked), read(asked).loosened):
        shown = TAGS.sub("", marked(text, question))
        assert not re.search("[<>]", shown)
        assert unescape(shown) == text


def test_a_snippet_shows_where_most_of_what_was_asked_stands():
    text = "border " + "nothing of that " * 60 + "the posts at the border open " + "nor of this " * 60
    shown = snippet(text, read("border posts"))
    assert "<mark>posts</mark> at the <mark>border</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(TAGS.sub("", shown)) < LENGTH + 60


def test_a_snippet_begins_and_ends_with_whole_words():
    text = "one two three four five six seven eight nine ten border " * 20
    shown = TAGS.sub("", snippet(text, read("border"))).strip("… ")
    assert set(shown.split()) <= set(text.split())


def test_a_short_text_is_shown_whole():
    assert snippet("One hall.", read("queue")) == "One hall."
