"""How sessions end, and the password on which they rest."""

from datetime import timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.utils import timezone

from accounts import events
from accounts.actions.steps import drop_sessions, locked_person
from accounts.models import Session, User
from forum.events.due import fall_due
from forum.events.publish import publish
from forum.events.verbs import verb

CLEARED_EVERY = timedelta(hours=1)


@verb
def end_session(nobody: None, *, key: str) -> None:
    """End one session, and the sockets opened from it. Nothing happens if it is gone already."""
    session = Session.objects.select_for_update().filter(session_key=key).first()
    if session is None:
        return
    session.delete()
    if session.person_id:
        publish(events.session_ended(session.person_id))


@verb
def clear_sessions(standing: UUID) -> None:
    """Delete sessions that have run out, and what allauth keeps of sessions that are gone; again in an hour.

    What `settings.DUE_VERBS` names for "sessions.clear". Nobody is told: who has a socket open was let go when the
    session ran out.
    """
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    fall_due(now + CLEARED_EVERY, "sessions.clear", standing)


@verb
def change_password(nobody: None, person: User, *, keep: str | None) -> None:
    """Store the password already set (and hashed) on `person`, and end their sessions, all but the one to keep."""
    locked_person(person.pk)
    person.save(update_fields=["password"])
    drop_sessions(person, but=keep)
    publish(events.password_changed(person.pk))
