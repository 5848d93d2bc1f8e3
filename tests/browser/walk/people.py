"""People as they stand at pages of their account: just confirmed, halfway in, with a key, with a link from a mail."""

import json
import re
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from accounts.models import User
from tests.cast import PASSWORD, World


def sure(world: World, name: str) -> Client:
    """Somebody who has just confirmed that it is them."""
    client = world.client(name)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def with_password(name: str) -> Client:
    """Somebody who has given the password and is asked for the second factor."""
    client = Client()
    client.post("/account/login/", {"login": f"{name}@example.org", "password": PASSWORD})
    return client


def key_of(person: User) -> int:
    """A passkey of theirs, which no device holds."""
    kept = {"name": "Blue key", "passwordless": True, "credential": credential()}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=kept).pk


def credential() -> dict[str, Any]:
    """What a browser says when it has made a passkey."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    attested = AttestedCredentialData.create(Aaguid.NONE, b"blue", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    made = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, attested), {})
    asked = {"type": CollectedClientData.TYPE.CREATE, "challenge": "", "origin": "http://localhost"}
    response = {"clientDataJSON": websafe_encode(json.dumps(asked).encode()), "attestationObject": websafe_encode(made)}
    return {"id": websafe_encode(b"blue"), "rawId": websafe_encode(b"blue"), "type": "public-key", "response": response}


def addressed(client: Client, mails: list[Any]) -> str:
    """The link that confirms a further address of a person."""
    client.post("/account/email/", {"action_add": "", "email": "other@example.org"})
    return link_in(mails[-1], "confirm-email")


def reset_link(email: str, mails: list[Any]) -> str:
    """The link that a person who forgot the password is sent."""
    Client().post("/account/password/reset/", {"email": email})
    return link_in(mails[-1], "password/reset/key")


def link_in(mail: Any, part: str) -> str:
    """The path of a link in a mail."""
    found = re.search(rf"https?://[^/\s]+(/account/{part}/\S+)", mail.body)
    assert found, mail.body
    return found[1]
