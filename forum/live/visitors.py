"""Who is behind a socket: found from the session cookie when it opens, and looked at again as long as it is open."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from accounts.actors import actor_for, actors_of, versions_of
from accounts.models import User
from accounts.sessions import is_signed_by, sessions_alive
from forum.policies.actor import Actor


@dataclass(frozen=True, slots=True, eq=False)
class Visitor:
    """A session, and as whom its person acts. Compared by identity: two sockets may know the same one differently.

    `signature` is what the session keeps of the password with which its person signed in.
    """

    session: str
    signature: str
    actor: Actor


def visitor_of(session_key: str) -> Visitor | None:
    """Who is signed in with a session, or nobody: as a page would find it, but without writing anything.

    Who never accepted the terms sees no page, and hears nothing. Who accepted earlier ones goes on until they open one.
    """
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key).load()
    person = User.objects.filter(pk=session.get(SESSION_KEY)).first()
    signature = session.get(HASH_SESSION_KEY, "")
    if person is None or not person.accepted_terms or not is_signed_by(person, signature):
        return None
    actor = actor_for(person, session)
    return Visitor(session_key, signature, actor) if actor else None


def changed_among(visitors: Collection[Visitor]) -> dict[Visitor, Visitor | None]:
    """Those whose rights are no longer what they were, as they are now; nobody where person or session came to an end.

    Two queries for any number of visitors, four if there are any such.
    """
    if not visitors:
        return {}
    alive = sessions_alive({visitor.session: visitor.signature for visitor in visitors})
    versions = versions_of({visitor.actor.person for visitor in visitors})
    changed: dict[Visitor, Visitor | None] = {visitor: None for visitor in visitors if visitor.session not in alive}
    moved = [
        visitor
        for visitor in visitors
        if visitor not in changed
        and (versions[visitor.actor.person] != visitor.actor.version or _is_over(visitor.actor))
    ]
    seats = actors_of({visitor.actor.person for visitor in moved}) if moved else {}
    return changed | {visitor: _again(visitor, seats) for visitor in moved}


def _again(visitor: Visitor, seats: dict[UUID, list[Actor]]) -> Visitor | None:
    """The visitor in the same seat, or, if that has ended, in the one a page would choose now."""
    own = seats.get(visitor.actor.person, [])
    actor = next((actor for actor in own if actor.seat == visitor.actor.seat), own[0] if own else None)
    return replace(visitor, actor=actor) if actor else None


def _is_over(actor: Actor) -> bool:
    return actor.valid_until is not None and actor.valid_until <= timezone.now()
