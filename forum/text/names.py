"""Names of people and authorities: what is read is what is there.

A name can deceive by running backwards, by characters nobody sees, and by letters borrowed from another script
("Μinistry" with a Greek Mu). Two names in one script that look alike are for people to notice.
"""

import re
import unicodedata

from django.utils.translation import gettext

from forum.text.limits import TextRefused

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_JOINERS = "\u200c\u200d"
# Not control characters by category, yet nobody sees them.
_UNSEEN = re.compile("HANGUL.* FILLER|VARIATION SELECTOR|COMBINING GRAPHEME JOINER|BRAILLE PATTERN BLANK")
# Scripts that are written together in one language: Japanese, Korean, Chinese.
_WRITTEN_TOGETHER = (
    {"CJK", "HIRAGANA", "KATAKANA"},
    {"CJK", "HANGUL"},
    {"CJK", "BOPOMOFO"},
)
_VIRAMA = 9


def clean_name(value: str) -> str:
    """The name in its one normal form (NFKC), with single spaces and nothing unseen in it.

    Raises:
        TextRefused: no letter at all, characters that change the direction of writing, or letters of several scripts.
    """
    if _OVERRIDES.search(value):
        raise TextRefused(
            gettext("This name contains a character that changes the direction of writing. Please type the name anew.")
        )
    name = " ".join(_folded(_seen(_folded(value))).split())
    if not any(character.isalpha() for character in name):
        raise TextRefused(gettext("Please write a name with letters."))
    if not _is_one_script({_script(character) for character in name if character.isalpha()} - {""}):
        raise TextRefused(
            gettext("This name mixes letters of several scripts. Please write it in one, such as Latin or Arabic.")
        )
    return name


def _folded(value: str) -> str:
    """NFKC but for "№", which stands in Cyrillic names and would become Latin letters."""
    return "№".join(unicodedata.normalize("NFKC", part) for part in value.split("№"))


def _seen(value: str) -> str:
    spaced = "".join(" " if character.isspace() else character for character in value)
    return "".join(
        character
        for place, character in enumerate(spaced)
        if (character in _JOINERS and _joins(spaced, place)) or not _is_unseen(character)
    )


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character).startswith("C") or bool(_UNSEEN.match(unicodedata.name(character, "")))


def _joins(value: str, place: int) -> bool:
    """Whether a joiner is part of the spelling: behind a virama, or between Arabic letters (RFC 5892, A.1 and A.2)."""
    before, after = value[place - 1 : place], value[place + 1 : place + 2]
    if not before or not after:
        return False
    return unicodedata.combining(before) == _VIRAMA or (
        unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"
    )


def _script(letter: str) -> str:
    """The script a letter's Unicode name begins with; none for what all scripts use, such as the ʻokina."""
    script = re.split("[ -]", unicodedata.name(letter, ""), maxsplit=1)[0]
    return "" if script in ("MODIFIER", "IDEOGRAPHIC") else script


def _is_one_script(scripts: set[str]) -> bool:
    return len(scripts) <= 1 or any(scripts <= together for together in _WRITTEN_TOGETHER)
