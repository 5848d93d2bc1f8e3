"""How many words one may keep unspoken."""

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied

MOST_DRAFTS = 200


def save_another(actor: Actor, kept: int) -> Decision:
    """Whether a person who keeps so many drafts may keep one more: a bound against machines, not people."""
    if kept < MOST_DRAFTS:
        return ALLOWED
    return Denied(_("You keep as many drafts as one can. Discard some before you save another."))
