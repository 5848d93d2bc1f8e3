"""How many words one may keep unspoken, and how long."""

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied

MOST_DRAFTS = 200
MOST_BYTES = 256 * 1024
"""Four times what may be posted: a long text is cut down before it is."""


def save_another(actor: Actor, kept: int) -> Decision:
    """Whether a person who keeps so many drafts may keep one more: a bound against machines, not people."""
    if kept < MOST_DRAFTS:
        return ALLOWED
    return Denied(_("You keep as many drafts as one can. Discard some before you save another."))


def keep_as_long(size: int) -> Decision:
    """Whether a draft of so many bytes may be kept. What is longer stays on its author's device."""
    if size <= MOST_BYTES:
        return ALLOWED
    return Denied(_("This draft is too long to be kept here: it may take up at most 256 KB."))
