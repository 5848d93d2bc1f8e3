"""Sessions in the database, whose end is published so that open sockets end with them. The `SESSION_ENGINE`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

if TYPE_CHECKING:
    from accounts.models import Session, User


class SessionStore(db.SessionStore):
    """Django's database sessions, which know whose they are and do not end in silence."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table of sessions; imported late, since middleware is loaded before models."""
        from accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to save, with the person whose session this is."""
        session: Session = super().create_model_instance(data)  # type: ignore[assignment]
        session.person_id = data.get(SESSION_KEY)
        return session

    def delete(self, session_key: str | None = None) -> None:
        """End this session, or the one with the given key; that of a signed-in person by a verb."""
        from accounts.actions.sessions import end_session

        key = session_key or self.session_key
        if key is not None:
            end_session(None, key=key)


def sessions_alive(signatures: Mapping[str, str]) -> set[str]:
    """Which of these sessions have neither been ended nor run out, nor outlived their person's password. One query.

    `signatures` has what each session keeps of the password with which its person signed in, by its key.
    """
    sessions = SessionStore.get_model_class().objects.select_related("person").only("person__password")
    alive = sessions.filter(session_key__in=signatures, expire_date__gt=timezone.now())
    return {one.session_key for one in alive if one.person and is_signed_by(one.person, signatures[one.session_key])}


def is_signed_by(person: User, signature: str) -> bool:
    """Whether a session with this signature was begun with the password that the person has now."""
    known = [person.get_session_auth_hash(), *person.get_session_auth_fallback_hash()]
    return any(constant_time_compare(signature, one) for one in known)


def name_of(key: str) -> str:
    """What a session is called on the page that ends it: neither its key, which opens it, nor a running number."""
    return salted_hmac("accounts.sessions", key).hexdigest()[:20]
