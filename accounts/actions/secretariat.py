"""The list of authorities and the domains approved for them: kept by the secretariat, by acts of power."""

from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.actions.steps import locked_authority
from accounts.events import authority_changed, authority_created
from accounts.models import AccessRequest, ApprovedDomain, Authority, Seat
from forum.agreements.models import Party
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.access import at_approved_domain
from forum.policies.actor import Actor
from forum.policies.authorities import hold_together, keep_authorities
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import AuthorityKind, SeatStatus
from forum.record.actions import append


class AuthorityConflict(Refused):
    """The authority was changed since its form was drawn."""

    def __init__(self) -> None:
        super().__init__(_("This authority was changed in another window. Look at it as it stands, then save again."))


@verb
def create_authority(actor: Actor, *, name: str, kind: AuthorityKind, party: Party | None) -> Authority:
    """Add an authority. Raises `Refused` without the right, or if there is one of this name."""
    require(keep_authorities(actor))
    authority = Authority(name=name, kind=kind, party=_party_of(kind, party))
    authority.illustrative = bool(authority.party and authority.party.illustrative)
    _must_be_the_only_one(authority)
    authority.save(force_insert=True)
    publish(authority_created(authority.pk))
    append("authority.created", actor=actor, object_id=authority.pk)
    return authority


@verb
def change_authority(
    actor: Actor, authority_id: UUID, *, name: str, kind: AuthorityKind, party: Party | None, version: int
) -> Authority:
    """Rename an authority, or say what it is and whose. Its people's rights follow at once.

    `version` is its rights version as the form knew it. Raises `Unseen` for none, `Refused` without the right, if there
    is one of this name, or if people sit there who could not, and `AuthorityConflict`.
    """
    require(keep_authorities(actor))
    authority = locked_authority(authority_id)
    if authority.rights_version != version:
        raise AuthorityConflict
    authority.name, authority.kind, authority.party = name, kind, _party_of(kind, party)
    _must_be_the_only_one(authority)
    roles = Seat.objects.filter(authority=authority, status=SeatStatus.ACTIVE).values_list("role", flat=True)
    require(hold_together(authority, roles))
    authority.rights_version = F("rights_version") + 1
    authority.save(update_fields=["name", "kind", "party", "rights_version"])
    publish(authority_changed(authority.pk))
    append("authority.changed", actor=actor, object_id=authority.pk)
    return authority


@verb
def approve_domain(actor: Actor, authority_id: UUID, *, domain: str, with_subdomains: bool) -> ApprovedDomain:
    """Say that an authority's people have addresses at a domain (in ASCII), with or without those below it.

    Raises `Unseen` for no authority, `Refused` without the right.
    """
    require(keep_authorities(actor))
    authority = locked_authority(authority_id)
    approved, _new = ApprovedDomain.objects.update_or_create(
        authority=authority, domain=domain, defaults={"with_subdomains": with_subdomains}
    )
    _judge_anew(authority)
    append("domain.approved", actor=actor, object_id=approved.pk, reason=domain)
    return approved


@verb
def remove_domain(actor: Actor, domain_id: UUID) -> ApprovedDomain:
    """Approve a domain no longer. Who was let in from there stays. Raises `Unseen` for none, `Refused`."""
    require(keep_authorities(actor))
    if not (approved := ApprovedDomain.objects.select_related("authority").filter(pk=domain_id).first()):
        raise Unseen
    authority = locked_authority(approved.authority_id)
    ApprovedDomain.objects.filter(pk=domain_id).delete()
    _judge_anew(authority)
    append("domain.removed", actor=actor, object_id=domain_id, reason=approved.domain)
    return approved


def _party_of(kind: AuthorityKind, party: Party | None) -> Party | None:
    if kind != AuthorityKind.PARTY:
        return None
    if party is None:
        raise Refused(_("Say of which Party it is an authority."))
    return party


def _must_be_the_only_one(authority: Authority) -> None:
    others = Authority.objects.exclude(pk=authority.pk)
    if others.filter(name__iexact=authority.name, party=authority.party).exists():
        raise Refused(_("There is an authority of this name already."))


def _judge_anew(authority: Authority) -> None:
    """Whose request waits is decided about by who may now that other domains are approved."""
    domains = list(authority.domains.all())
    for request in AccessRequest.objects.open().filter(authority=authority).select_for_update():
        request.at_approved_domain = at_approved_domain(request.email, domains)
        request.save(update_fields=["at_approved_domain"])
