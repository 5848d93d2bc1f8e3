"""The home page of a member: what waits for them, what is unread, what is new; each until they clear it."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import cached_property

from forum.cases.events import OF_LISTS
from forum.cases.listing import Row as CaseRow
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.querysets import CaseQuerySet
from forum.discussions import events as discussions
from forum.discussions.exchange import Row
from forum.discussions.models import ReplyDraft, Thread, ThreadDraft
from forum.discussions.querysets import ThreadQuerySet
from forum.events.heads import heads_of
from forum.events.models import StreamKind, stream_name
from forum.home.models import Aside
from forum.notifications.followed import threads_followed_by
from forum.notifications.waiting import Item, newest_for
from forum.policies.actor import Actor
from forum.policies.vocabulary import VersionState
from forum.publishing.audience import streams_of

SHOWN = 8
"""Rows of each section: those that are left follow when these are cleared."""

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Words:
    """What waits in one thread: mentions of the reader and replies to them, the oldest first."""

    thread: Thread
    items: list[Item]

    @property
    def since(self) -> datetime:
        return self.items[-1].since

    @property
    def only(self) -> Item | None:
        """The words, where no others wait in the thread."""
        return self.items[0] if len(self.items) == 1 else None

    @property
    def ranges(self) -> str:
        """What is read when this is cleared: these words, and no others of the thread."""
        numbers = sorted(item.words.reply.number for item in self.items if item.words)
        return ",".join(f"{number}-{number}" for number in numbers)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of what waits: the words of one thread, or something to be done."""

    words: Words | None = None
    item: Item | None = None

    @property
    def since(self) -> datetime:
        return self.words.since if self.words else self.item.since  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Open:
    """What is still open elsewhere."""

    aside: int
    drafts: int
    versions: int

    def __bool__(self) -> bool:
        return bool(self.aside or self.drafts or self.versions)


