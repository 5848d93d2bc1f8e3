"""Keeps what waits for people, what they follow by itself, and what they are mailed: from events, in the worker."""

from collections.abc import Callable, Mapping
from typing import cast
from uuid import UUID

from django.db.models import Q

from accounts.events import (
    ACCESS_ASKED,
    ACCESS_SETTLED,
    ERASURE_ASKED,
    ERASURE_SETTLED,
    SEAT_ENDED,
    SEAT_GRANTED,
    SEAT_PASSED_ON,
)
from accounts.models import AccessRequest, Handover, Seat
from forum.audiences.events import NOTICE_KNOWN, WIDENING_ASKED, WIDENING_SETTLED
from forum.audiences.models import Notice, Widening
from forum.audiences.querysets import is_alone
from forum.cases import events as cases
from forum.cases.models import CaseStudy
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply, ReplyRevision, Thread, Unmasking
from forum.events.models import Event, StreamKind
from forum.events.publish import publish
from forum.notifications.actions.following import begin_following
from forum.notifications.events import following_changed, waiting_changed
from forum.notifications.followed import followers_of_new
from forum.notifications.handover import hand_over
from forum.notifications.heard import Heard, also, holding, people_at, who_reads, who_reads_at
from forum.notifications.models import Follow, Waiting, WaitingKind
from forum.notifications.telling import Matter, tell_by_mail
from forum.notifications.vocabulary import Cause, Reason
from forum.policies.vocabulary import CURATORS, SPEAKING_FOR_A_PARTY, ClearanceAct, ReplyState, Role, UnmaskingState
from forum.publishing.authorship import person_to_tell, seat_to_tell
from forum.publishing.models import ClearanceStep
from forum.toolbox.events import CORRECTION_ACCEPTED, CORRECTION_DECLINED, CORRECTION_PROPOSED
from forum.toolbox.models import Correction


def follow(event: Event) -> None:
    """Take in an event, and tell the pages of all for whom something changed."""
    heard = HEARD[event.kind](event, cast(UUID, event.object_id))  # events of these kinds are about something
    tell_by_mail(event, heard.matters)
    waits = (waiting_changed(person) for person in sorted(heard.waits))
    follows = (following_changed(person) for person in sorted(heard.begins))
    if changed := [*waits, *follows]:
        publish(*changed)


def _posted(event: Event, reply_id: UUID) -> Heard:
    """A reply: for whom it mentions or answers, and for who follows its thread, which its author does from now on."""
    reply = Reply.objects.select_related("thread", "parent").get(pk=reply_id)
    heard = _words(reply, answers=True)
    heard.begins = _author_begins(reply, Reason.REPLIED)
    if reply.state == ReplyState.PUBLISHED:
        follows = Follow.objects.standing().filter(thread=reply.thread_id).exclude(person=person_to_tell(reply.pk))
        also(heard, who_reads(reply.thread, follows.values_list("person_id", flat=True)), Cause.IN_FOLLOWED, reply.pk)
    return heard


def _edited(event: Event, reply_id: UUID) -> Heard:
    return _words(Reply.objects.select_related("thread", "parent").get(pk=reply_id), answers=False)


def _started(event: Event, thread_id: UUID) -> Heard:
    """A thread: for whom its first words mention, and for who follows something that it touches.

    It is told to its audience too; there it is no other news.
    """
    if event.stream.kind != StreamKind.THREAD:
        return Heard()
    thread = Thread.objects.get(pk=thread_id)
    first_words = thread.replies.select_related("thread", "parent").get(number=0)
    heard = _words(first_words, answers=False)
    heard.begins = _author_begins(first_words, Reason.WROTE if thread.subject_address else Reason.STARTED)
    if case := CaseStudy.objects.filter(thread=thread).select_related("current").first():
        heard.begins |= _writers_begin(case, thread)
    if first_words.state == ReplyState.PUBLISHED:
        also(heard, who_reads(thread, followers_of_new(thread) - heard.begins), Cause.NEW, thread.pk)
    return heard


def _words(reply: Reply, *, answers: bool) -> Heard:
    """Those mentioned, and whose words were answered, if they may read there now. Who may again later finds it then."""
    if reply.state != ReplyState.PUBLISHED:
        return Heard()
    waits = dict.fromkeys(reply.mentions.values_list("person_id", flat=True), WaitingKind.MENTION)
    if answers and (answered := _author_answered(reply)):
        waits.setdefault(answered, WaitingKind.REPLY)
    waits.pop(person_to_tell(reply.pk), None)  # type: ignore[arg-type]
    known = set(Waiting.objects.filter(reply=reply, person__in=waits).values_list("person_id", flat=True))
    new = {person: why for person, why in waits.items() if person not in known}
    Waiting.objects.bulk_create(Waiting(person_id=person, kind=why, reply=reply) for person, why in new.items())
    told = who_reads(reply.thread, new)
    return Heard(waits=told, matters={person: Matter(Cause(new[person]), reply.pk) for person in told})


