"""In which capacity, and under which name, an actor may speak."""

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.vocabulary import Attribution, Capacity, Role


def capacities_open_to(actor: Actor) -> list[Capacity]:
    """The capacities the actor may choose from, most binding first (domain reference, sections 6 and 7).

    An official's position needs clearance by the focal point; until clearance is built only focal points state one.
    """
    match actor.role:
        case Role.EXPERT:
            return [Capacity.EXPERT_VIEW]
        case Role.MODERATOR:
            return [Capacity.MODERATOR] if actor.has_powers else []
        case Role.SECRETARIAT:
            return [Capacity.SECRETARIAT] if actor.has_powers else []
        case _:
            everyone = [Capacity.FACTUAL_INFORMATION, Capacity.PERSONAL_VIEW]
            return [Capacity.OFFICIAL_POSITION, *everyone] if actor.is_focal_point else everyone


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
    if capacity == Capacity.OFFICIAL_POSITION and capacity not in open_capacities:
        return Denied(_("Only a focal point can state an official position of the authority."))
    if capacity not in open_capacities:
        return Denied(_("You cannot speak in this capacity. Choose one of those offered."))
    if attribution not in attributions_open_to(actor):
        return Denied(_("You cannot speak under this attribution. Choose one of those offered."))
    return ALLOWED