class Inbox:
    """One member's home page. Nothing stands in two of its sections."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        # Heads are read before what they are heads of: what comes later is an event.
        self._heads = heads_of([*streams_of(actor), stream_name(StreamKind.PERSON, actor.person)])
        self._items = newest_for(actor, MOST_WAITING)
        self._followed = self._ids(self._unread.filter(pk__in=threads_followed_by(actor)))
        self._cases = list(self._cases_apart.order_by("-published_at", "-pk").values_list("pk", "thread")[: SHOWN + 1])
        others = self._unread.exclude(pk__in=threads_followed_by(actor))
        self._others = self._ids(others.exclude(pk__in=self._new_cases.values("thread")))
        self._thread_heads = heads_of(stream_name(StreamKind.THREAD, pk) for pk in self._listed)

    @property
    def streams_json(self) -> str:
        """What the page follows: the reader's audiences, what waits for them, and the threads on the page."""
        return json.dumps([head.as_data() for head in [*self._heads, *self._thread_heads]])

    @property
    def counts(self) -> str:
        """The kinds of event by which something comes onto the page."""
        return " ".join(sorted(OF_LISTS | discussions.OF_LISTS))

    @cached_property
    def waiting(self) -> list[Entry]:
        """What waits for the reader and was not put aside, the newest first."""
        return self._entries[:SHOWN]

    @property
    def more_waiting(self) -> bool:
        return len(self._entries) > SHOWN

    @cached_property
    def followed(self) -> list[Row]:
        return self._rows(self._followed)

    @property
    def more_followed(self) -> bool:
        return len(self._followed) > SHOWN

    @cached_property
    def cases(self) -> list[CaseRow]:
        """Case studies under the frameworks of the reader's Party, or all for who has none, not yet opened."""
        wanted = [pk for pk, _thread in self._cases[:SHOWN]]
        cases = CaseStudy.objects.with_all_that_is_listed().with_read(self.actor).in_bulk(wanted)
        return [CaseRow(cases[pk], new=_new(cases[pk]), never_opened=True) for pk in wanted]

    @property
    def more_cases(self) -> bool:
        return len(self._cases) > SHOWN

    @cached_property
    def others(self) -> list[Row]:
        return self._rows(self._others)

    @property
    def more_others(self) -> bool:
        return len(self._others) > SHOWN

    @property
    def is_clear(self) -> bool:
        return not (self._entries or self._followed or self._cases or self._others)

    @cached_property
    def elsewhere(self) -> Open:
        """What is open elsewhere, however clear this page is."""
        own = {"person_id": self.actor.person}
        drafts = ReplyDraft.objects.filter(thread__in=Thread.objects.visible_to(self.actor), **own).count()
        versions = CaseVersion.objects.written_by(self.actor).filter(state=VersionState.DRAFT)
        return Open(self._set_aside, drafts + ThreadDraft.objects.filter(**own).count(), versions.count())

    @cached_property
    def _entries(self) -> list[Entry]:
        by_thread: dict[Thread, list[Item]] = {}
        entries = []
        for item in self._items:
            if item.words:
                by_thread.setdefault(item.words.reply.thread, []).append(item)
            elif not self._is_aside(item):
                entries.append(Entry(item=item))
        words = [Entry(words=Words(thread, items[::-1])) for thread, items in by_thread.items()]
        return sorted([*entries, *words], key=lambda entry: entry.since, reverse=True)

    @property
    def _set_aside(self) -> int:
        return sum(self._is_aside(item) for item in self._items if not item.words)

    def _is_aside(self, item: Item) -> bool:
        put_at = self._asides.get(item.about)
        return put_at is not None and put_at >= item.since

    @cached_property
    def _asides(self) -> dict[UUID, datetime]:
        return dict(Aside.objects.filter(person_id=self.actor.person).values_list("about", "put_at"))

    @property
    def _unread(self) -> ThreadQuerySet:
        """Threads with something to read, but those that stand among what waits."""
        return Thread.objects.visible_to(self.actor).with_read(self.actor).unread().exclude(pk__in=self._waiting)

    @property
    def _waiting(self) -> set[UUID]:
        """The threads whose words wait."""
        return {item.words.reply.thread_id for item in self._items if item.words}

    @cached_property
    def _new_cases(self) -> CaseQuerySet:
        cases = CaseStudy.objects.visible_to(self.actor).standing().with_read(self.actor).unopened()
        if not self.actor.party:
            return cases
        under = cases.filter(facets__facet="framework", facets__value__in=sorted(self.actor.frameworks))
        return CaseStudy.objects.filter(pk__in=under.values("pk"))

    @property
    def _cases_apart(self) -> CaseQuerySet:
        """Those of the new cases whose threads stand in no section above."""
        return self._new_cases.exclude(thread__in=self._waiting).exclude(thread__in=threads_followed_by(self.actor))

    @property
    def _listed(self) -> list[UUID]:
        threads = [thread for _pk, thread in self._cases[:SHOWN] if thread]
        return [*self._followed[:SHOWN], *threads, *self._others[:SHOWN]]

    @staticmethod
    def _ids(threads: ThreadQuerySet) -> list[UUID]:
        return list(threads.latest_first().values_list("pk", flat=True)[: SHOWN + 1])

    @cached_property
    def _threads(self) -> dict[UUID, Thread]:
        wanted = [*self._followed[:SHOWN], *self._others[:SHOWN]]
        return Thread.objects.visible_to(self.actor).with_read(self.actor).with_labels().in_bulk(wanted)

    def _rows(self, wanted: list[UUID]) -> list[Row]:
        threads = [self._threads[pk] for pk in wanted[:SHOWN] if pk in self._threads]
        return [Row(one, new=one.last_number + 1 - one.read, never_opened=not one.read) for one in threads]


def _new(case: CaseStudy) -> int:
    return case.thread.last_number + 1 if case.thread else 0
