"""A reply to a thread, or to one of its replies."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.fields import HiddenIdentifierField
from forum.discussions.forms.words import SpokenForm
from forum.discussions.models import Thread
from forum.discussions.parts import label_of
from forum.discussions.words import Passage, compared
from forum.publishing.reach import Reach, reach_of
from forum.text.submitted import submitted

MOST_QUOTES = 10
LONGEST_PASSAGE = 5_000
"""Characters. Longer ones are not quotes any more."""


class ReplyForm(SpokenForm):
    """Words for a thread, what they answer, and what they quote."""

    parent = HiddenIdentifierField()
    cites = forms.ChoiceField(required=False, label=_("About"))
    answers_request = forms.BooleanField(required=False, label=_("This answers the request to your authority"))

    def __init__(self, *args: Any, thread: Thread, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread
        if not asked:
            del self.fields["answers_request"]
        if thread.subject_parts:
            parts = [(part["anchor"], label_of(part)) for part in thread.subject_parts]
            self._offer("cites", [("", _("All of it")), *parts])
        else:
            del self.fields["cites"]

    @cached_property
    def reach(self) -> Reach:
        """Whom the words will reach."""
        return reach_of(self.thread)

    def clean(self) -> None:
        """Take the quotes apart, and render the words for the thread's audience."""
        super().clean()
        self.cleaned_data["passages"] = self._passages()
        self._prepare(self.thread)

    def quoted(self) -> list[tuple[str, str]]:
        """The source and the passage of each quote, as sent or as drafted, to be drawn again."""
        if self.is_bound:
            sources, passages = self.sent.getlist("quote_source"), self.sent.getlist("quote_passage")
        else:
            sources, passages = (_listed(self.initial.get(name)) for name in ("quote_source", "quote_passage"))
        return list(zip(sources, passages, strict=False))

    def _passages(self) -> list[Passage]:
        quoted = [(source, submitted(words).strip()) for source, words in self.quoted() if words.strip()]
        if len(quoted) > MOST_QUOTES:
            self.add_error(None, _("Quote at most %(most)s passages in one reply.") % {"most": MOST_QUOTES})
            return []
        if any(len(words) > LONGEST_PASSAGE for _source, words in quoted):
            self.add_error(None, _("A passage you quote is too long. Keep only the words you speak about."))
            return []
        try:
            return compared([Passage(UUID(source), words) for source, words in quoted], self.thread)
        except ValueError:
            self.add_error(None, _("One of the quotes is not whole. Please quote it again."))
            return []


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []
