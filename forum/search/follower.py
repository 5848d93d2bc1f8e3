"""Takes in what was said, published, changed and withdrawn: the index says the same a moment later."""

from typing import cast
from uuid import UUID

from accounts import events as accounts
from forum.cases import events as cases
from forum.cases.models import CaseStudy
from forum.discussions import events as discussions
from forum.discussions.models import Reply
from forum.events.models import Event, StreamKind
from forum.search.indexing import index
from forum.search.texts.cases import CASES
from forum.search.texts.record import AUTHORITIES, FRAMEWORKS, PARTIES, TOOLS
from forum.search.texts.spoken import REPLIES
from forum.taxonomy.models import Example
from forum.toolbox import events as toolbox
from forum.toolbox.models import Correction

OF_REPLIES = frozenset(
    {
        discussions.REPLY_POSTED,
        discussions.REPLY_EDITED,
        discussions.REPLY_WITHDRAWN,
        discussions.REPLY_HIDDEN,
        discussions.REPLY_SHOWN_AGAIN,
    }
)
OF_CASES = frozenset({cases.CASE_PUBLISHED, cases.CASE_RENEWED, cases.CASE_WITHDRAWN})
OF_AUTHORITIES = frozenset({accounts.AUTHORITY_CREATED, accounts.AUTHORITY_CHANGED})
KINDS = OF_REPLIES | OF_CASES | OF_AUTHORITIES | {discussions.THREAD_POSTED, toolbox.CORRECTION_ACCEPTED}


def follow(event: Event) -> None:
    """Index what an event is about as it stands now. What is told on several streams is taken in from one."""
    about = cast(UUID, event.object_id)  # events of these kinds are about something
    if event.kind in OF_REPLIES:
        index(REPLIES, [about])
    elif event.kind in OF_CASES:
        if event.stream.kind == StreamKind.AUDIENCE:
            index(CASES, [about])
    elif event.kind == discussions.THREAD_POSTED:
        if event.stream.kind == StreamKind.THREAD:
            index(REPLIES, list(Reply.objects.filter(thread=about, number=0).values_list("pk", flat=True)))
    elif event.kind in OF_AUTHORITIES:
        index(AUTHORITIES, [about])
        index(CASES, list(CaseStudy.objects.standing().filter(authority=about).values_list("pk", flat=True)))
    else:
        _what_was_corrected(about)


def _what_was_corrected(correction_id: UUID) -> None:
    correction = Correction.objects.get(pk=correction_id)
    index(FRAMEWORKS, [correction.framework_id])
    if correction.party_id:
        index(PARTIES, [correction.party_id])
    index(TOOLS, list(Example.objects.filter(pk=correction.fact).values_list("tool_id", flat=True)))
