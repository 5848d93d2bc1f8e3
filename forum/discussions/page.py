"""The thread page, put together in the same number of queries for any number of replies."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from forum.discussions import fragments
from forum.discussions.actions.response import started_by
from forum.discussions.asked import identifier, identifier_in, number_in
from forum.discussions.forms.reply import ReplyForm
from forum.discussions.marks import Marks, marks_of
from forum.discussions.models import ExperienceRequest, Reply, ReplyDraft, ReplyRevision, Thread
from forum.discussions.offers import Offer, offers_of
from forum.discussions.querysets import ReplyQuerySet
from forum.discussions.ranges import Range, first_outside, length
from forum.discussions.reading import read_by
from forum.discussions.windows import View, Window, window_after, window_at, window_before
from forum.events.heads import heads_of
from forum.events.models import StreamKind, stream_name
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.speaking import capacities_open_to
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, ReplyState
from forum.publishing.attribution import who
from forum.publishing.audience import desk_of
from forum.text.excerpts import plain
from forum.text.submitted import submitted


class ThreadPage:
    """What one reader is shown of a thread at one address."""

    def __init__(
        self, actor: Actor, thread: Thread, query: QueryDict, form: ReplyForm | None = None, *, usual: str
    ) -> None:
        # Before the rows: what comes later is an event.
        self.head, self.desk = heads_of([thread.stream, stream_name(StreamKind.DESK, desk_of(actor.authority, thread))])
        self.actor, self.thread, self.query = actor, thread, query
        self._form, self._usual = form, usual

    @cached_property
    def view(self) -> View:
        """The order that the address names; else the one in which the reader wants threads to open."""
        wanted = self.query.get("view")
        return View(wanted) if wanted in list(View) else View(self._usual)

    @cached_property
    def window(self) -> Window:
        for name, window in (("before", window_before), ("after", window_after), ("at", window_at)):
            if (number := number_in(self.query, name)) is not None:
                return window(self.thread, self.view, number)
        return window_at(self.thread, self.view, None)

    @property
    def first_words(self) -> SafeString:
        """They stand before what became of the thread, in the window with which it begins; none in later ones."""
        return self._drawn([reply for reply in self.window.replies if not reply.number])

    @property
    def replies(self) -> SafeString:
        return self._drawn([reply for reply in self.window.replies if reply.number])

    def _drawn(self, replies: list[Reply]) -> SafeString:
        return fragments.places_html(replies, self._marks)

    @cached_property
    def _marks(self) -> Marks:
        return marks_of(self.actor, self.thread, self.window.replies, self._read)

    @cached_property
    def title(self) -> SafeString:
        return fragments.title_html(self.thread)

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
    def _drafts(self) -> list[ReplyDraft]:
        return list(ReplyDraft.objects.filter(person_id=self.actor.person, thread=self.thread).order_by("-saved_at"))

    @cached_property
    def draft(self) -> ReplyDraft | None:
        """The draft that the address names: none is continued unasked."""
        named = identifier_in(self.query, "draft")
        return next((draft for draft in self._drafts if draft.pk == named), None)

    @cached_property
    def offered(self) -> list[Offer]:
        """The newest of the reader's other drafts in this thread."""
        in_hand = identifier(str(self.form["draft"].value()))
        return offers_of(self.thread, (draft for draft in self._drafts if draft.pk != in_hand))

    @cached_property
    def revisions(self) -> list[ReplyRevision]:
        """Words for this thread that are not spoken yet: the reader's own, and those the reader clears."""
        if self.actor.role not in SPEAKING_FOR_A_PARTY:
            return []
        waiting = ReplyRevision.objects.visible_to(self.actor).filter(thread=self.thread)
        return list(waiting.with_all_that_is_shown().order_by("handed_in_at", "pk"))

    @cached_property
    def target(self) -> Reply | None:
        """The reply that the words in the form answer: the one the address names, or that of the draft."""
        parent = identifier(str(self.form["parent"].value()))
        return self.thread.replies.filter(pk=parent).first() if parent else None

    @property
    def target_line(self) -> str:
        return fragments.first_line(self.target) if self.target else ""

    @cached_property
    def quotes(self) -> list[dict[str, object]]:
        """The passages in the form, each with the reply it is from; the one the address asks for comes first."""
        asked = [(str(self.quoted.pk), plain(self.quoted.html))] if self.quoted else []
        passages = [(source, identifier(source), words) for source, words in [*asked, *self.form.quoted()]]
        sources = [reply for _source, reply, _words in passages if reply]
        replies = self.thread.replies.with_all_that_is_shown().in_bulk(sources) if sources else {}
        return [
            {"source": source, "passage": words, **(_source(replies[reply]) if reply in replies else {})}
            for source, reply, words in passages
        ]

    @cached_property
    def quoted(self) -> Reply | None:
        """The reply that the address asks to quote: its words are offered, to be cut."""
        number = number_in(self.query, "quote")
        return None if number is None else self._published.filter(number=number).first()

    @cached_property
    def form(self) -> ReplyForm:
        if self._form:
            return self._form
        initial: dict[str, Any] = self._as_spoken_before
        if self.draft:
            initial |= {**self.draft.fields, "body": self.draft.body, "draft": self.draft.pk}
        if to := number_in(self.query, "to"):
            initial["parent"] = self._published.filter(number=to).values_list("pk", flat=True).first()
        if cited := submitted(self.query.get("cites", "")):
            initial["cites"] = cited
        return ReplyForm(actor=self.actor, thread=self.thread, asked=bool(self.request), initial=initial)

    @property
    def _as_spoken_before(self) -> dict[str, Any]:
        """How the reader last spoke in this thread: offered for the next words too, in plain sight, to be changed."""
        before = self.thread.replies.spoken_by(self.actor).order_by("-number")
        return dict(before.values("capacity", "attribution").first() or {})

    @property
    def posts_to(self) -> str:
        """Where the form goes."""
        return reverse("discussions:replies", args=[self.thread.pk])

    @property
    def may_reply(self) -> bool:
        return not self.thread.closed_at

    @property
    def may_speak(self) -> bool:
        """Whether any capacity is open to the reader: a curator without a second factor reads only."""
        return bool(capacities_open_to(self.actor))

    @property
    def may_find_useful(self) -> bool:
        return bool(may.count_usefulness(self.actor))

    @property
    def may_ask(self) -> bool:
        asked_by_me = started_by(self.actor, self.thread)
        return bool(may.ask_for_experience(self.actor, self.thread, asked_by_me=asked_by_me))

    @property
    def may_curate(self) -> bool:
        return bool(may.curate(self.actor, self.thread))

    @property
    def _published(self) -> ReplyQuerySet:
        return self.thread.replies.filter(state=ReplyState.PUBLISHED)


def place_for(actor: Actor, reply: Reply) -> str:
    """One reply in its place, with all that is shown of it and the reader's marks: the answer to a form with script."""
    marks = marks_of(actor, reply.thread, [reply])
    return fragments.place_html(reply, marks[reply.number])


def _source(reply: Reply) -> dict[str, object]:
    return {"number": reply.number, "name": who(reply).name}
