"""Which way a text runs."""

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl", "auto"]

# Languages written from right to left in their usual script; qps is our mirrored pseudo-locale.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "qps", "sd", "ug", "ur", "yi"})


def base_direction(text: str) -> Direction:
    """The direction of the first strong character (Unicode Bidirectional Algorithm, P2); "auto" when there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return "auto"


def direction_of(language_code: str) -> Literal["ltr", "rtl"]:
    """The direction of a language given by its code ("ar", "pt-br")."""
    return "rtl" if language_code.lower().replace("_", "-").partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
