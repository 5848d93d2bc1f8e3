"""What is read in a name is what is there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.limits import TextRefused
from forum.text.names import clean_name


@pytest.mark.parametrize(
    "name",
    [
        "Ana Lind",
        "Anne-Marie O’Neill (2nd Directorate)",
        "Nguyễn Thị Ánh",
        "Министерство внутренних дел №2",
        "وزارة الداخلية",
        "می\u200cخواهم",  # Persian: the joiner is part of the spelling
        "ක්\u200dෂ",  # Sinhala, behind a virama
        "गोपाल शर्मा",
        "法務省 出入国在留管理庁",
        "東京タワー",
        "々木",
        "대한민국 法務部",
        "Kaʻū Office",
        "กรมการจัดหางาน",
        "Agency 4½",
    ],
)
def test_honest_names_stay(name):
    cleaned = clean_name(name)
    assert cleaned.replace("1⁄2", "½") == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Ana\t\n Lind ", "Ana Lind"),
        ("Ana\u00a0Lind", "Ana Lind"),
        ("A\u200bn\u2060a\ufeff", "Ana"),
        ("A\u00adna", "Ana"),
        ("A\u200dn\u200ca", "Ana"),
        ("\u200cسلام\u200c", "سلام"),
        ("A\u200en\u200fa", "Ana"),
        ("Ana\0\x1b", "Ana"),
        ("Ana\ud800", "Ana"),
        ("Ａｎａ", "Ana"),
        ("ﬁle", "file"),
        ("Ana\u3164", "Ana"),
        ("An\ufe0fa\u034f\u2800", "Ana"),
        ("Jose\u200b\u0301", "José"),
        ("A\U000e0041na", "Ana"),
    ],
)
def test_what_nobody_sees_is_taken_out(typed, name):
    assert clean_name(typed) == name


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_name_does_not_turn_the_writing_round(mark):
    with pytest.raises(TextRefused, match="direction of writing") as refusal:
        clean_name(f"Ana {mark}dniL")
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "name",
    [
        "Μinistry of Interior",  # Greek Mu
        "Ministrу of Interior",  # Cyrillic u
        "Аna",  # Cyrillic A
        "Ana Λ",
        "Ꭺna",  # Cherokee
        "وزارة Interior",
        "法務省 Мост",
        "µ-Team",  # the micro sign is a Greek letter
        "ⲟffice",  # Coptic
    ],
)
def test_letters_of_several_scripts_are_refused(name):
    with pytest.raises(TextRefused, match="several scripts"):
        clean_name(name)


@pytest.mark.parametrize("name", ["", "   ", "\u3164\u3164", "\u200b", "42", "…", "\u200d\u200c", "\u0301"])
def test_a_name_has_letters(name):
    with pytest.raises(TextRefused, match="with letters"):
        clean_name(name)


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(max_size=12))
def test_a_clean_name_stays_as_it_is(text):
    try:
        name = clean_name(text)
    except TextRefused:
        return
    assert clean_name(name) == name


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(st.characters(categories=["Cf", "Cc", "Mn", "Lo"]), max_size=6))
def test_nothing_unseen_is_left_between_latin_letters(text):
    try:
        name = clean_name(f"Ana{text}Lind")
    except TextRefused:
        return
    assert "\u200c" not in name
    assert "\u200b" not in name
    assert "\0" not in name
