"""What is shown of an author."""

from dataclasses import dataclass
from typing import Protocol, TypedDict
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Authority, Seat
from forum.agreements.models import Party
from forum.policies.actor import Actor
from forum.policies.vocabulary import Attribution
from forum.publishing.models import Spoken


class Speaker(Protocol):
    """From where words are spoken: what an actor says of themselves, or a seat whose words others cleared."""

    @property
    def person(self) -> UUID: ...
    @property
    def seat(self) -> UUID: ...
    @property
    def authority(self) -> UUID: ...
    @property
    def party(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Seated:
    """Whoever holds a seat, as speaker of words that were cleared."""

    person: UUID
    seat: UUID
    authority: UUID
    party: str | None


def speaker_at(seat: Seat) -> Seated:
    """The speaker of words written from a seat, its authority at hand."""
    return Seated(seat.person_id, seat.pk, seat.authority_id, seat.authority.party_id)


class Shown(TypedDict):
    attribution: str
    shown_seat_id: object
    shown_authority_id: object
    shown_party_id: object
    shown_label: str


def shown_of(speaker: Speaker, attribution: str, *, label: str = "") -> Shown:
    """The columns of `Spoken` for whoever speaks under an attribution; `label` is what a masked room calls them."""
    return Shown(
        attribution=attribution,
        shown_seat_id=speaker.seat if attribution == Attribution.BY_NAME else None,
        shown_authority_id=speaker.authority if attribution == Attribution.AUTHORITY_ONLY else None,
        shown_party_id=speaker.party if attribution == Attribution.PARTY_ONLY else None,
        shown_label=label if attribution == Attribution.MASKED else "",
    )


@dataclass(frozen=True, slots=True)
class Who:
    """An author as shown: a name, where from, the letters on the disc, and the page of the person if there is one."""

    name: str
    place: str
    disc: str
    person: object = None


def who(words: Spoken) -> Who:
    """What to show of the author of these words, in the active language."""
    match words.attribution:
        case Attribution.BY_NAME:
            return _by_name(words.shown_seat)  # type: ignore[arg-type]
        case Attribution.AUTHORITY_ONLY:
            return _authority(words.shown_authority)  # type: ignore[arg-type]
        case Attribution.MASKED:
            return _participant(words.shown_label)
        case _:
            return _party(words.shown_party)  # type: ignore[arg-type]


def _by_name(seat: Seat) -> Who:
    return Who(
        name=seat.person.name,
        place=place_of(seat.authority),
        disc=seat.authority.party_id or _initials(seat.authority.name),
        person=None if seat.person.erased_at else seat.person_id,
    )


def _authority(authority: Authority) -> Who:
    party = authority.party.name if authority.party else ""
    return Who(name=authority.name, place=party, disc=authority.party_id or _initials(authority.name))


def _party(party: Party) -> Who:
    return Who(name=_an_official_of(party.name), place="", disc=party.code)


def _an_official_of(party: str) -> str:
    return _("An official of %(party)s") % {"party": party}


def shown_as(actor: Actor, attribution: str) -> str:
    """What readers will be shown of an actor who speaks under an attribution, in the active language."""
    authority = f"{actor.authority_name}, {actor.party_name}" if actor.party_name else actor.authority_name
    match attribution:
        case Attribution.BY_NAME:
            return f"{actor.name}, {authority}"
        case Attribution.AUTHORITY_ONLY:
            return authority
        case _:
            return _an_official_of(actor.party_name)


def _participant(label: str) -> Who:
    return Who(name=_("Participant %(label)s") % {"label": label}, place="", disc=label)


def place_of(authority: Authority) -> str:
    """An authority with its Party, where it has one."""
    return f"{authority.name}, {authority.party.name}" if authority.party else authority.name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2]).upper()
