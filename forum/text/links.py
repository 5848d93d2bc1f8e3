"""Links, images and mentions among the tokens of one paragraph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from markdown_it.token import Token

from forum.text.grammar import MENTION_PATH

# Nobody vouches for where people link to, and the other page learns nothing of ours.
OUTWARD_REL = "nofollow ugc noopener"


def words_of(tokens: Iterable[Token]) -> str:
    """What is read of these tokens, without marks."""
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens)


def linked(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with images as links, titles as words, and no link without words."""
    return list(_with_words(_without_images(tokens)))


def mentioned(tokens: Iterable[Token]) -> Iterator[UUID]:
    """The people mentioned, in order: links to a person whose words begin with "@"."""
    for piece in _pieces(tokens):
        if person := _person(piece):
            yield person


def settled(tokens: Sequence[Token], names: Mapping[UUID, str]) -> Iterator[Token]:
    """The tokens with each mention as a link to one of `names`, or else as the words typed."""
    for piece in _pieces(tokens):
        if not (address := _address(piece)):
            yield from piece
        elif not MENTION_PATH.fullmatch(address):
            piece[0].attrs["rel"] = OUTWARD_REL
            yield from piece
        elif (person := _person(piece)) and person in names:
            yield Token("link_open", "a", 1, {"class": "mention", "href": f"/people/{person}/", "dir": "auto"})
            yield _text(f"@{names[person]}")
            yield Token("link_close", "a", -1)
        else:
            yield from piece[1:-1]


def _pieces(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Each link with all it holds, and each token outside of links alone."""
    piece: list[Token] = []
    for token in tokens:
        piece.append(token)
        if token.type == "link_close" or piece[0].type != "link_open":
            yield piece
            piece = []


def _address(piece: Sequence[Token]) -> str:
    return str(piece[0].attrs["href"]) if piece[0].type == "link_open" else ""


def _person(piece: Sequence[Token]) -> UUID | None:
    path = MENTION_PATH.fullmatch(_address(piece))
    return UUID(path[1]) if path and words_of(piece).startswith("@") else None


def _without_images(tokens: Sequence[Token], *, in_link: bool = False) -> Iterator[Token]:
    """Images as links, so that reading loads nothing from elsewhere; in a link, which holds no other, as words."""
    titles: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            titles.append(str(token.attrs.pop("title", "")))
            if not in_link:
                yield token
        elif token.type == "link_close":
            if not in_link:
                yield token
            yield from _title(titles.pop())
        elif token.type == "image":
            source, alone = str(token.attrs["src"]), not (in_link or titles)
            words = list(_without_images(token.children or [], in_link=True))
            if alone:
                yield Token("link_open", "a", 1, {"href": source})
            yield from words if words_of(words).strip() else [_text(source)]
            if alone:
                yield Token("link_close", "a", -1)
            yield from _title(str(token.attrs.get("title", "")))
        else:
            yield token


def _with_words(tokens: Iterable[Token]) -> Iterator[Token]:
    for piece in _pieces(tokens):
        if (address := _address(piece)) and not words_of(piece).strip():
            piece[1:-1] = [_text(address)]
        yield from piece


def _title(title: str) -> list[Token]:
    """A link's title as words behind it: as a tooltip it is out of reach for touch and keyboard."""
    return [_text(f" ({title})")] if title.strip() else []


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
