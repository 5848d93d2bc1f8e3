"""Which way a text runs."""

import pytest

from forum.text.language import base_direction, direction_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("hall", "ltr"),
        ("мост", "ltr"),
        ("区域", "ltr"),
        ("سلام hall", "rtl"),
        ("שלום", "rtl"),
        ("2024: سلام", "rtl"),
        ("«(1) hall سلام", "ltr"),
        ("2024", "auto"),
        ("", "auto"),
    ],
)
def test_the_first_strong_letter_decides(text, direction):
    assert base_direction(text) == direction


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("fa_IR", "rtl"),
        ("qps", "rtl"),
        ("en", "ltr"),
        ("pt-br", "ltr"),
        ("arn", "ltr"),
    ],
)
def test_a_language_has_a_direction(code, direction):
    assert direction_of(code) == direction
