"""A person taken out of texts that mention them: out of the source, and out of words copied from what was shown."""

import html
import re
from collections.abc import Iterable
from uuid import UUID

_LABEL = r"\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]"
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?"""


def without_mentions(source: str, person: UUID, *, stands_for: str) -> str:
    """The Markdown with other words in place of each link to a person, whatever it says and wherever it stands."""
    return _in_source(person).sub(lambda _link: stands_for, source)


def names_used(source: str, shown: str, person: UUID) -> set[str]:
    """As what a person is mentioned in Markdown, and in the HTML that was made of it: each begins with "@"."""
    in_html = re.findall(rf'<a\b[^>]*href="/people/{person}/"[^>]*>(.*?)</a>', shown, re.DOTALL)
    used = {*_in_source(person).findall(source), *map(html.unescape, in_html)}
    return {name for name in used if name.startswith("@") and name != "@"}


def without_names(copied: str, names: Iterable[str], *, stands_for: str) -> str:
    """Words copied from what was shown, with other words in place of these names; the longest is taken out first."""
    for name in sorted(names, key=len, reverse=True):
        copied = copied.replace(name, stands_for)
    return copied


def _in_source(person: UUID) -> re.Pattern[str]:
    return re.compile(rf"{_LABEL}\(\s*<?/people/{person}/>?{_TITLE}\s*\)", re.IGNORECASE | re.DOTALL)
