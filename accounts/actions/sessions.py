"""How sessions end, and the password on which they rest."""

from accounts import events
from accounts.actions.steps import drop_sessions, locked_person
from accounts.models import Session, User
from forum.events.publish import publish
from forum.events.verbs import verb


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
def change_password(nobody: None, person: User, *, keep: str | None) -> None:
    """Store the password already set (and hashed) on `person`, and end their sessions, all but the one to keep."""
    locked_person(person.pk)
    person.save(update_fields=["password"])
    drop_sessions(person, but=keep)
    publish(events.password_changed(person.pk))