def _author_answered(reply: Reply) -> UUID | None:
    """Whose words a reply answers: its parent's, or the first words of the thread."""
    if reply.parent_id:
        return person_to_tell(reply.parent_id)
    return person_to_tell(reply.thread.replies.values_list("pk", flat=True).get(number=0))


def _author_begins(words: Reply, reason: Reason) -> set[UUID]:
    """Whoever speaks in a thread follows it from then on, unless they stopped before."""
    author = seat_to_tell(words.pk)
    return {author[0]} if author and begin_following(*author, words.thread, reason) else set()


def _writers_begin(case: CaseStudy, thread: Thread) -> set[UUID]:
    """Whoever wrote a part of a case study follows its discussion."""
    assert case.current is not None  # noqa: S101 (it has a thread, so a version of it was published)
    writers = case.current.section_states.values_list("seat__person_id", "seat_id").distinct()
    return {person for person, seat in writers if begin_following(person, seat, thread, Reason.WROTE)}


def _asked(event: Event, request_id: UUID) -> Heard:
    """A request: for the officials and focal points of the authority asked."""
    officials = people_at(ExperienceRequest.objects.get(pk=request_id).authority_id, *SPEAKING_FOR_A_PARTY)
    return Heard(waits=officials, matters=dict.fromkeys(officials, Matter(Cause.REQUEST, request_id)))


def _settled(event: Event, request_id: UUID) -> Heard:
    return Heard(waits=people_at(ExperienceRequest.objects.get(pk=request_id).authority_id, *SPEAKING_FOR_A_PARTY))


def _of_a_case(event: Event, about: UUID) -> Heard:
    """What is told to an authority of its case studies: for its people; what is told to others is no work of theirs."""
    if event.stream.kind not in (StreamKind.AUTHORITY, StreamKind.DESK):
        return Heard()
    authority, _, readers = event.stream.subject.partition(":")
    heard = Heard(waits=who_reads_at(authority, readers, *SPEAKING_FOR_A_PARTY))
    if event.kind in WORK:
        cause, *roles = WORK[event.kind]
        heard.matters = dict.fromkeys(who_reads_at(authority, readers, *roles), Matter(cause, about))
    return heard


def _of_clearance(event: Event, step_id: UUID) -> Heard:
    """A step of words through their authority: for their author, and for who clears there, and for nobody else."""
    step = ClearanceStep.objects.select_related("author").get(pk=step_id)
    assert step.author  # noqa: S101 (of replies every step is in the trail)
    author, clearing = step.author.person_id, people_at(step.authority_id, Role.FOCAL_POINT)
    heard = Heard(waits={author, *clearing})
    revision = ReplyRevision.objects.filter(Q(pk=step.words) | Q(reply=step.words)).first()
    if revision and step.act == ClearanceAct.HANDED_IN:
        heard.matters = dict.fromkeys(clearing - {author}, Matter(Cause.HANDED_IN, revision.pk))
    elif revision and step.act == ClearanceAct.RETURNED:
        heard.matters = {author: Matter(Cause.GIVEN_BACK, revision.pk)}
    return heard


def _of_what_came(event: Event, words: UUID) -> Heard:
    """The time of words came: their author hears if they came back, and who was shown them unspoken sees them go."""
    if revision := ReplyRevision.objects.select_related("seat").filter(pk=words).first():
        author = revision.seat.person_id
        return Heard(waits={author}, matters={author: Matter(Cause.GIVEN_BACK, revision.pk)})
    if (spoken := seat_to_tell(words)) is None:
        return Heard()
    author, seat = spoken
    authority = Seat.objects.values_list("authority_id", flat=True).get(pk=seat)
    return Heard(waits={author, *people_at(authority, Role.FOCAL_POINT)})


def _proposed(event: Event, correction_id: UUID) -> Heard:
    deciding = _who_may_decide(correction_id)
    return Heard(waits=deciding, matters=dict.fromkeys(deciding, Matter(Cause.CORRECTION, correction_id)))


def _decided(event: Event, correction_id: UUID) -> Heard:
    return Heard(waits=_who_may_decide(correction_id))


def _who_may_decide(correction_id: UUID) -> set[UUID]:
    """The secretariat, and the focal points of the Party concerned; whether their powers work their pages ask."""
    correction = Correction.objects.get(pk=correction_id)
    decides = Q(role=Role.SECRETARIAT)
    if correction.party_id:
        decides |= Q(role=Role.FOCAL_POINT, authority__party=correction.party_id)
    return holding(decides)


def _widening_asked(event: Event, widening_id: UUID) -> Heard:
    looking = _who_looks_at(widening_id)
    return Heard(waits=looking, matters=dict.fromkeys(looking, Matter(Cause.WIDENING, widening_id)))


def _widening_settled(event: Event, widening_id: UUID) -> Heard:
    """It waits for nobody any more; whose words are read by others now is told so."""
    notices = dict(Notice.objects.filter(widening=widening_id).values_list("person_id", "pk"))
    told = {person: Matter(Cause.WIDENED, notice) for person, notice in notices.items()}
    return Heard(waits=_who_looks_at(widening_id) | told.keys(), matters=told)


