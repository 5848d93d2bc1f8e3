"""Sessions of browsers."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.person import User


class Session(AbstractBaseSession):
    """A browser that is signed in, or may yet be. It knows whose it is, so that all of a person's can be ended."""

    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")

    def __str__(self) -> str:
        return f"until {self.expire_date:%Y-%m-%d %H:%M}"
