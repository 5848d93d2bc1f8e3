"""Submit keys: a double click, a retry, a timeout then retry give one row and the same answer."""

import hashlib
import hmac
import secrets

from django.conf import settings

from forum.policies.actor import Actor


def new_form_key() -> str:
    """A key for one form, made when it is drawn."""
    return secrets.token_urlsafe(16)


def submit_key(actor: Actor, form_key: str) -> str:
    """The key under which one person's submission of one form is stored: it names nobody."""
    message = f"{actor.person}|{form_key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
