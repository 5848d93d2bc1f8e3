"""What is kept about authorities."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from accounts.actions.steps import locked_authority
from accounts.events import authority_changed
from accounts.models import Authority
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.actor import Actor
from forum.policies.clearance import clear_for
from forum.policies.decision import require
from forum.policies.letters import keep_mailbox
from forum.policies.vocabulary import MAY_BE_CLEARED
from forum.record.actions import append


@verb
def set_mailbox(actor: Actor, authority_id: UUID, *, address: str) -> Authority:
    """Where letters to an authority go from now on; nowhere, without an address. Raises `Unseen`, or `Refused`."""
    authority = locked_authority(authority_id)
    require(keep_mailbox(actor, authority))
    if authority.mailbox != address:
        authority.mailbox = address
        authority.save(update_fields=["mailbox"])
        append("authority.mailbox_set", actor=actor, object_id=authority.pk)
    return authority


@verb
def set_cleared_first(actor: Actor, authority_id: UUID, *, capacities: Iterable[str]) -> Authority:
    """In which capacities an authority's words are cleared before they are spoken, from now on.

    What its people may do changes with it, so every Actor of theirs is built anew. Raises `Unseen`, or `Refused`.
    """
    authority = locked_authority(authority_id)
    require(clear_for(actor, authority.pk))
    chosen = [capacity.value for capacity in MAY_BE_CLEARED if capacity in set(capacities)]
    if authority.cleared_first != chosen:
        authority.cleared_first = chosen
        authority.rights_version = F("rights_version") + 1
        authority.save(update_fields=["cleared_first", "rights_version"])
        publish(authority_changed(authority.pk))
        append("authority.clearance_set", actor=actor, object_id=authority.pk, reason=", ".join(chosen))
    return authority
