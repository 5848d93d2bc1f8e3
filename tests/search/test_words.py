"""Words, in every script: where they stand, their plain form, and under which terms they meet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.search import words
from forum.search.terms import indexed, sequences, terms_of
from forum.search.words import words_of

ANY = st.text(st.characters(), max_size=60)
BOUNDED = settings(derandomize=True, database=None, deadline=None, max_examples=300)


def plain(text):
    return [word.plain for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two queues, ONE hall.", ["two", "queues", "one", "hall"]),
        ("Leçons d’intégration", ["lecons", "d", "integration"]),
        ("regio\u00adnal", ["regional"]),
        ("ﬁnes cost ½ or ٢٠٢٦", ["fines", "cost", "12", "or", "2026"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("İzmir", ["izmir"]),
        ("ресу́рсы ещё свой", ["ресурсы", "еще", "свой"]),
        ("сво\u0438\u0306", ["свой"]),
        ("المِياهِ والحدود لـلعمال", ["مياه", "حدود", "عمال"]),
        ("إدارة أُخرى", ["اداره", "اخري"]),
        ("हिंदी में", ["हिंदी", "में"]),
        ("水资源", ["水资", "资源", "源"]),
        ("EU公民x", ["eu", "公民", "民", "x"]),
        ("one_stop e-mail", ["one", "stop", "e", "mail"]),
        ("…  ‘’ 👩‍🌾 --- \u202e", []),
        ("", []),
    ],
)
def test_words_have_a_plain_form(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("islands", "island"),
        ("lecon", "Leçons"),
        ("intégrée", "integre"),
        ("migración", "migraciones"),
        ("migracion", "Migraciones"),
        ("дипломов", "диплом"),
        ("ресурсами", "ресурс"),
        ("مياه", "المِياهِ"),
        ("ادارة", "إدارة"),
        ("للعمال", "عمال"),
    ],
)
def test_forms_of_a_word_meet(one, other):
    assert set(terms_of(words_of(one)[0])) & set(terms_of(words_of(other)[0]))


@pytest.mark.parametrize(("one", "other"), [("border", "order"), ("visa", "advisor"), ("граница", "гранит")])
def test_other_words_do_not(one, other):
    assert not set(terms_of(words_of(one)[0])) & set(terms_of(words_of(other)[0]))


def test_a_text_of_a_known_language_is_read_in_it_alone():
    assert indexed("Two borders", "en").split() == ["etwo", "eborder"]
    assert {term[0] for term in indexed("Two borders").split()} == {"e", "f", "s", "0"}
    assert {term[0] for term in indexed("اثنان EU", "ar").split()} == {"a", "e", "f", "s", "0"}


@BOUNDED
@given(ANY)
def test_a_word_stands_where_it_says(text):
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.plain
        assert words_of(text[word.start : word.end])[0].plain == word.plain


@BOUNDED
@given(ANY)
def test_terms_hold_no_sign_of_any_engine(text):
    """Of ASCII letters and digits alone: nothing that FTS5 or a tsquery takes for more than a word."""
    for term in [*indexed(text).split(), *(one for way in sequences(words_of(text)) for one in way)]:
        assert not [one for one in term if (one.isascii() and not one.isalnum()) or one.isspace()], repr(term)


@BOUNDED
@given(ANY)
def test_every_word_is_indexed_under_a_term_that_a_question_for_it_has(text):
    for language in ("", "en", "fr", "es", "ru", "ar", "zh", "pt"):
        known = set(indexed(text, language).split())
        assert all(known & set(terms_of(word)) for word in words_of(text))


def test_what_is_very_long_is_not_read_to_its_end():
    assert len(words_of("word " * 20_000)) == words.MOST_WORDS
    assert len(words_of("水" * 100_000)) == words.MOST_WORDS
    assert [len(word.plain) for word in words_of("x" * 100)] == [words.LONGEST_WORD]
