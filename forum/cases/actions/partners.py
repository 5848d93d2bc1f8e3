"""What an authority named as partner says to that."""

from uuid import UUID

from django.utils import timezone

from forum.cases import events
from forum.cases.facets import index
from forum.cases.models import CaseStudy, Partner
from forum.cases.steps import locked_case
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import cases as may
from forum.policies.actor import Actor
from forum.policies.decision import Unseen, require
from forum.policies.vocabulary import PartnerState


@verb
def answer_as_partner(actor: Actor, partner_id: UUID, *, agrees: bool) -> Partner:
    """Let the actor's authority be named in a case, or not. Who named it is told either way.

    Raises `Unseen` for who is not asked, `Refused` without the right or when it was answered before.
    """
    case_id = Partner.objects.filter(pk=partner_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise Unseen
    case = locked_case(CaseStudy.objects.visible_to(actor), case_id)
    partner = Partner.objects.select_for_update().get(pk=partner_id)
    partner.case = case
    require(may.answer_as_partner(actor, partner))
    partner.state = PartnerState.CONFIRMED if agrees else PartnerState.DECLINED
    partner.decided_at = timezone.now()
    partner.save(update_fields=["state", "decided_at"])
    index(case)
    shown = [events.told_to_readers(case, events.CASE_PARTNER_CONFIRMED)] if agrees else []
    listed = [events.told_to_audience(case, events.CASE_PARTNER_CONFIRMED)] if agrees else []
    concerned = {partner.authority_id, case.authority_id}
    publish(
        *shown,
        *listed,
        *(events.told_to_authority(one, case, events.CASE_PARTNER_ANSWERED) for one in sorted(concerned)),
    )
    return partner
