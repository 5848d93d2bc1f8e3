"""The mirrored language: English that shows at a glance what was not translated, what is cut off, what is glued."""

import re
from itertools import cycle, islice
from math import ceil

LONGER = 0.3
"""Share by which translations are longer than English; French and Russian come near it."""

ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
FILLING = "ļöŕéɱ îþšûɱ ðöļöŕ šîţ åɱéţ "
KEPT = re.compile(
    r"""
      %%?\(\w+\)[-\#0\ +]*\d*(?:\.\d+)?[a-zA-Z]  # %(name)s, and as templates write it, %%(name)s
    | %[-\#0+]*\d*(?:\.\d+)?[sdifrx%]          # %s, %d, %%
    | \{[^{}]*\}                               # {name}
    | <[^<>]+>                                 # tags
    | &(?:\w+|\#\d+);                          # entities
    """,
    re.VERBOSE,
)


def mirrored(text: str) -> str:
    """The text accented, about 30 % longer and in brackets; placeholders, tags and the outer space stay as they are."""
    body = text.strip()
    if not body:
        return text
    before, after = text[: text.index(body)], text[text.index(body) + len(body) :]
    letters = sum(map(str.isalpha, KEPT.sub("", body)))
    filling = "".join(islice(cycle(FILLING), ceil(letters * LONGER))).rstrip()
    return f"{before}[{_accented(body)}{' ' if filling else ''}{filling}]{after}"


def _accented(text: str) -> str:
    pieces = []
    end = 0
    for kept in KEPT.finditer(text):
        pieces += [text[end : kept.start()].translate(ACCENTED), kept.group()]
        end = kept.end()
    return "".join([*pieces, text[end:].translate(ACCENTED)])
