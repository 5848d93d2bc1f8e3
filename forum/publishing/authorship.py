"""The one module that reads the sealed tables: of authors, and of what masked rooms call them."""

import secrets
from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_uppercase
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Seat
from forum.policies.actor import Actor
from forum.publishing.attribution import Speaker
from forum.publishing.models import SealedAuthor, SealedLabel


def seal(words: UUID, speaker: Speaker) -> None:
    """Write down who wrote these words, in the transaction that posts them."""
    SealedAuthor.objects.create(words=words, person_id=speaker.person, seat_id=speaker.seat)


def is_mine(actor: Actor, words: UUID) -> bool:
    """Whether the actor wrote these words, from whatever seat."""
    return bool(mine_among(actor, [words]))


def mine_among(actor: Actor, words: Collection[UUID]) -> frozenset[UUID]:
    """Which of these words the actor wrote."""
    own = SealedAuthor.objects.filter(person_id=actor.person, words__in=words)
    return frozenset(own.values_list("words", flat=True))


def words_spoken_by(actor: Actor) -> QuerySet[SealedAuthor, UUID]:
    """The identifiers of all words that the actor spoke from this seat, for use within another query."""
    own = SealedAuthor.objects.filter(person_id=actor.person, seat_id=actor.seat)
    return own.values_list("words", flat=True)


def words_of(person: UUID) -> QuerySet[SealedAuthor, UUID]:
    """The identifiers of all words that a person spoke from whatever seat, for use in a query about their own data."""
    return SealedAuthor.objects.filter(person_id=person).values_list("words", flat=True)


def forget_author(person: UUID) -> None:
    """Let nobody know any more which words a person wrote: they are erased."""
    SealedAuthor.objects.filter(person_id=person).delete()
    SealedLabel.objects.filter(person_id=person).update(person=None)


def label_in(room: UUID, speaker: Speaker) -> str:
    """What a masked room calls whoever speaks there, from the first word on: any label that is nobody's.

    To be asked for in the transaction that posts, with the room locked.
    """
    own = SealedLabel.objects.filter(room=room, person_id=speaker.person).first()
    if own is None:
        taken = set(SealedLabel.objects.filter(room=room).values_list("label", flat=True))
        label = secrets.choice(next(free for all_of in _labels() if (free := sorted(all_of - taken))))
        own = SealedLabel.objects.create(room=room, label=label, person_id=speaker.person)
    return own.label


def _labels() -> Iterator[set[str]]:
    """A to Z, AA to ZZ, and so on."""
    for length in (1, 2, 3):
        yield {"".join(letters) for letters in product(ascii_uppercase, repeat=length)}


def own_label_in(room: UUID, actor: Actor) -> str:
    """What the room calls the actor, to tell them alone: nothing before their first word."""
    own = SealedLabel.objects.filter(room=room, person_id=actor.person)
    return own.values_list("label", flat=True).first() or ""


def author_shown(words: UUID) -> Seat | None:
    """From which seat words were spoken, for the two who are shown their author; none where nobody knows any more."""
    sealed = SealedAuthor.objects.filter(words=words).select_related("seat__person", "seat__authority__party").first()
    return sealed.seat if sealed else None


def person_to_tell(words: UUID) -> UUID | None:
    """The person to tell of what happened to their words. Never to be shown to anybody."""
    return SealedAuthor.objects.filter(words=words).values_list("person_id", flat=True).first()


def people_to_tell(words: Collection[UUID]) -> set[UUID]:
    """The people to tell of what happened to any of these words, each once. Never to be shown to anybody."""
    return set(SealedAuthor.objects.filter(words__in=words).values_list("person_id", flat=True))


def seat_to_tell(words: UUID) -> tuple[UUID, UUID] | None:
    """The person to tell of their words, and the seat from which they spoke them. Never to be shown to anybody."""
    return SealedAuthor.objects.filter(words=words).values_list("person_id", "seat_id").first()
