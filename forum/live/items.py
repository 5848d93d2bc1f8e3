"""What the server says on a socket, as JSON text: `docs/decisions/0003-live-protocol.md` has the list.

An item is encoded once, whoever is sent it; a frame is a list of items.
"""

import json
from collections.abc import Iterable, Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.live.registry import Rendered

NOT_THERE = _("There is nothing here that you can follow.")
TOO_MANY = _("One page cannot follow that many things at once.")


def frame(items: Iterable[str]) -> str:
    """A frame: always a list."""
    return f"[{','.join(items)}]"


def happened(stream: str, seq: int, kind: str, rendered: Rendered | None) -> str:
    """An event, with what its element looks like today if it is drawn at all."""
    return _encoded(
        stream=stream,
        seq=seq,
        kind=kind,
        target=rendered.target if rendered else None,
        html=rendered.html if rendered else None,
    )


def following(stream: str, head: int, epoch: str) -> str:
    """A follow was accepted; what was missed up to the head comes next."""
    return _encoded(kind="following", stream=stream, head=head, epoch=epoch)


def reset(stream: str) -> str:
    """The stream cannot be resumed from where the client stands, and is no longer followed."""
    return _encoded(kind="reset", stream=stream)


def gone(stream: str) -> str:
    """The right to the stream was lost, and it is no longer followed."""
    return _encoded(kind="gone", stream=stream)


def refused(stream: str | None, sentence: str | Promise, language: str) -> str:
    """A stream is not followed, or a frame was not understood."""
    with translation.override(language):
        return _encoded(kind="refused", stream=stream, sentence=str(sentence))


def presence(stream: str, reading: int | None, replying: int) -> str:
    """How many people read and write there now; `reading` is None where nobody can tell."""
    return _encoded(kind="presence", stream=stream, reading=reading, replying=replying)


def here(heads: Mapping[str, int]) -> str:
    """A sign of life, with what is followed and up to where it was sent."""
    return _encoded(kind="here", heads=heads)


def ended() -> str:
    """The person, or the session, came to an end."""
    return _encoded(kind="ended")


def _encoded(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
