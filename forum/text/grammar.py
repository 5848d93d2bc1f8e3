"""The Markdown we understand: GitHub's, without raw HTML, and so that every word typed can be seen.

What would make words vanish is switched off or mended: link reference definitions and HTML entities stay as
typed, and a table row longer than its heading keeps its last cells.
"""

import re
from collections.abc import Iterator, Sequence

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline, linkify
from markdown_it.token import Token

from forum.text.limits import MOST_CELLS, MOST_LEVELS, check_cells, check_levels, check_size

MENTION_PATH = re.compile(r"/people/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/", re.IGNORECASE)
_OUTWARD = re.compile(r"(https?://[^/?#\s]|mailto:[^?#\s])", re.IGNORECASE)
_ENDS_IN_SCHEME = re.compile(r"https?$", re.IGNORECASE)
_LONGEST_SCHEME = len(" https")

# A list is two levels for the library, and it drops what is deeper than its limit: ours must come first.
_LIBRARY_LEVELS = 2 * (MOST_LEVELS + 1)


class _Grammar(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """A refused address leaves the link's source in the text, for everybody to see."""
        return bool(_OUTWARD.match(url) or MENTION_PATH.fullmatch(url))

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the library's name)
        """Addresses are shown as typed: decoding them would let one address look like another."""
        return link


def read(source: str) -> list[Token]:
    """The text as the library's tokens.

    Raises:
        TextRefused: too long, too deep, or too many table cells.
    """
    check_size(source)
    tokens = _grammar.parse(source, {})
    check_levels(tokens)
    return tokens


def write(tokens: Sequence[Token]) -> str:
    """The tokens as HTML; still to be cleaned."""
    return str(_grammar.renderer.render(tokens, _grammar.options, {}))


def _whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which gives up soon after the last cell allowed, and keeps cells beyond the heading's."""
    if silent or start + 2 > end:
        return table(state, start, end, silent)
    fewest_columns = max(1, getLine(state, start + 1).count("|") - 1)
    first = len(state.tokens)
    if not table(state, start, min(end, start + 3 + MOST_CELLS // fewest_columns), silent):
        return False
    state.tokens[first:] = _whole_rows(state, state.tokens[first:])
    cells = sum(token.type in ("th_open", "td_open") for token in state.tokens[first:])
    state.env["cells"] = state.env.get("cells", 0) + cells
    check_cells(state.env["cells"])
    return True


def _whole_rows(state: StateBlock, tokens: Sequence[Token]) -> Iterator[Token]:
    typed: list[str] = []
    shown = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            typed, shown = _cells(getLine(state, token.map[0])), 0
        elif token.type in ("th_open", "td_open"):
            shown += 1
        elif token.type == "tr_close":
            for words in typed[shown:]:
                yield Token("td_open", "td", 1, level=token.level + 1, block=True)
                yield Token("inline", "", 0, level=token.level + 2, block=True, content=words.strip(), children=[])
                yield Token("td_close", "td", -1, level=token.level + 1, block=True)
        yield token


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line.strip())
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _linkify_soon(state: StateInline, silent: bool) -> bool:
    """The library's rule, shown only the last letters.

    Left alone it searches all text so far at each "://": 27 seconds for 64 KiB of them.
    """
    if state.src[state.pos] != ":" or not _ENDS_IN_SCHEME.search(state.pending[-_LONGEST_SCHEME:]):
        return False
    if len(state.pending) > _LONGEST_SCHEME and not silent:
        before, last = state.pending[:-_LONGEST_SCHEME], state.pending[-_LONGEST_SCHEME:]
        state.pending = before
        state.pushPending()
        state.pending = last
    return linkify(state, silent)


def _build() -> MarkdownIt:
    grammar = _Grammar(
        "gfm-like", {"html": False, "linkify": True, "breaks": True, "maxNesting": _LIBRARY_LEVELS}
    ).disable(["reference", "entity"])
    grammar.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    grammar.inline.ruler.at("linkify", _linkify_soon)
    grammar.linkify = LinkifyIt().tlds("int", keep_old=True)  # where international organisations live
    return grammar


_grammar = _build()  # holds no state between two texts, so all threads share it
