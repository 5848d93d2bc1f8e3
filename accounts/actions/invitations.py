"""The only way in: invited to one seat, by somebody who may, under the e-mail address the link was sent to."""

import secrets
from datetime import timedelta
from functools import partial

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events, mail
from accounts.actions.steps import locked_person, seat_person
from accounts.invitations import digest_of, holder_of, is_open
from accounts.models import Authority, Invitation, User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import people
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import Role
from forum.record.actions import append

LIFETIME = timedelta(hours=72)


@verb
def invite(actor: Actor | None, *, email: str, authority: Authority, role: Role) -> tuple[Invitation, str]:
    """Invite whoever reads this e-mail address to a seat; returns the invitation and the token of its link.

    The link works once, for 72 hours, and replaces one sent before to the same address for the same authority. No
    actor: whoever operates the machine invites. Raises `Refused` where the rule book does.
    """
    require(people.invite(actor, authority, role) if actor else people.role_fits(authority, role))
    address = email.strip().lower()
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    Invitation.objects.unused().filter(email=address, authority=authority).update(revoked_at=now)
    invitation = Invitation.objects.create(
        email=address,
        authority=authority,
        role=role,
        invited_by_id=actor.seat if actor else None,
        digest=digest_of(token),
        lapses_at=now + LIFETIME,
    )
    append("invitation.made", actor=actor, object_id=invitation.pk)
    transaction.on_commit(partial(mail.send_invitation, invitation, token), robust=True)
    return invitation, token


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
    person = User.objects.create(email=invitation.email, name=name, password=password_hash)
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


def _seated(invitation: Invitation, person: User) -> None:
    seat_person(person, invitation.authority, Role(invitation.role))
    publish(events.seat_granted(person.pk))
