"""How large and how deep a text may be: beyond, it is refused with a sentence, never cut.

The Markdown library drops what is nested too deep without a word, and takes seconds for some texts; these
limits stand well before both.
"""

from collections.abc import Sequence

from django.utils.translation import gettext
from markdown_it.token import Token

MOST_BYTES = 64 * 1024
MOST_LEVELS = 15
MOST_CELLS = 2_000
MOST_BRACKETS = 2_000

_OPENS = {"blockquote_open": 1, "bullet_list_open": 1, "ordered_list_open": 1}
_CLOSES = {"blockquote_close": -1, "bullet_list_close": -1, "ordered_list_close": -1}
_STEPS = _OPENS | _CLOSES


class TextRefused(Exception):
    """A text that cannot be taken as it is; `sentence` tells its author what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check_size(source: str) -> None:
    """Raise TextRefused for a text that is too long, or has so many "[" that finding its links takes too long."""
    if len(source.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise TextRefused(
            gettext("This text is too long: it may take up at most 64 KB. Please shorten it, or post it in parts.")
        )
    if source.count("[") > MOST_BRACKETS:
        raise TextRefused(gettext("This text has more than 2,000 square brackets. Please post it in parts."))


def check_cells(count: int) -> None:
    """Raise TextRefused when the tables of a text have too many cells together."""
    if count > MOST_CELLS:
        raise TextRefused(
            gettext("The tables of one text may have at most 2,000 cells together. Please post them in parts.")
        )


def check_levels(tokens: Sequence[Token]) -> None:
    """Raise TextRefused when quotes and lists stand too deep in one another."""
    depth = 0
    for token in tokens:
        depth += _STEPS.get(token.type, 0)
        if depth > MOST_LEVELS:
            raise TextRefused(
                gettext("Quotes and lists may be at most 15 levels deep. Please take out some of the levels.")
            )
