"""What a person chooses about their own pages, and says about themselves. Nobody is told of it."""

from django.utils import timezone

from accounts.models import User
from accounts.vocabulary import Direction, ReadMarking, ReplyOrder, Theme
from forum.events.verbs import verb
from forum.policies.actor import Actor
from forum.policies.vocabulary import Role


@verb
def keep_settings(
    actor: Actor,
    *,
    language: str,
    time_zone: str,
    theme: Theme,
    direction: Direction,
    reply_order: ReplyOrder,
    read_marking: ReadMarking,
    uses_keys: bool,
) -> None:
    """Keep how the actor wants to read, wherever they sign in."""
    User.objects.filter(pk=actor.person).update(
        language=language,
        time_zone=time_zone,
        theme=theme,
        direction=direction,
        reply_order=reply_order,
        read_marking=read_marking,
        uses_keys=uses_keys,
    )


@verb
def describe_oneself(actor: Actor, *, name: str, spoken_languages: str, expertise: str, interests: str = "") -> None:
    """Keep what the actor says about themselves. Experts declare interests, which bear the day of their last change."""
    said: dict[str, object] = {"name_as_given": name, "spoken_languages": spoken_languages, "expertise": expertise}
    person = User.objects.select_for_update().get(pk=actor.person)
    if actor.role == Role.EXPERT and (person.interests_declared_on is None or person.interests != interests):
        said |= {"interests": interests, "interests_declared_on": timezone.now().date()}
    User.objects.filter(pk=actor.person).update(**said)
