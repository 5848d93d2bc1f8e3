"""What is like a title that somebody is writing: threads and case studies, so that they look there first."""

from uuid import UUID

from django.db.models import Q

from forum.policies.actor import Actor
from forum.search.hits import Hit, hits_of
from forum.search.models import Kind, SearchDocument
from forum.search.questions import Question, meaningful

SHOWN = 5
MOST_WORDS = 8
FEWEST_WORDS = 2


def similar_to(actor: Actor, title: str, *, but: UUID | None = None) -> list[Hit]:
    """What the actor may see that has half of a title's words, in its own title best, but for the case study `but`.

    Nothing for less than two words that say something.
    """
    words = meaningful(title, MOST_WORDS)
    if len(words) < FEWEST_WORDS:
        return []
    heads = SearchDocument.objects.visible_to(actor).filter(Q(kind=Kind.THREAD) | Q(kind=Kind.CASE, part=""))
    others = heads.exclude(case=but) if but else heads
    asked = Question(text=title, clauses=tuple(words))
    return hits_of({one.thing: [one] for one in others.like(words).as_findings()[:SHOWN]}, asked)
