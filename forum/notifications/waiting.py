"""All that waits for somebody who speaks from a seat: words for them, and what they may decide, answer or mend."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, QuerySet, Value
from django.db.models.functions import Cast

from accounts.models import AccessRequest, ErasureRequest
from forum.audiences.models import Notice, Widening
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.discussions.models import ExperienceRequest, ReplyRevision, Unmasking
from forum.notifications.models import Waiting
from forum.policies.actor import Actor
from forum.toolbox.models import Correction


class Item(NamedTuple):
    """One thing that waits: words, a request, somebody who wants in, or out, a correction, what a case study needs.

    Or others that are to read something: for a second look, and to be known to whose words they read.
    """

    since: datetime
    words: Waiting | None = None
    request: ExperienceRequest | None = None
    access: AccessRequest | None = None
    erasure: ErasureRequest | None = None
    correction: Correction | None = None
    review: CaseVersion | None = None
    returned: CaseVersion | None = None
    handed_in: ReplyRevision | None = None
    given_back: ReplyRevision | None = None
    partner: Partner | None = None
    unconfirmed: CaseStudy | None = None
    unmasking: Unmasking | None = None
    unmasked: Unmasking | None = None
    widening: Widening | None = None
    widened: Notice | None = None

    @property
    def about(self) -> UUID:
        """The identifier of the thing, or for words of the reply."""
        if self.words:
            return self.words.reply_id
        _since, _words, *things = self
        return next(thing.pk for thing in things if thing)


def newest_for(actor: Actor, most: int) -> list[Item]:
    """What waits for the actor, up to so many things, the newest first. A query for each kind of thing."""
    items = [
        Item(**{"since": getattr(one, since), kind: one})
        for kind, (waiting, since) in _questions(actor).items()
        for one in waiting.order_by(f"-{since}")[:most]
    ]
    return sorted(items, key=lambda item: item.since, reverse=True)[:most]


def count_for(actor: Actor) -> int:
    """How many things wait for the actor. One query, whatever may wait: every page asks it."""
    questions = (waiting for waiting, _since in _questions(actor).values())
    words, *others = (waiting.order_by().annotate(one=Value(1)).values("one") for waiting in questions)
    return words.union(*others, all=True).count()


def _questions(actor: Actor) -> dict[str, tuple[QuerySet[Any], str]]:
    """What waits, by the name under which an `Item` has it, each with the column that says since when."""
    unconfirmed = CaseStudy.objects.to_be_confirmed_by(actor).select_related("current")
    return {
        "words": (Waiting.objects.for_actor(actor).with_all_that_is_shown(), "since"),
        "request": (
            ExperienceRequest.objects.waiting_for(actor).select_related("thread", "authority"),
            "asked_at",
        ),
        "access": (AccessRequest.objects.waiting_for(actor).with_authority(), "confirmed_at"),
        "erasure": (ErasureRequest.objects.waiting_for(actor).select_related("person"), "asked_at"),
        "correction": (
            Correction.objects.waiting_for(actor).with_people().select_related("framework"),
            "proposed_at",
        ),
        "review": (CaseVersion.objects.to_be_reviewed_by(actor), "submitted_at"),
        "returned": (CaseVersion.objects.returned_to(actor), "returned_at"),
        "handed_in": (ReplyRevision.objects.to_be_cleared_by(actor).select_related("thread"), "handed_in_at"),
        "given_back": (ReplyRevision.objects.returned_to(actor).select_related("thread"), "returned_at"),
        "partner": (Partner.objects.asked_of(actor).select_related("case__current", "case__authority"), "named_at"),
        "widening": (Widening.objects.waiting_for(actor).with_all_that_is_shown(), "asked_at"),
        "widened": (Notice.objects.for_actor(actor).with_all_that_is_shown(), "since"),
        "unconfirmed": (unconfirmed.annotate(since=Cast("unconfirmed_since", DateTimeField())), "since"),
        "unmasking": (Unmasking.objects.waiting_for(actor).with_words(), "asked_at"),
        "unmasked": (Unmasking.objects.to_be_known_by(actor).with_words(), "decided_at"),
    }
