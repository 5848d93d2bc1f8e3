"""Who acts, and how a reader is shown things: frozen snapshots, built by `accounts`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forum.policies.vocabulary import CURATORS, Role

RightsVersion = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person speaking from one seat, as the rules see them, at one rights version.

    `frameworks` are the codes of the frameworks in which the Party of the seat's authority takes part; `groups` the
    named groups to which the seat belongs; `rooms` the masked rooms whose rule the person has accepted.
    `cleared_first` are the capacities in which the authority clears words before they are spoken.
    `has_powers` is false where the role needs a second factor that is missing: then the seat counts as an official's,
    or, for moderators and the secretariat, as a reader's.
    `valid_until` is the nearest date at which any of this ends; nothing may be decided with it afterwards.
    """

    person: UUID
    seat: UUID
    name: str
    role: Role
    authority: UUID
    authority_name: str
    party: str | None
    party_name: str
    frameworks: frozenset[str]
    groups: frozenset[UUID]
    rooms: frozenset[UUID]
    has_powers: bool
    cleared_first: frozenset[str]
    illustrative: bool
    version: RightsVersion
    valid_until: datetime | None

    @property
    def curates(self) -> bool:
        """Whether the powers of a moderator or of the secretariat work now."""
        return self.has_powers and self.role in CURATORS

    @property
    def is_focal_point(self) -> bool:
        """Whether the powers of a focal point work now."""
        return self.has_powers and self.role == Role.FOCAL_POINT

    @property
    def is_secretariat(self) -> bool:
        """Whether the powers of the secretariat work now."""
        return self.has_powers and self.role == Role.SECRETARIAT


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """All that changes what a reader of a stream is shown: readers of one viewpoint get the same bytes.

    `detail` is false for pages that only count what happened (lists, the header).
    """

    language: str
    detail: bool
