"""The audiences that one may write for, each with who that is in plain words."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Group
from forum.agreements.models import Framework
from forum.policies.actor import Actor
from forum.policies.audience import EVERYBODY, MEMBERS, Audience, read_audience
from forum.policies.vocabulary import AudienceKind

Choices = list[tuple[str, str | Promise]]


def audiences_to_choose(actor: Actor) -> Choices:
    """The key of each audience of members with its words, the widest first. Two queries."""
    return [(audience.key, words) for audience, words in _audiences(actor) if read_audience(actor, audience)]


def audiences_to_publish_for(actor: Actor) -> Choices:
    """As `audiences_to_choose`, with everybody before them. Two queries."""
    return [(EVERYBODY.key, _("Everybody, signed in or not")), *audiences_to_choose(actor)]


def readers_in_words(actor: Actor, audience: Audience) -> str | Promise:
    """Who an audience is; nothing of one to which the actor does not belong. Two queries."""
    return dict(audiences_to_publish_for(actor)).get(audience.key, "")


def _audiences(actor: Actor) -> Iterator[tuple[Audience, str]]:
    yield MEMBERS, _("All members: everybody who is let in here")
    frameworks = Framework.objects.all() if actor.curates else Framework.objects.filter(pk__in=actor.frameworks)
    for framework in frameworks:
        words = _("Parties of %(framework)s: their officials and focal points, moderators and the secretariat")
        yield Audience(AudienceKind.FRAMEWORK, framework.pk), words % {"framework": framework.code}
    for group in Group.objects.visible_to(actor).standing().order_by("name", "pk"):
        words = _("The group %(group)s: its members, moderators and the secretariat")
        yield Audience(AudienceKind.GROUP, str(group.pk)), words % {"group": group.name}
    words = _("Own authority: the people of %(authority)s, and nobody else")
    yield Audience(AudienceKind.AUTHORITY, str(actor.authority)), words % {"authority": actor.authority_name}
