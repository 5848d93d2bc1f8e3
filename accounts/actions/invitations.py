"""The only way in: invited to one seat, by somebody who may, under the e-mail address the link was sent to."""

from uuid import UUID

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import PASSED_ON, hand_over, locked_person, make_invitation, seat_person
from accounts.invitations import holder_of, is_open
from accounts.mail import send_invitation
from accounts.models import AccessRequest, Authority, Handover, Invitation, Seat, User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import people
from forum.policies.access import invite_at_address
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.seats import pass_seat_on
from forum.policies.vocabulary import Role
from forum.record.actions import append


@verb
def invite(actor: Actor | None, *, email: str, authority: Authority, role: Role) -> tuple[Invitation, str]:
    """Invite whoever reads this e-mail address to a seat; returns the invitation and the token of its link.

    The link works once, for 72 hours, and replaces one sent before to the same address for the same authority. No
    actor: whoever operates the machine invites. Raises `Refused` where the rule book does.
    """
    require(people.invite(actor, authority, role) if actor else people.role_fits(authority, role))
    return _invited(actor, email, authority, role)


@verb
def invite_successor(actor: Actor, seat_id: UUID, *, email: str) -> tuple[Invitation, str]:
    """Invite somebody to a seat that is passed on to them when they accept.

    Raises `Unseen` for no seat, `Refused` where the rule book does, or if the seat has been passed on already.
    """
    seat = Seat.objects.select_related("authority").filter(pk=seat_id).first()
    if seat is None:
        raise Unseen
    require(pass_seat_on(actor, seat))
    require(people.invite(actor, seat.authority, seat.role))
    if Handover.objects.filter(seat=seat).exists():
        raise Refused(PASSED_ON)
    if holder_of(email) == seat.person:
        raise Refused(_("This is the address of the person who has the seat."))
    return _invited(actor, email, seat.authority, Role(seat.role), takes_over=seat)


@verb
def resend_invitation(actor: Actor, invitation: Invitation) -> tuple[Invitation, str]:
    """Send a new link, for another 72 hours, in the place of one that was not used; now in the actor's name.

    Raises `Refused` without the right, or if the invitation was used or revoked.
    """
    old = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("authority", "takes_over")
        .get(pk=invitation.pk)
    )
    require(people.invite(actor, old.authority, old.role))
    require(invite_at_address(actor, old.email, old.authority.domains.all()))
    if old.takes_over:
        require(pass_seat_on(actor, old.takes_over))
    if old.accepted_at or old.revoked_at:
        raise Refused(_("This invitation has been used or revoked already."))
    role = Role(old.role)
    new = make_invitation(actor, email=old.email, authority=old.authority, role=role, takes_over=old.takes_over)
    AccessRequest.objects.filter(invitation=old).update(invitation=new[0])
    return _sent(actor, *new)


@verb
def revoke_invitation(actor: Actor, invitation: Invitation) -> None:
    """Make the link useless. Raises `Refused` without the right, or if the invitation was used or revoked before."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require(people.revoke_invitation(actor, invitation.authority_id))
    if invitation.accepted_at or invitation.revoked_at:
        raise Refused(_("This invitation has been used or revoked already."))
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    append("invitation.revoked", actor=actor, object_id=invitation.pk)


@verb
def accept_invitation(nobody: None, invitation: Invitation, *, name: str, password_hash: str) -> User:
    """Let a new person in: the e-mail address counts as verified, since the link was sent to it.

    Raises `Refused` if the invitation is not open, or if the address belongs to somebody who has an account.
    """
    invitation = _taken_up(invitation)
    if holder_of(invitation.email):
        raise Refused(_("You have an account already. Sign in, then accept the invitation."))
    person = User.objects.create(email=invitation.email, name_as_given=name, password=password_hash)
    EmailAddress.objects.create(user=person, email=invitation.email, verified=True, primary=True)
    _seated(invitation, person)
    return person


@verb
def accept_another_seat(nobody: None, invitation: Invitation, *, person: User) -> User:
    """Give a person who has an account the seat they are invited to.

    Raises `Refused` if the invitation is not open, or was sent to an address that is not theirs.
    """
    invitation = _taken_up(invitation)
    if holder_of(invitation.email) != person:
        raise Refused(_("This invitation was sent to another e-mail address than yours."))
    _seated(invitation, locked_person(person.pk))
    return person


def _taken_up(invitation: Invitation) -> Invitation:
    """The invitation, locked, its inviter too, and marked as accepted. Raises `Refused` if it is not open any more."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.invited_by:
        locked_person(invitation.invited_by.person_id)
    if not is_open(invitation):
        raise Refused(_("This invitation is not open any more. Ask for another one."))
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return invitation


def _invited(
    actor: Actor | None, email: str, authority: Authority, role: Role, *, takes_over: Seat | None = None
) -> tuple[Invitation, str]:
    address = email.strip().lower()
    if actor:
        require(invite_at_address(actor, address, authority.domains.all()))
    return _sent(actor, *make_invitation(actor, email=address, authority=authority, role=role, takes_over=takes_over))


def _sent(actor: Actor | None, invitation: Invitation, token: str) -> tuple[Invitation, str]:
    append("invitation.made", actor=actor, object_id=invitation.pk)
    send_invitation.enqueue(str(invitation.pk))
    return invitation, token


def _seated(invitation: Invitation, person: User) -> None:
    """Give the seat; a seat that was to be taken over goes to it, unless that has been passed on meanwhile."""
    seat = seat_person(person, invitation.authority, Role(invitation.role))
    if (old := invitation.takes_over) and old.person_id != person.pk:
        locked_person(old.person_id)
        if not Handover.objects.filter(seat=old).exists():
            hand_over(Seat.objects.select_for_update(of=("self",)).select_related("person").get(pk=old.pk), seat)
    publish(*events.seat_taken(seat))