def _who_looks_at(widening_id: UUID) -> set[UUID]:
    """Another focal point of the authority, or the secretariat; whether their powers work their pages ask."""
    widening = Widening.objects.select_related("asked_by").get(pk=widening_id)
    others = Q(role=Role.FOCAL_POINT, authority=widening.authority_id) & ~Q(person=widening.asked_by.person_id)
    return holding(others | Q(role=Role.SECRETARIAT) if is_alone(widening) else others)


def _readers_changed(event: Event, thread_id: UUID) -> Heard:
    """For whom words of a thread wait, who may read it no longer, or again."""
    if event.stream.kind != StreamKind.THREAD:
        return Heard()
    return Heard(waits=set(Waiting.objects.filter(reply__thread=thread_id).values_list("person_id", flat=True)))


def _access_asked(event: Event, request_id: UUID) -> Heard:
    """A request for access: for the secretariat, and the focal points of the authority."""
    deciding = _who_may_let_in(request_id)
    return Heard(waits=deciding, matters=dict.fromkeys(deciding, Matter(Cause.ACCESS, request_id)))


def _access_settled(event: Event, request_id: UUID) -> Heard:
    return Heard(waits=_who_may_let_in(request_id))


def _who_may_let_in(request_id: UUID) -> set[UUID]:
    """Nobody, if the request is gone meanwhile."""
    authority = AccessRequest.objects.filter(pk=request_id).values_list("authority_id", flat=True).first()
    if authority is None:
        return set()
    return holding(Q(role=Role.SECRETARIAT) | Q(role=Role.FOCAL_POINT, authority=authority))


def _erasure_asked(event: Event, request_id: UUID) -> Heard:
    deciding = holding(Q(role=Role.SECRETARIAT))
    return Heard(waits=deciding, matters=dict.fromkeys(deciding, Matter(Cause.ERASURE, request_id)))


def _erasure_settled(event: Event, request_id: UUID) -> Heard:
    return Heard(waits=holding(Q(role=Role.SECRETARIAT)))


def _of_unmasking(event: Event, unmasking_id: UUID) -> Heard:
    """Whether masked words show their author to two of the staff: for the staff, and the author, here and by no mail.

    A mail would tell a mailbox who spoke.
    """
    unmasking = Unmasking.objects.get(pk=unmasking_id)
    author = person_to_tell(unmasking.reply_id) if unmasking.state == UnmaskingState.DONE else None
    return Heard(waits=holding(Q(role__in=CURATORS)) | ({author} if author else set()))


def _of_a_seat(event: Event, person: UUID) -> Heard:
    return Heard(waits={person})


def _passed_on(event: Event, handover_id: UUID) -> Heard:
    """A seat: what waits for its holder, and what they follow from it, goes to the successor."""
    handover = Handover.objects.select_related("seat", "successor").get(pk=handover_id)
    people = hand_over(handover.seat, handover.successor)
    return Heard(waits=people, begins=people)


WORK: Mapping[str, tuple[Cause, *tuple[Role, ...]]] = {
    cases.VERSION_SUBMITTED: (Cause.REVIEW, Role.FOCAL_POINT),
    cases.VERSION_RETURNED: (Cause.RETURNED, *SPEAKING_FOR_A_PARTY),
    cases.PARTNER_ASKED: (Cause.PARTNER, Role.FOCAL_POINT),
    cases.CASE_REVIEW_DUE: (Cause.UNCONFIRMED, Role.FOCAL_POINT),
}
"""What is work for whom, of all that an authority is told of its case studies."""

HEARD: Mapping[str, Callable[[Event, UUID], Heard]] = {
    **dict.fromkeys(cases.CHANGING_WHAT_WAITS, _of_a_case),
    events.REPLY_POSTED: _posted,
    events.REPLY_EDITED: _edited,
    events.THREAD_POSTED: _started,
    events.REQUEST_ASKED: _asked,
    events.REQUEST_SETTLED: _settled,
    events.REVISION_CHANGED: _of_clearance,
    events.REVISION_CAME: _of_what_came,
    CORRECTION_PROPOSED: _proposed,
    CORRECTION_ACCEPTED: _decided,
    CORRECTION_DECLINED: _decided,
    events.THREAD_NARROWED: _readers_changed,
    events.THREAD_WIDENED: _readers_changed,
    WIDENING_ASKED: _widening_asked,
    WIDENING_SETTLED: _widening_settled,
    NOTICE_KNOWN: _of_a_seat,
    ACCESS_ASKED: _access_asked,
    ACCESS_SETTLED: _access_settled,
    ERASURE_ASKED: _erasure_asked,
    ERASURE_SETTLED: _erasure_settled,
    events.UNMASKING_CHANGED: _of_unmasking,
    SEAT_GRANTED: _of_a_seat,
    SEAT_ENDED: _of_a_seat,
    SEAT_PASSED_ON: _passed_on,
}
KINDS = frozenset(HEARD)
