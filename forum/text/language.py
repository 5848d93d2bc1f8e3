"""Which way a text runs."""

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl", "auto"]


def base_direction(text: str) -> Direction:
    """The direction of the first strong character (Unicode Bidirectional Algorithm, P2); "auto" when there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return "auto"
