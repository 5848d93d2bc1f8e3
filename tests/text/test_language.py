"""Which way a text runs."""

import pytest

from forum.text.language import base_direction


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
