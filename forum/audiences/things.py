"""What has an audience that can change: a thread, or a case study with its thread."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from accounts.models import Seat
from forum.cases.models import CaseStudy
from forum.cases.subject import audience_of_thread
from forum.discussions.models import Reply, Thread
from forum.discussions.steps import locked_thread, visible_thread
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.vocabulary import Attribution, CaseState
from forum.policies.widening import Standing
from forum.publishing.audience import let_be_for, seats_within
from forum.publishing.authorship import is_mine
from forum.publishing.models import columns_of


@dataclass
class Thing:
    """A thread and its first words; the case study that it is about, if it is about one."""

    thread: Thread
    first: Reply
    case: CaseStudy | None

    @property
    def audience(self) -> Audience:
        """Whom it is for: the thread of a case follows the case."""
        return self.case.audience if self.case else self.thread.audience

    @property
    def begun_by(self) -> UUID | None:
        """The authority whose words it is, as everybody sees it; none where only a Party is shown."""
        if self.case:
            return self.case.authority_id
        seat = self.first.shown_seat
        return seat.authority_id if seat else self.first.shown_authority_id

    @property
    def title(self) -> str:
        return self.thread.title

    def for_actor(self, actor: Actor) -> Standing:
        """As the rules see it, for somebody. One query, for whether it is theirs."""
        return Standing(
            audience=self.audience,
            begun_by=self.begun_by,
            mine=not self.case and is_mine(actor, self.first.pk),
            is_case=bool(self.case),
            is_withdrawn=bool(self.case and self.case.state == CaseState.WITHDRAWN),
        )

    def keeps_who_began_it(self, audience: Audience) -> bool:
        """Whether anybody of those whose words it is would read it if it were for an audience. One query."""
        seats = seats_within(Thread(**columns_of(audience)))
        if self.first.attribution == Attribution.PARTY_ONLY and not self.case:
            return seats.filter(authority__party=self.first.shown_party_id).exists()
        return seats.filter(authority=self.begun_by).exists()

    def let_be_for(self, audience: Audience) -> None:
        """Let it be for other readers from now on, all that stands in it included."""
        if self.case:
            self.case.save(update_fields=let_be_for(self.case, audience))
        self.thread.save(update_fields=let_be_for(self.thread, audience_of_thread(audience) if self.case else audience))


def thing_of(actor: Actor, thread_id: UUID) -> Thing:
    """A thread, with its case, for the actor. Raises `Unseen` if it does not exist for them."""
    return thing_about(visible_thread(actor, thread_id))


def locked_thing(actor: Actor, thread_id: UUID) -> Thing:
    """The same, with thread and case locked until commit."""
    thread = locked_thread(actor, thread_id)
    list(CaseStudy.objects.select_for_update(of=("self",)).filter(thread=thread).values_list("pk"))
    return thing_about(thread)


def locked_thing_of(thread_id: UUID) -> Thing:
    """The same for who takes a second look at it, who need not read it."""
    thread = Thread.objects.select_for_update().get(pk=thread_id)
    list(CaseStudy.objects.select_for_update(of=("self",)).filter(thread=thread).values_list("pk"))
    return thing_about(thread)


def thing_about(thread: Thread) -> Thing:
    """A thread, with the case study that it is about, for who is known to see it."""
    first = thread.replies.select_related("shown_seat").get(number=0)
    case = CaseStudy.objects.filter(thread=thread).first() if thread.subject_address else None
    if case:
        case.thread = thread
    return Thing(thread, first, case)


def people_within(audience: Audience) -> Q:
    """The condition that a seat's holder belongs to an audience today."""
    return Q(pk__in=seats_within(Thread(**columns_of(audience))).values("pk"))


def added_by(thing: Thing, to: Audience) -> list[Seat]:
    """Who would read it besides those who do: their seats, by authority and name. Two queries."""
    new = seats_within(Thread(**columns_of(to))).exclude(people_within(thing.audience))
    return list(new.select_related("person", "authority__party").order_by("authority__name", "person__name_as_given"))
