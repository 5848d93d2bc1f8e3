"""The thread page, put together in the same number of queries for any number of replies."""

from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from forum.discussions import fragments
from forum.discussions.actions.response import started_by
from forum.discussions.asked import number_in
from forum.discussions.forms.reply import ReplyForm
from forum.discussions.marks import marks_of
from forum.discussions.models import ExperienceRequest, Reply, ReplyDraft, Thread
from forum.discussions.ranges import Range, first_outside, length
from forum.discussions.reading import read_by
from forum.discussions.windows import View, Window, window_after, window_at, window_before
from forum.events.heads import head_of
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.speaking import capacities_open_to
from forum.policies.vocabulary import ReplyState
from forum.text.excerpts import plain


class ThreadPage:
    """What one reader is shown of a thread at one address."""

    def __init__(self, actor: Actor, thread: Thread, query: QueryDict, form: ReplyForm | None = None) -> None:
        self.head = head_of(thread.stream)  # before the rows: what comes later is an event
        self.actor, self.thread, self.query = actor, thread, query
        self._form = form

    @cached_property
    def view(self) -> View:
        """Threaded, unless the address says flat."""
        return View.FLAT if self.query.get("view") == View.FLAT else View.THREADED

    @cached_property
    def window(self) -> Window:
        for name, window in (("before", window_before), ("after", window_after), ("at", window_at)):
            if (number := number_in(self.query, name)) is not None:
                return window(self.thread, self.view, number)
        return window_at(self.thread, self.view, None)

    @cached_property
    def replies(self) -> SafeString:
        shown = self.window.replies
        return fragments.places_html(shown, marks_of(self.actor, self.thread, shown, self._read))

    @cached_property
    def state(self) -> SafeString:
        return fragments.state_html(self.thread)

    @cached_property
    def _read(self) -> list[Range]:
        return read_by(self.actor, self.thread)

    @property
    def unread(self) -> int:
        """How many replies, first words included, the reader has not read: exact, without counting rows."""
        return self.thread.last_number + 1 - length(self._read)

    @property
    def first_unread(self) -> int | None:
        return first_outside(self._read, self.thread.last_number)

    @cached_property
    def request(self) -> ExperienceRequest | None:
        """The request to the reader's own authority that still waits, if the reader may respond to it."""
        return ExperienceRequest.objects.waiting_for(self.actor).filter(thread=self.thread).first()

    @cached_property
    def drafts(self) -> list[ReplyDraft]:
        return list(ReplyDraft.objects.filter(person_id=self.actor.person, thread=self.thread).order_by("-saved_at"))

    @cached_property
    def draft(self) -> ReplyDraft | None:
        """The draft that the address names, or the newest one of a reply to the thread."""
        wanted = self.query.get("draft")
        named = [draft for draft in self.drafts if str(draft.pk) == wanted]
        return next(iter(named or self.drafts), None)

    @cached_property
    def target(self) -> Reply | None:
        """The reply that the address asks to answer."""
        number = number_in(self.query, "to")
        return None if not number else self._shown(number)

    @cached_property
    def quoted(self) -> Reply | None:
        """The reply that the address asks to quote: its words are offered, to be cut."""
        number = number_in(self.query, "quote")
        return None if number is None else self._shown(number)

    @property
    def quoted_words(self) -> str:
        return plain(self.quoted.html) if self.quoted else ""

    @cached_property
    def form(self) -> ReplyForm:
        if self._form:
            return self._form
        initial: dict[str, Any] = self._as_spoken_before
        if self.draft:
            initial |= {**self.draft.fields, "body": self.draft.body, "draft": self.draft.pk}
        if self.target:
            initial["parent"] = self.target.pk
        return ReplyForm(actor=self.actor, thread=self.thread, asked=bool(self.request), initial=initial)

    @property
    def _as_spoken_before(self) -> dict[str, Any]:
        """How the reader last spoke in this thread: offered for the next words too, in plain sight, to be changed."""
        before = self.thread.replies.spoken_by(self.actor).order_by("-number")
        return dict(before.values("capacity", "attribution").first() or {})

    @property
    def may_reply(self) -> bool:
        return not self.thread.closed_at

    @property
    def may_speak(self) -> bool:
        """Whether any capacity is open to the reader: a curator without a second factor reads only."""
        return bool(capacities_open_to(self.actor))

    @property
    def may_ask(self) -> bool:
        asked_by_me = started_by(self.actor, self.thread)
        return bool(may.ask_for_experience(self.actor, self.thread, asked_by_me=asked_by_me))

    @property
    def may_curate(self) -> bool:
        return bool(may.curate(self.actor, self.thread))

    def _shown(self, number: int) -> Reply | None:
        replies = self.thread.replies.with_all_that_is_shown()
        return replies.filter(number=number, state=ReplyState.PUBLISHED).first()


def place_for(actor: Actor, reply: Reply) -> str:
    """One reply in its place, with all that is shown of it and the reader's marks: the answer to a form with script."""
    marks = marks_of(actor, reply.thread, [reply])
    return fragments.place_html(reply, marks[reply.number])
