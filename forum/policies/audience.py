"""Audiences: whom words are for, and who belongs to one."""

from __future__ import annotations

from dataclasses import dataclass

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, AudienceKind

FOR_ALL = frozenset({AudienceKind.PUBLIC, AudienceKind.MEMBERS})
"""Audiences to which every member belongs."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of audience; `of` names the framework, the group or the authority whose people it is, if it is any's."""

    kind: AudienceKind
    of: str = ""

    @property
    def key(self) -> str:
        """How forms and streams call it: "members", "framework:FWX"."""
        return f"{self.kind.value}:{self.of}" if self.of else self.kind.value

    @property
    def is_whole(self) -> bool:
        """Whether it says of whom it is exactly where its kind needs that."""
        return bool(self.of) == (self.kind not in FOR_ALL)


MEMBERS = Audience(AudienceKind.MEMBERS)
EVERYBODY = Audience(AudienceKind.PUBLIC)


def contains(wider: Audience, narrower: Audience) -> bool:
    """Whether everybody of the one belongs to the other, whoever joins or leaves either of them later.

    What is for Parties, a group or an authority contains nothing else: an authority has people who are no officials,
    a group those of any Party.
    """
    if wider == narrower or wider.kind == AudienceKind.PUBLIC:
        return True
    return wider.kind == AudienceKind.MEMBERS and narrower.kind != AudienceKind.PUBLIC


def audience_called(key: str) -> Audience | None:
    """The audience that a key names, be there such a framework, group or authority or not."""
    kind, _, of = key.partition(":")
    if kind not in AudienceKind.values:
        return None
    audience = Audience(AudienceKind(kind), of)
    return audience if audience.is_whole and audience.key == key else None


def read_audience(actor: Actor, audience: Audience) -> Decision:
    """Members read what is for all or for members; an authority's people what is its own, and nobody else does.

    A framework's Parties and a group's members read what is for them, and curators both. Experts read for a framework
    nothing, in a group what its members do (domain reference, section 7).
    """
    return ALLOWED if _belongs(actor, audience) else UNSEEN


def _belongs(actor: Actor, audience: Audience) -> bool:
    match audience.kind:
        case AudienceKind.AUTHORITY:
            return audience.of == str(actor.authority)
        case AudienceKind.GROUP:
            return actor.curates or audience.of in map(str, actor.groups)
        case AudienceKind.FRAMEWORK:
            speaks_for_party = actor.role in SPEAKING_FOR_A_PARTY
            return actor.curates or (speaks_for_party and audience.of in actor.frameworks)
        case _:
            return True
