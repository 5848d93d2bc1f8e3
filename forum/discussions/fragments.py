"""What of a thread is drawn the same for the page, the answer to a form, and everybody reading live."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from forum.discussions.events import OF_REPLIES
from forum.discussions.marks import Marks
from forum.discussions.models import Reply, Thread
from forum.events.models import Event
from forum.policies.actor import Viewpoint
from forum.policies.vocabulary import ReplyState
from forum.publishing.attribution import who
from forum.text.excerpts import excerpt

THREAD_STATE = "thread-state"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A fragment with the identifier of the element that it takes the place of, or is put in place as."""

    target: str
    html: str


def places_html(replies: Iterable[Reply], marks: Marks) -> SafeString:
    """Replies, each in its place in the list, with the reader's marks. In the active language."""
    draw = engines["jinja2"].get_template("discussions/_place.html").render
    return mark_safe("".join(draw(_place(reply, marks.get(reply.number, []))) for reply in replies))  # noqa: S308


def place_html(reply: Reply, marks: Sequence[str] = ()) -> str:
    """One reply in its place; without marks it is the same for every reader of a viewpoint."""
    return places_html([reply], {reply.number: list(marks)})


def state_html(thread: Thread) -> SafeString:
    """What became of a thread: closed, pinned, answered, and whom it was asked of. In the active language."""
    requests = thread.requests.select_related("authority__party", "passed_on_to__party", "reply").order_by("asked_at")
    draw = engines["jinja2"].get_template("discussions/_state.html").render
    return mark_safe(draw({"thread": thread, "requests": list(requests)}))  # noqa: S308


def render(events: Sequence[Event], viewpoint: Viewpoint) -> Mapping[int, Rendered]:
    """Today's state of what events of one thread are about, by their sequence. Three queries for any number of them.

    An old event never brings hidden words back, since it is not the event that is drawn.
    """
    with translation.override(viewpoint.language):
        replies = Reply.objects.with_all_that_is_shown().in_bulk(
            {event.object_id for event in events if event.kind in OF_REPLIES}
        )
        drawn = {pk: Rendered(f"p-{reply.number}", place_html(reply)) for pk, reply in replies.items()}
        state = _state_of(events)
        return {
            event.seq: drawn[event.object_id] if event.kind in OF_REPLIES else state
            for event in events
            if event.kind not in OF_REPLIES or event.object_id in drawn
        }


def _state_of(events: Sequence[Event]) -> Rendered:
    about_thread = next((event for event in events if event.kind not in OF_REPLIES), None)
    if about_thread is None:
        return Rendered(THREAD_STATE, "")
    thread = Thread.objects.select_related("answer").get(pk=about_thread.stream.subject)
    return Rendered(THREAD_STATE, state_html(thread))


def _place(reply: Reply, marks: Sequence[str]) -> dict[str, object]:
    return {
        "reply": reply,
        "who": who(reply),
        "marks": " ".join(marks),
        "is_answer": reply.thread.answer_id == reply.pk,
        "is_shown": reply.state == ReplyState.PUBLISHED,
        "parent": reply.parent,
        "parent_who": who(reply.parent) if reply.parent else None,
        "quotes": [_quote(quote) for quote in reply.shown_quotes],  # type: ignore[attr-defined]
    }


def _quote(quote) -> dict[str, object]:  # type: ignore[no-untyped-def]
    source = quote.source
    return {
        "number": source.number,
        "reply": source.pk,
        "who": who(source),
        "passage": quote.passage,
        "stands": quote.stands,
        "is_shown": source.state == ReplyState.PUBLISHED,
    }


def first_line(reply: Reply) -> str:
    """The first words of a reply, to say which one is meant; nothing of words that are no longer shown."""
    return excerpt(reply.html, words=16) if reply.state == ReplyState.PUBLISHED else ""
