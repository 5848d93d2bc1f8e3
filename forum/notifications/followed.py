"""What is unread in what a person follows: exact, by the numbers that the lists of threads show too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, prefetch_related_objects

from forum.cases.models import CaseFacet
from forum.discussions.models import Reply, Thread
from forum.discussions.querysets import ThreadQuerySet
from forum.notifications.models import Follow
from forum.notifications.vocabulary import Followed
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState


@dataclass(frozen=True, slots=True)
class Unread:
    """A thread in which something is unread: how much, and because of what the reader is told of it.

    A thread is followed itself by one `Follow`; a new one touches what is followed by any number of them.
    """

    thread: Thread
    new: int
    because: list[Follow]

    @property
    def is_new(self) -> bool:
        """Whether it is new as a whole, in something that is followed."""
        return self.because[0].thread_id is None


def unread_followed(actor: Actor) -> ThreadQuerySet:
    """The threads that the actor follows, may see, and has not read to the end; each with `read`."""
    followed = Follow.objects.by(actor.person).standing().filter(thread__isnull=False)
    return _visible(actor).unread().filter(pk__in=followed.values("thread"))


def new_in_followed(actor: Actor) -> ThreadQuerySet:
    """Threads, those of case studies included, that the actor may see and has not opened, each with `read`: those
    that began in a framework or with a tool, or by an authority or a Party, since the actor follows it.

    Once a thread itself was followed or left, what is unread in it is counted there or nowhere.
    """
    own = Follow.objects.by(actor.person)
    standing = own.standing()
    begun = Q(pk__in=_threads_of(standing, "framework__threads")) | Q(pk__in=_threads_of(standing, "tool__threads"))
    by_party = (
        *("shown_party", "shown_authority__party", "shown_seat__authority__party"),
        *("shown_authority", "shown_seat__authority"),
    )
    for shown in by_party:
        begun |= Q(pk__in=_first_words_by(actor.person, shown))
    begun |= Q(pk__in=_cases_naming(standing))
    settled = own.filter(thread__isnull=False).values("thread")
    return _visible(actor).filter(begun, Q(read=0)).exclude(pk__in=settled)


def threads_followed_by(actor: Actor) -> QuerySet[Thread, Any]:
    """What the actor is told of: the threads they follow and the new ones in what they follow, for another query."""
    followed = Follow.objects.by(actor.person).standing().filter(thread__isnull=False)
    own, new = Q(pk__in=followed.values("thread")), Q(pk__in=new_in_followed(actor).values("pk"))
    return Thread.objects.filter(own | new).values("pk")


def unread_for(actor: Actor, most: int, *, but: Iterable[UUID] = ()) -> list[Unread]:
    """What is unread in what the actor follows, but these threads; the latest first.

    In the same few queries for any number of threads.
    """
    own = list(Follow.objects.by(actor.person).standing().with_things())
    in_followed = list(unread_followed(actor).exclude(pk__in=but).latest_first().with_audience()[:most])
    new = list(new_in_followed(actor).exclude(pk__in=but).latest_first().with_audience()[:most])
    prefetch_related_objects([*in_followed, *new], "frameworks", "tools")
    by_thread = {follow.thread_id: follow for follow in own}
    rows = [Unread(thread, thread.last_number + 1 - thread.read, [by_thread[thread.pk]]) for thread in in_followed]
    rows += [Unread(thread, thread.last_number + 1, because) for thread, because in because_of(own, new)]
    return sorted(rows, key=lambda row: (row.thread.last_activity_at, row.thread.pk), reverse=True)[:most]


def count_unread_for(actor: Actor) -> int:
    """In how many threads something is unread of what the actor follows. One query."""
    either = unread_followed(actor).order_by().values("pk").union(new_in_followed(actor).order_by().values("pk"))
    return either.count()


def because_of(follows: Iterable[Follow], threads: Sequence[Thread]) -> Iterator[tuple[Thread, list[Follow]]]:
    """Of these threads those that touch, as new ones, any of these follows; each with all it touches."""
    touched = touched_by(threads)
    of_things = [follow for follow in follows if follow.thread_id is None]
    for thread in threads:
        because = [
            follow
            for follow in of_things
            if follow.since <= thread.posted_at and follow.thing_id in touched[thread.pk][follow.kind]
        ]
        if because:
            yield thread, because


Touched = dict[str, set[str]]
"""The identifiers of what a thread touches, by kind of thing that can be followed."""

SHOWN = (
    *("thread_id", "shown_party_id", "shown_authority__party_id", "shown_seat__authority__party_id"),
    *("shown_authority_id", "shown_seat__authority_id"),
)


def touched_by(threads: Sequence[Thread]) -> dict[UUID, Touched]:
    """Which frameworks, tools, Parties and authorities each of these threads touches, as it shows.

    Words that are gone are nobody's, and words that show a Party only are not their authority's.
    """
    touched: dict[UUID, Touched] = {
        thread.pk: {
            Followed.FRAMEWORK: {framework.pk for framework in thread.frameworks.all()},
            Followed.TOOL: {tool.pk for tool in thread.tools.all()},
            Followed.PARTY: set(),
            Followed.AUTHORITY: set(),
        }
        for thread in threads
    }
    opening = Reply.objects.filter(thread__in=touched, number=0, state=ReplyState.PUBLISHED)
    for pk, *shown in opening.values_list(*SHOWN):
        touched[pk][Followed.PARTY] |= {code for code in shown[:3] if code}
        touched[pk][Followed.AUTHORITY] |= {str(authority) for authority in shown[3:] if authority}
    named = CaseFacet.objects.filter(facet="party", case__thread__in=touched)
    for pk, code in named.values_list("case__thread_id", "value"):
        touched[pk][Followed.PARTY].add(code)
    return touched


def followers_of_new(thread: Thread) -> set[UUID]:
    """The people who follow something that a new thread touches; whether they may read it is asked elsewhere."""
    any_of = Q()
    for kind, identifiers in touched_by([thread])[thread.pk].items():
        any_of |= Q(**{f"{kind}__in": identifiers})
    follows = Follow.objects.standing().filter(any_of, since__lte=thread.posted_at)
    return set(follows.values_list("person_id", flat=True))


def _visible(actor: Actor) -> ThreadQuerySet:
    return Thread.objects.visible_to(actor).with_read(actor)


def _threads_of(standing: QuerySet[Follow], threads: str) -> QuerySet[Follow, Any]:
    return standing.filter(**{f"{threads}__posted_at__gte": F("since")}).values(threads)


def _first_words_by(person: UUID, shown: str) -> QuerySet[Reply, Any]:
    """Threads whose first words show what the person follows. All conditions are about one and the same follow."""
    follow = f"{shown}__follows__"
    of_one = {f"{follow}person_id": person, f"{follow}stopped_at": None, "thread__posted_at__gte": F(f"{follow}since")}
    return Reply.objects.filter(**of_one, number=0, state=ReplyState.PUBLISHED).values("thread")


def _cases_naming(standing: QuerySet[Follow]) -> QuerySet[CaseFacet, Any]:
    """Threads of cases in which a Party takes part that the person follows."""
    since = {"since__lte": OuterRef("case__thread__posted_at")}
    named = Exists(standing.filter(party=OuterRef("value"), **since))
    return CaseFacet.objects.filter(named, facet="party").values("case__thread")
