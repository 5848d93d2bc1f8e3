"""What hangs on a seat goes with it when it is passed on: what waits, and what is followed."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from accounts.models import Seat
from forum.discussions.models import Reply
from forum.notifications.models import Follow, Waiting, WaitingKind
from forum.notifications.vocabulary import Followed


def hand_over(old: Seat, new: Seat) -> set[UUID]:
    """Let what waits for the holder of a seat wait for the successor, who follows what was followed from it.

    Returns the people whose pages change.
    """
    if old.person_id == new.person_id:
        Follow.objects.filter(seat=old).update(seat=new)
        return {new.person_id}
    _waiting(old, new)
    _follows(old, new)
    return {old.person_id, new.person_id}


def _waiting(old: Seat, new: Seat) -> None:
    """Replies go to the successor where the words they answer are shown by the name of the seat.

    Of other words nobody is to know whose they are. Mentions are of a person, and go on if that person speaks from no
    other seat.
    """
    first_words = Reply.objects.filter(thread=OuterRef("reply__thread"), number=0, shown_seat=old)
    answers = Q(reply__parent__shown_seat=old) | Q(Q(reply__parent=None), Exists(first_words))
    theirs = Q(answers, kind=WaitingKind.REPLY)
    if not Seat.objects.active().filter(person=old.person_id).exists():
        theirs |= Q(kind=WaitingKind.MENTION)
    own = Waiting.objects.filter(person=new.person_id).values_list("reply_id", flat=True)
    moved = Waiting.objects.filter(theirs, person=old.person_id).exclude(reply__in=list(own))
    Waiting.objects.filter(pk__in=list(moved.values_list("pk", flat=True))).update(
        person=new.person_id, handed_from=old.person_id
    )


def _follows(old: Seat, new: Seat) -> None:
    """What the successor follows already, or stopped following, is theirs and stays as it is."""
    theirs = Follow.objects.by(new.person_id)
    handed = Follow.objects.filter(seat=old)
    for link in Followed.values:
        handed = handed.exclude(**{f"{link}__in": theirs.filter(**{f"{link}__isnull": False}).values(link)})
    Follow.objects.filter(pk__in=list(handed.values_list("pk", flat=True))).update(person=new.person_id, seat=new)
