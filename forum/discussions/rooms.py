"""The page of a masked room: a thread in which nobody but curators is shown, and nothing is kept of its readers."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise, cached_property

from forum.discussions.asked import number_in
from forum.discussions.forms.room import RoomForm
from forum.discussions.models import ExperienceRequest, ReplyRevision, Thread
from forum.discussions.offers import Offer
from forum.discussions.page import ThreadPage
from forum.discussions.ranges import Range
from forum.events.heads import head_of
from forum.policies import rooms as may
from forum.policies.actor import Actor
from forum.policies.decision import Decision, Denied
from forum.policies.vocabulary import Attribution, Capacity
from forum.publishing.audience import Writers, who_could_write
from forum.publishing.authorship import own_label_in
from forum.publishing.clearing import goes_to_clearance


class RoomPage(ThreadPage):
    """What one reader is shown of a room that they have entered."""

    request: ExperienceRequest | None = None
    revisions: list[ReplyRevision] = []
    offered: list[Offer] = []
    draft = None
    first_unread: int | None = None
    unread = 0
    may_find_useful = False
    may_ask = False
    _read: list[Range] = []

    def __init__(
        self, actor: Actor, thread: Thread, query: QueryDict, form: RoomForm | None = None, *, usual: str
    ) -> None:
        self.head, self.desk = head_of(thread.stream), None  # type: ignore[assignment]
        self.actor, self.thread, self.query = actor, thread, query
        self._form, self._usual = form, usual

    @cached_property
    def form(self) -> RoomForm:
        if isinstance(self._form, RoomForm):
            return self._form
        initial: dict[str, Any] = {}
        if to := number_in(self.query, "to"):
            initial["parent"] = self._published.filter(number=to).values_list("pk", flat=True).first()
        return RoomForm(actor=self.actor, thread=self.thread, initial=initial)

    @property
    def posts_to(self) -> str:
        return reverse("discussions:room_words", args=[self.thread.pk])

    @cached_property
    def _speaking(self) -> Decision:
        cleared_first = goes_to_clearance(self.actor, Capacity.PERSONAL_VIEW)
        return may.speak_in_room(self.actor, self.thread, cleared_first=cleared_first)

    @property
    def may_reply(self) -> bool:
        return self.thread.closed_at is None and self.thread.room.has_begun

    @property
    def may_speak(self) -> bool:
        return bool(self._speaking) or not self.may_reply

    @property
    def why_not(self) -> str | Promise:
        """Why the reader cannot speak here, be it now or at all."""
        return self._speaking.sentence if isinstance(self._speaking, Denied) else ""

    @property
    def is_behind_mask(self) -> bool:
        """Whether the reader would be shown by a label."""
        return may.spoken_in_room(self.actor)[1] == Attribution.MASKED

    @property
    def capacity(self) -> str:
        return str(may.spoken_in_room(self.actor)[0].label)

    @cached_property
    def label(self) -> str:
        """What the room calls the reader, once they have spoken."""
        return own_label_in(self.thread.pk, self.actor)

    @cached_property
    def writers(self) -> Writers:
        return who_could_write(self.thread)

    @property
    def may_be_guessed(self) -> bool:
        return may.may_be_guessed(self.writers.people, self.writers.parties)

    @property
    def may_close(self) -> bool:
        return bool(may.close_room(self.actor, self.thread))
