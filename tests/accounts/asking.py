"""Asking for access in tests."""

from accounts.actions.access import ask_for_access, confirm_request
from accounts.models import AccessRequest, ApprovedDomain
from forum.policies.vocabulary import Role
from tests.cast import World

WORDS = {"name": "Noor Aziz", "email": "noor@example.org", "why": "I run the permit desk."}


def approved(
    world: World, authority: str = "migration_qm", domain: str = "example.org", **more: bool
) -> ApprovedDomain:
    """A domain approved for an authority."""
    return ApprovedDomain.objects.create(authority=world.authorities[authority], domain=domain, **more)


def asked(world: World, authority: str = "migration_qm", role: Role = Role.OFFICIAL, **words: str) -> AccessRequest:
    """Somebody has asked and not confirmed yet."""
    return ask_for_access(None, authority=world.authorities[authority], role=role, **(WORDS | words))


def waiting(world: World, authority: str = "migration_qm", role: Role = Role.OFFICIAL, **words: str) -> AccessRequest:
    """Somebody waits for a decision."""
    return confirm_request(None, asked(world, authority, role, **words).pk)
