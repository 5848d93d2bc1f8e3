"""The page of an authority: who speaks for it, what it has written, where it has spoken, as far as a reader may see."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.models import Authority, Seat
from forum.agreements.models import Framework, Participation
from forum.cases.models import CaseStudy, Partner
from forum.cases.querysets import CaseQuerySet
from forum.discussions.models import Reply, Thread
from forum.policies.actor import Actor
from forum.policies.letters import address_letter, keep_mailbox
from forum.policies.vocabulary import PartnerState, ReplyState, Role

SHOWN = 20


class AuthorityPage:
    """One authority, for one reader."""

    def __init__(self, actor: Actor, authority: Authority) -> None:
        self.actor, self.authority = actor, authority

    @cached_property
    def people(self) -> list[Seat]:
        """Who speaks for it today: focal points first."""
        today = timezone.now().date()
        seats = (
            Seat.objects.on(today)
            .filter(authority=self.authority)
            .select_related("person")
            .order_by("person__name_as_given", "pk")
        )
        return sorted(seats, key=lambda seat: seat.role != Role.FOCAL_POINT)

    @cached_property
    def frameworks(self) -> list[Framework]:
        """In which its Party takes part today."""
        now = Participation.objects.on(timezone.now().date()).filter(party=self.authority.party_id or "")
        return list(Framework.objects.filter(pk__in=now.values("framework")).order_by("name"))

    @cached_property
    def cases(self) -> list[CaseStudy]:
        shown = self._cases.select_related("authority__party", "current").order_by("-updated_at", "-pk")
        return list(shown[:SHOWN])

    @cached_property
    def case_count(self) -> int:
        return self._cases.count()

    @property
    def _cases(self) -> CaseQuerySet:
        """Those that it wrote, and those in which it is named as partner and has confirmed."""
        named = Partner.objects.filter(
            authority=self.authority,
            state=PartnerState.CONFIRMED,
            case__current__partner_authorities=self.authority,
        )
        standing = CaseStudy.objects.visible_to(self.actor).standing()
        return standing.filter(Q(authority=self.authority) | Q(pk__in=named.values("case")))

    @cached_property
    def threads(self) -> list[Thread]:
        """In which it has spoken, as shown: not where only its Party is named."""
        spoken = Reply.objects.filter(
            Q(shown_authority=self.authority) | Q(shown_seat__authority=self.authority),
            thread=OuterRef("pk"),
            state=ReplyState.PUBLISHED,
        )
        threads = Thread.objects.visible_to(self.actor).filter(Exists(spoken))
        return list(threads.latest_first()[:SHOWN])

    @property
    def may_write(self) -> bool:
        return bool(address_letter(self.authority))

    @property
    def keeps_mailbox(self) -> bool:
        return bool(keep_mailbox(self.actor, self.authority))
