"""What of a thread is drawn the same for the page, the answer to a form, and everybody reading live."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from forum.discussions.events import OF_REPLIES, THREAD_TITLE_CHANGED
from forum.discussions.marks import Marks
from forum.discussions.models import Reply, Thread
from forum.discussions.parts import label_of
from forum.events.models import Event
from forum.policies.actor import Viewpoint
from forum.policies.audience import contains
from forum.policies.vocabulary import ReplyState
from forum.publishing.attribution import who
from forum.text.excerpts import excerpt

THREAD_STATE, THREAD_TITLE = "thread-state", "thread-title"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A fragment with the identifier of the element that it takes the place of, or is put in place as.

    Without any HTML nothing that readers share has changed, only what the target is to them.
    """

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
    """What became of a thread: closed, pinned, answered, and whom it was asked of; of a room, whether one may speak.

    In the active language.
    """
    if thread.is_masked:
        draw = engines["jinja2"].get_template("discussions/_room_state.html").render
        return mark_safe(draw({"thread": thread, "room": thread.room}))  # noqa: S308
    requests = thread.requests.select_related("authority__party", "passed_on_to__party", "reply").order_by("asked_at")
    draw = engines["jinja2"].get_template("discussions/_state.html").render
    return mark_safe(draw({"thread": thread, "requests": list(requests)}))  # noqa: S308


def title_html(thread: Thread) -> SafeString:
    """The title of a thread, or one line in its place. In the active language."""
    draw = engines["jinja2"].get_template("discussions/_title.html").render
    return mark_safe(draw({"thread": thread}))  # noqa: S308


def render(events: Sequence[Event], viewpoint: Viewpoint) -> Mapping[int, Rendered]:
    """Today's state of what events of one thread are about, by their sequence. Three queries for any number of them.

    An old event never brings hidden words back, since it is not the event that is drawn.
    """
    with translation.override(viewpoint.language):
        replies = Reply.objects.with_all_that_is_shown().in_bulk(
            {event.object_id for event in events if event.kind in OF_REPLIES}
        )
        places = {pk: Rendered(f"p-{reply.number}", place_html(reply)) for pk, reply in replies.items()}
        parts = _parts_of_thread(events)
        drawn = {
            event.seq: places.get(event.object_id) if event.kind in OF_REPLIES else parts[event.kind]
            for event in events
        }
        return {seq: rendered for seq, rendered in drawn.items() if rendered}


def point_out(events: Sequence[Event], viewpoint: Viewpoint) -> Mapping[int, Rendered]:
    """Which reply an event is about, by the identifier in its place: what changed is a mark, which no fragment has."""
    return {event.seq: Rendered(str(event.object_id), "") for event in events}


def _parts_of_thread(events: Sequence[Event]) -> Mapping[str, Rendered]:
    """What events that are not about replies draw, by their kind."""
    kinds = {event.kind for event in events} - OF_REPLIES
    if not kinds:
        return {}
    thread = Thread.objects.select_related("answer", "room").get(pk=events[0].stream.subject)
    parts = dict.fromkeys(kinds - {THREAD_TITLE_CHANGED}, Rendered(THREAD_STATE, state_html(thread)))
    return {**parts, THREAD_TITLE_CHANGED: Rendered(THREAD_TITLE, title_html(thread))}


def _place(reply: Reply, marks: Sequence[str]) -> dict[str, object]:
    return {
        "reply": reply,
        "heading": "h3" if reply.number else "h2",  # the first words stand under the title, the others under "Replies"
        "who": who(reply),
        "marks": " ".join(marks),
        "is_answer": reply.thread.answer_id == reply.pk,
        "is_shown": reply.state == ReplyState.PUBLISHED,
        "is_in_room": reply.thread.is_masked,
        "cited": {"label": label_of(reply.cited), "address": reply.cited["address"]} if reply.cited else None,
        "parent": reply.parent,
        "parent_who": who(reply.parent) if reply.parent and reply.parent.state == ReplyState.PUBLISHED else None,
        "quotes": [_quote(quote, reply.thread) for quote in reply.shown_quotes],  # type: ignore[attr-defined]
    }


def _quote(quote, in_thread: Thread) -> dict[str, object]:  # type: ignore[no-untyped-def]
    source = quote.source
    return {
        "number": source.number,
        "reply": source.pk,
        "who": who(source),
        "passage": quote.passage,
        "stands": quote.stands,
        "is_shown": source.state == ReplyState.PUBLISHED and _may_be_quoted(source.thread, in_thread),
    }


def _may_be_quoted(source: Thread, into: Thread) -> bool:
    """Whether everybody who reads the one reads the other: whom a thread is for may have changed since the quote."""
    return source.pk == into.pk or contains(source.audience, into.audience)


def first_line(reply: Reply) -> str:
    """The first words of a reply, to say which one is meant; nothing of words that are no longer shown."""
    return excerpt(reply.html, words=16) if reply.state == ReplyState.PUBLISHED else ""
