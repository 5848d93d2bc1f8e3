"""A person is taken out of whatever Markdown may link to them."""

from uuid import UUID

import pytest

from forum.text.mentions import names_used, without_mentions, without_names

ANA = UUID("6f1c0a52-53d8-4ad7-9d0e-4d1a3c1c7f55")
OTHER = UUID("6f1c0a52-53d8-4ad7-9d0e-4d1a3c1c7f56")


@pytest.mark.parametrize(
    "link",
    [
        f"[@Ana Lind](/people/{ANA}/)",
        f"[@Ana\nLind](/people/{ANA}/)",
        f"[@Ana [of QM] Lind](/people/{ANA}/)",
        f"[@Ana \\] Lind](/people/{ANA}/)",
        f"[**@Ana**](/people/{ANA}/)",
        f"[Ana](</people/{ANA}/>)",
        f'[@Ana](/people/{ANA}/ "Ana Lind")',
        f"[@Ana]( /people/{str(ANA).upper()}/ )",
        f"`[@Ana](/people/{ANA}/)`",
    ],
)
def test_however_it_is_written(link):
    left = without_mentions(f"Dear {link}, and [@Bo](/people/{OTHER}/).", ANA, stands_for="@–")
    assert "Ana" not in left
    assert str(ANA) not in left.lower()
    assert f"[@Bo](/people/{OTHER}/)" in left
    assert "@–" in left


def test_what_links_to_nobody_stays():
    text = f"See [the list](https://example.org/people/{ANA}/) and [1] (/people/)."
    assert without_mentions(text, ANA, stands_for="@–") == text


def test_the_names_used_are_those_typed_and_those_shown():
    shown = f'<p>Ask <a class="mention" href="/people/{ANA}/" dir="auto">@Ana O&#x27;Lind</a>.</p>'
    assert names_used(f"Ask [@ana](/people/{ANA}/).", shown, ANA) == {"@ana", "@Ana O'Lind"}


def test_the_longest_name_is_taken_out_first():
    assert without_names("Ask @Ana Lind or @Ana.", {"@Ana", "@Ana Lind"}, stands_for="@–") == "Ask @– or @–."
