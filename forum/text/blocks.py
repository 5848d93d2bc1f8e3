"""Headings, lists, tables and code as they stand in our pages."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from forum.text.language import base_direction
from forum.text.links import words_of

# A reply stands under the thread's title (h1), a part (h2) and its own heading (h3).
_FIRST_HEADING, _LAST_HEADING = 4, 6
_LONGEST_LABEL = 120
_CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open", "table_open"})
_LEAVES = frozenset({"paragraph_open", "heading_open", "th_open", "td_open"})
_CELL_CLASS = {
    "text-align:left": "to-start",
    "text-align:center": "to-center",
    "text-align:right": "to-end",
}


def laid_out(tokens: Sequence[Token]) -> list[Token]:
    """The blocks with their directions, headings demoted, numbers as typed, tables and code that scroll."""
    _demote_headings(tokens)
    _keep_numbers(tokens)
    _align_cells(tokens)
    _set_directions(tokens)
    return list(_labelled_code(list(_scrolling_tables(tokens))))


def _demote_headings(tokens: Sequence[Token]) -> None:
    """No level is left out on the way down, whatever was typed."""
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            while above and above[-1] >= token.tag:
                above.pop()
            above.append(token.tag)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(_FIRST_HEADING + len(above) - 1, _LAST_HEADING)}"


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """People cite paragraphs by number, so "3." after "1." stays 3; the idiom "1. 1. 1." still counts up."""
    items: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            items.append([])
        elif token.type == "list_item_open":
            items[-1].append(token)
        elif token.type == "ordered_list_close":
            _number(items.pop())
        elif token.type == "bullet_list_close":
            items.pop()


def _number(items: Sequence[Token]) -> None:
    typed = [int(item.info) for item in items]
    if len(set(typed)) > 1:
        for before, number, item in zip(typed, typed[1:], items[1:], strict=False):
            if number != before + 1:
                item.attrs["value"] = number


def _align_cells(tokens: Sequence[Token]) -> None:
    """Classes in place of the library's style attributes, which our pages do not allow."""
    for token in tokens:
        if style := token.attrs.pop("style", None):
            token.attrs["class"] = _CELL_CLASS[str(style)]


def _set_directions(tokens: Sequence[Token]) -> None:
    """Write `dir="auto"` where words stand.

    It does not look into parts that have a `dir` of their own, so what holds such parts (a list, a quote, a table)
    is told the direction of its first words.
    """
    undecided: list[Token] = []
    for token in tokens:
        if token.type in _LEAVES or token.type in ("fence", "code_block"):
            token.attrs["dir"] = "auto"
        elif token.type in _CONTAINERS:
            undecided.append(token)
            token.attrs["dir"] = "auto"
        elif token.type == "inline":
            direction = base_direction(words_of(token.children or []))
            if direction != "auto":
                for container in undecided:
                    container.attrs["dir"] = direction
                undecided.clear()
        elif undecided and token.nesting == -1 and token.level == undecided[-1].level:
            undecided.pop()


def _scrolling_tables(tokens: Sequence[Token]) -> Iterator[Token]:
    """A wide table scrolls in a region that the keyboard reaches.

    Its headings name it: stored HTML has no language of its own to name it in.
    """
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            frame = Token("div_open", "div", 1, {"class": "table-scroll", "tabindex": "0"}, block=True)
            if label := _headings(tokens, place):
                frame.attrs |= {"role": "region", "aria-label": label}
            yield frame
        yield token
        if token.type == "table_close":
            yield Token("div_close", "div", -1, block=True)


def _headings(tokens: Sequence[Token], table: int) -> str:
    words = []
    for token in tokens[table : table + 3 * 40]:  # enough cells for a label
        if token.type == "thead_close":
            break
        words.append(words_of(token.children or []).strip())
    return ", ".join(filter(None, words))[:_LONGEST_LABEL]


def _labelled_code(tokens: Sequence[Token]) -> Iterator[Token]:
    """What stands behind ``` is shown above the code: there it may be a language, or somebody's words."""
    for token in tokens:
        if token.type == "fence":
            if label := token.info.strip():
                yield Token("paragraph_open", "p", 1, {"class": "code-language", "dir": "auto"}, block=True)
                yield Token("inline", "", 0, children=[Token("text", "", 0, content=label)], block=True)
                yield Token("paragraph_close", "p", -1, block=True)
            token.type = "code_block"
        if token.type == "code_block":
            token.attrs["tabindex"] = "0"  # long lines scroll, for the keyboard too
        yield token
