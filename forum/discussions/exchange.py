"""The list of threads: one window of what a reader may see, sorted by what they ask for."""

import json
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from forum.agreements.models import Framework
from forum.discussions.asked import identifier_in
from forum.discussions.events import OF_LISTS
from forum.discussions.models import Thread
from forum.discussions.querysets import ThreadQuerySet
from forum.events.heads import heads_of
from forum.events.models import StreamKind, stream_name
from forum.policies.actor import Actor
from forum.policies.vocabulary import ThreadKind
from forum.publishing.audience import group_stream, streams_of
from forum.taxonomy.models import Tool
from forum.text.submitted import submitted

SIZE = 25


class Show(StrEnum):
    ALL = "all"
    UNREAD = "unread"
    QUESTIONS = "questions"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Row:
    """A thread as a reader's list shows it. `new` is exact: it follows from numbers, not from counting.

    What is new in a masked room nobody counts.
    """

    thread: Thread
    new: int
    never_opened: bool


class Exchange:
    """One reader's list at one address: of all they may see, or of what is for one group."""

    def __init__(self, actor: Actor, query: QueryDict, *, group: UUID | None = None) -> None:
        self.actor, self.query, self.group = actor, query, group
        # Heads are read before what they are heads of: what comes later is an event.
        self._audience_heads = heads_of([group_stream(group)] if group else streams_of(actor))
        self._kinds: dict[UUID, str] = {}
        self._pinned, self._page = self._pinned_threads(), self._latest_threads()
        # What happens in a masked room is for those who are in it: no list follows one.
        followed = (pk for pk in self._listed if self._kinds[pk] != ThreadKind.ROOM)
        self._thread_heads = heads_of(stream_name(StreamKind.THREAD, pk) for pk in followed)
        self._rows = self._read_rows()

    @property
    def show(self) -> Show:
        wanted = self.query.get("show", "")
        return Show(wanted) if wanted in list(Show) else Show.ALL

    @cached_property
    def framework(self) -> str:
        return self._chosen("framework", Framework.objects.all())

    @cached_property
    def tool(self) -> str:
        return self._chosen("tool", Tool.objects.all())

    @property
    def pinned(self) -> list[Row]:
        return [self._rows[pk] for pk in self._pinned if pk in self._rows]

    @property
    def shown(self) -> list[Row]:
        return [self._rows[pk] for pk in self._page[:SIZE] if pk in self._rows]

    @property
    def more_below(self) -> UUID | None:
        """The thread below which the list goes on, if it does."""
        return self._page[SIZE - 1] if len(self._page) > SIZE else None

    @property
    def streams(self) -> list[dict[str, str | int]]:
        """What the page follows: the reader's audiences, and the threads on it."""
        return [head.as_data() for head in [*self._audience_heads, *self._thread_heads]]

    @property
    def streams_json(self) -> str:
        return json.dumps(self.streams)

    @property
    def counts(self) -> str:
        """The kinds of event by which a thread comes into the list."""
        return " ".join(sorted(OF_LISTS))

    @property
    def _listed(self) -> list[UUID]:
        return [*self._pinned, *self._page[:SIZE]]

    def _pinned_threads(self) -> list[UUID]:
        """Pinned threads stand first on the first page of the whole list, and nowhere else."""
        if self._below or self.show != Show.ALL:
            return []
        pinned = self._threads.filter(pinned_at__isnull=False).order_by("-pinned_at")
        return self._found(pinned)

    def _latest_threads(self) -> list[UUID]:
        """Those of this page, and the next one if there is any."""
        threads = self._threads.latest_first()
        if self.show == Show.ALL:
            threads = threads.filter(pinned_at=None)
        if self._below:
            threads = threads.older_than(self._below)
        return self._found(threads[: SIZE + 1])

    def _found(self, threads: ThreadQuerySet) -> list[UUID]:
        kinds = dict(threads.values_list("pk", "kind"))
        self._kinds |= kinds
        return list(kinds)

    def _read_rows(self) -> dict[UUID, Row]:
        threads = self._threads.with_labels().filter(pk__in=self._listed)
        return {
            thread.pk: Row(thread, new=thread.last_number + 1 - thread.read, never_opened=not thread.read)
            if not thread.is_masked
            else Row(thread, new=0, never_opened=False)
            for thread in threads
        }

    @cached_property
    def _threads(self) -> ThreadQuerySet:
        threads = Thread.objects.all_visible_to(self.actor).with_read(self.actor)
        if self.show == Show.UNREAD:
            threads = Thread.objects.visible_to(self.actor).with_read(self.actor).unread()
        if self.show in (Show.QUESTIONS, Show.UNANSWERED):
            threads = threads.filter(kind=ThreadKind.QUESTION)
        if self.show == Show.UNANSWERED:
            threads = threads.filter(answer=None, closed_at=None)
        if self.group:
            threads = threads.filter(audience_group=self.group)
        if self.framework:
            threads = threads.filter(frameworks=self.framework)
        if self.tool:
            threads = threads.filter(tools=self.tool)
        return threads

    @cached_property
    def _below(self) -> Thread | None:
        wanted = identifier_in(self.query, "below")
        if wanted is None:
            return None
        return Thread.objects.all_visible_to(self.actor).filter(pk=wanted).first()

    def _chosen(self, name: str, among: QuerySet[Framework] | QuerySet[Tool]) -> str:
        wanted = submitted(self.query.get(name, ""))
        return wanted if wanted and among.filter(pk=wanted).exists() else ""
