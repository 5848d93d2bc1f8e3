"""The mails that were sent, where mail is kept in a folder of files: on a developer's machine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

BETWEEN = re.compile(rb"^-{79}$", re.MULTILINE)
"""The line that Django's file backend writes after each mail."""

SHOWN = ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References")
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Caught:
    """One mail of a file. Its name says which, and nothing but letters, digits, dots and dashes is in it."""

    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def sent_at(self) -> object:
        """When, as its own header says."""
        return self.message["Date"].datetime if self.message["Date"] else None

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Those one looks for first, then the others."""
        first = [(name, str(self.message[name])) for name in SHOWN if self.message[name]]
        return first + [(name, str(value)) for name, value in self.message.items() if name not in SHOWN]

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""


def caught() -> list[Caught]:
    """The newest mails, the newest first."""
    files = sorted(_files(), key=lambda path: path.stat().st_mtime, reverse=True)
    return [mail for path in files[:NEWEST] for mail in reversed(list(_mails(path)))]


def caught_as(name: str) -> Caught | None:
    """The mail of this name, if it is there."""
    wanted = name.rpartition(".")[0]
    files = (path for path in _files() if path.stem == wanted)
    return next((mail for path in files for mail in _mails(path) if mail.name == name), None)


def _files() -> list[Path]:
    return list(settings.MAIL_FOLDER.glob("*.log")) if settings.MAIL_FOLDER else []


def _mails(path: Path) -> Iterator[Caught]:
    for place, raw in enumerate(BETWEEN.split(path.read_bytes())):
        if raw.strip():
            yield Caught(f"{path.stem}.{place}", message_from_bytes(raw.lstrip(b"\r\n"), policy=policy.default))
