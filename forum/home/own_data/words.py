"""What a person wrote, whatever is shown of its author: it is theirs, even where they may not read its thread now."""

from collections.abc import Collection
from uuid import UUID

from accounts.models import User
from forum.cases.models import CaseStudy, SectionState
from forum.discussions.models import Reply, ReplyDraft, ReplyRevision, Thread, ThreadDraft
from forum.home.own_data.entries import Entries
from forum.policies.actor import Actor
from forum.publishing.authorship import words_of
from forum.toolbox.models import Correction

Titles = dict[UUID, dict[str, str]]


def titles_of(threads: Collection[UUID], actor: Actor | None) -> Titles:
    """What may be said of each of these threads: its title and address, or nothing to who may not read it."""
    if actor is None:
        return {}
    readable = Thread.objects.all_visible_to(actor).in_bulk(list(threads))
    return {pk: {"title": thread.title, "address": thread.get_absolute_url()} for pk, thread in readable.items()}


def spoken(person: User, actor: Actor | None) -> Entries:
    """Every reply of theirs, with what it said before it was edited."""
    own = Reply.objects.filter(pk__in=words_of(person.pk)).prefetch_related("versions").order_by("posted_at", "pk")
    replies = list(own)
    titles = titles_of({reply.thread_id for reply in replies}, actor)
    for reply in replies:
        yield {
            "thread": titles.get(reply.thread_id),
            "number": reply.number,
            "posted_at": reply.posted_at,
            "edited_at": reply.edited_at,
            "capacity": reply.capacity,
            "shown_as": reply.attribution,
            "state": reply.state,
            "words": reply.body,
            "before": [{"words": one.body, "spoken_at": one.spoken_at} for one in reply.versions.all()],
        }


def rooms(person: User, actor: Actor | None) -> Entries:
    """Those whose rule they accepted, as far as these are there for them today. When they did is not kept."""
    entered = [UUID(room) for room in person.rooms_entered]
    titles = titles_of(entered, actor)
    for room in entered:
        yield {"room": titles.get(room)}


def drafts(person: User, actor: Actor | None) -> Entries:
    """The words only: what is quoted in a draft is somebody else's."""
    of_replies = list(ReplyDraft.objects.filter(person=person).order_by("saved_at"))
    titles = titles_of({draft.thread_id for draft in of_replies}, actor)
    for draft in of_replies:
        yield {"thread": titles.get(draft.thread_id), "words": draft.body, "saved_at": draft.saved_at}
    for new in ThreadDraft.objects.filter(person=person).order_by("saved_at"):
        yield {"new_thread": new.fields.get("title", ""), "words": new.body, "saved_at": new.saved_at}


def handed_in(person: User, actor: Actor | None) -> Entries:
    """Words that wait to be cleared, or are theirs again, with what their focal point said of them."""
    own = list(ReplyRevision.objects.filter(seat__person=person).order_by("handed_in_at", "pk"))
    titles = titles_of({revision.thread_id for revision in own if revision.thread_id}, actor)
    for revision in own:
        yield {
            "thread": titles.get(revision.thread_id) if revision.thread_id else None,
            "new_thread": (revision.opening or {}).get("title", ""),
            "words": revision.body,
            "capacity": revision.capacity,
            "state": revision.state,
            "comments": revision.comments,
            "handed_in_at": revision.handed_in_at,
        }


def corrections(person: User, _actor: Actor | None) -> Entries:
    """What they proposed, and what became of it."""
    own = Correction.objects.filter(proposed_by__person=person).order_by("proposed_at")
    said = ("framework_id", "changes", "source_title", "source_address", "why", "proposed_at", "state")
    yield from own.values(*said)


def case_sections(person: User, actor: Actor | None) -> Entries:
    """That they wrote there, not what: the words of a case study are its authority's."""
    readable = set(CaseStudy.objects.visible_to(actor).values_list("pk", flat=True))
    own = SectionState.objects.filter(seat__person=person).select_related("version__case").order_by("saved_at")
    for state in own:
        case = state.version.case
        identifier = case.identifier if case.pk in readable else None
        yield {"case": identifier, "section": state.section, "saved_at": state.saved_at}
