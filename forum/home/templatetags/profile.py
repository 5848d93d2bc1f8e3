"""What the page of a person shows from rooms above the one that draws it."""

from django import template

from accounts.models import User
from forum.home.profile import Contribution, contributions_of
from forum.policies.actor import Actor

register = template.Library()


@register.filter
def seen_by(person: User, actor: Actor) -> list[Contribution]:
    """What they have contributed, as far as the reader may see it."""
    return contributions_of(person, actor)
