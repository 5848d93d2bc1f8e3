"""In which capacity, and under which name, an actor may speak."""

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.vocabulary import MAY_BE_CLEARED, Attribution, Capacity, Role


def capacities_open_to(actor: Actor) -> list[Capacity]:
    """The capacities the actor may choose from, most binding first (domain reference, sections 6 and 7).

    Whether the words are spoken at once, or go to the focal point first, `clearance.goes_to_clearance` says.
    """
    match actor.role:
        case Role.EXPERT:
            return [Capacity.EXPERT_VIEW]
        case Role.MODERATOR:
            return [Capacity.MODERATOR] if actor.has_powers else []
        case Role.SECRETARIAT:
            return [Capacity.SECRETARIAT] if actor.has_powers else []
        case _:
            return list(MAY_BE_CLEARED)


def attributions_open_to(actor: Actor) -> list[Attribution]:
    """Party only needs a Party; curators always speak by name, since their words are acts of office."""
    if actor.role in (Role.MODERATOR, Role.SECRETARIAT):
        return [Attribution.BY_NAME]
    if actor.party is None:
        return [Attribution.BY_NAME, Attribution.AUTHORITY_ONLY]
    return [Attribution.BY_NAME, Attribution.AUTHORITY_ONLY, Attribution.PARTY_ONLY]


def speak_as(actor: Actor, capacity: str, attribution: str) -> Decision:
    """Whether these words may be spoken in this capacity under this attribution."""
    if not (open_capacities := capacities_open_to(actor)):
        return Denied(_("Set up a second factor before you speak in this role."))
    if capacity not in open_capacities:
        return Denied(_("You cannot speak in this capacity. Choose one of those offered."))
    if attribution not in attributions_open_to(actor):
        return Denied(_("You cannot speak under this attribution. Choose one of those offered."))
    return ALLOWED
