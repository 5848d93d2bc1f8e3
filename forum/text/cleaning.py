"""The second wall: whatever the renderer did, only this leaves the house."""

import nh3

from forum.text.grammar import MENTION_PATH
from forum.text.links import OUTWARD_REL

_LEAVES = ("p", "h4", "h5", "h6", "pre", "td", "th")
_CONTAINERS = ("blockquote", "ul", "ol", "li", "table")
_PLAIN = ("a", "br", "code", "div", "em", "hr", "s", "strong", "tbody", "thead", "tr")

_values: dict[str, dict[str, set[str]]] = {tag: {"dir": {"auto"}} for tag in _LEAVES}
_values |= {tag: {"dir": {"auto", "ltr", "rtl"}} for tag in _CONTAINERS}
_values["pre"] |= {"tabindex": {"0"}}
_values |= {
    "a": {"rel": {OUTWARD_REL}, "dir": {"auto"}},
    "div": {"tabindex": {"0"}, "role": {"region"}},
}


def _own_address(address: str) -> str | None:
    """Of the addresses without a scheme, only those of people."""
    return address if MENTION_PATH.fullmatch(address) else None


_cleaner = nh3.Cleaner(
    tags={*_LEAVES, *_CONTAINERS, *_PLAIN},
    attributes={"a": {"href"}, "div": {"aria-label"}, "li": {"value"}, "ol": {"start"}},
    tag_attribute_values=_values,
    allowed_classes={
        "a": {"mention"},
        "div": {"table-scroll"},
        "p": {"code-language"},
        "td": {"to-start", "to-center", "to-end"},
        "th": {"to-start", "to-center", "to-end"},
    },
    url_schemes={"http", "https", "mailto"},
    url_relative=_own_address,
    link_rel=None,  # the renderer says it, since a mention is no outward link
)


def clean(html: str) -> str:
    """The HTML with nothing in it but what our renderer writes; cleaning twice changes nothing."""
    return _cleaner.clean(html)
