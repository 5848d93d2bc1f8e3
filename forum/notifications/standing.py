"""What of a mail still stands, at the moment of sending: a mail tells what the pages would show, and nothing else."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import AccessRequest, ErasureRequest
from forum.audiences.models import Notice, Widening
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.discussions.models import ExperienceRequest, Reply, ReplyRevision
from forum.discussions.querysets import is_read
from forum.notifications.followed import new_in_followed
from forum.notifications.models import Follow, MailItem, Waiting
from forum.notifications.vocabulary import Cause
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState
from forum.toolbox.models import Correction

Question = tuple[QuerySet[Any], str]
"""What a page would show, and the column that holds what a mail is about."""


def still_standing(actors: Iterable[Actor], items: Iterable[MailItem]) -> list[MailItem]:
    """Those of the items of which a page would tell the person now, from any of their seats."""
    wanted = defaultdict(set)
    for item in items:
        wanted[Cause(item.cause)].add(item.thing)
    shown = {
        (cause, thing) for actor in actors for cause, things in wanted.items() for thing in _shown(actor, cause, things)
    }
    return [item for item in items if (item.cause, item.thing) in shown]


def _shown(actor: Actor, cause: Cause, things: Collection[UUID]) -> set[UUID]:
    questions, column = QUESTIONS[cause](actor)
    return set(questions.filter(**{f"{column}__in": things}).values_list(column, flat=True))


def _words(actor: Actor) -> Question:
    return Waiting.objects.for_actor(actor), "reply_id"


def _in_followed(actor: Actor) -> Question:
    followed = Follow.objects.by(actor.person).standing().filter(thread__isnull=False)
    unread = Reply.objects.visible_to(actor).filter(~is_read(actor), state=ReplyState.PUBLISHED)
    return unread.filter(thread__in=followed.values("thread")), "pk"


QUESTIONS: Mapping[Cause, Callable[[Actor], Question]] = {
    Cause.MENTION: _words,
    Cause.REPLY: _words,
    Cause.IN_FOLLOWED: _in_followed,
    Cause.NEW: lambda actor: (new_in_followed(actor), "pk"),
    Cause.REQUEST: lambda actor: (ExperienceRequest.objects.waiting_for(actor), "pk"),
    Cause.ACCESS: lambda actor: (AccessRequest.objects.waiting_for(actor), "pk"),
    Cause.ERASURE: lambda actor: (ErasureRequest.objects.waiting_for(actor), "pk"),
    Cause.CORRECTION: lambda actor: (Correction.objects.waiting_for(actor), "pk"),
    Cause.REVIEW: lambda actor: (CaseVersion.objects.to_be_reviewed_by(actor), "pk"),
    Cause.RETURNED: lambda actor: (CaseVersion.objects.returned_to(actor), "pk"),
    Cause.HANDED_IN: lambda actor: (ReplyRevision.objects.to_be_cleared_by(actor), "pk"),
    Cause.GIVEN_BACK: lambda actor: (ReplyRevision.objects.returned_to(actor), "pk"),
    Cause.PARTNER: lambda actor: (Partner.objects.asked_of(actor), "case_id"),
    Cause.WIDENING: lambda actor: (Widening.objects.waiting_for(actor), "pk"),
    Cause.WIDENED: lambda actor: (Notice.objects.for_actor(actor), "pk"),
    Cause.UNCONFIRMED: lambda actor: (CaseStudy.objects.to_be_confirmed_by(actor), "pk"),
}
