"""The links in a mail that stop it: signed, so that they work for who is not signed in, and name nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from forum.notifications.vocabulary import Level

SIGNER = signing.Signer(salt="forum.notifications.stopping")


@dataclass(frozen=True, slots=True)
class Stop:
    """Whose mail is to stop: all that follows from one thing they follow, or all of some levels."""

    person: UUID
    levels: tuple[Level, ...] = ()
    follow: int | None = None

    @property
    def address(self) -> str:
        """The link that does it. It does not lapse: a mail may be opened years later."""
        token = SIGNER.sign_object([self.person.hex, list(self.levels), self.follow])
        return f"{settings.ADDRESS}{reverse('notifications:stop', args=[token])}"


def stop_named(token: str) -> Stop | None:
    """What a link of ours stops; none for a link that is not ours."""
    try:
        person, levels, follow = SIGNER.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return Stop(UUID(person), tuple(map(Level, levels)), follow)
