"""Text as it arrives from a form, a draft or a socket, made fit to be kept."""

import re
from typing import NewType

Markdown = NewType("Markdown", str)
"""Words as a person wrote them, after `submitted()`."""

# PostgreSQL stores no NUL, and neither it nor UTF-8 knows half a surrogate pair (JSON lets both through).
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def submitted(text: str) -> Markdown:
    """The text with plain newlines and without what no database can store; every word stays."""
    return Markdown(_UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
