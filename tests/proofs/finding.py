"""What is found in an answer: the labels of all canaries and identifiers in its decoded bytes."""

import html
import re
from email.message import EmailMessage
from urllib.parse import unquote

from django.core.mail import EmailMultiAlternatives
from django.http import HttpResponse

from tests.proofs.plan import LABELS, TOKEN, canary
from tests.proofs.world import Told

CASE = re.compile(r"CS-\d{4}-[A-Z0-9]{5}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
HASHED = re.compile(r"[\w-]{43}")


class Finder:
    """Knows the label of every canary of a world."""

    def __init__(self, told: Told, labels: set[str] = LABELS) -> None:
        self.labels = {canary(label): label for label in labels}
        self.ids = {key.replace("-", "") if len(key) == 36 else key: label for key, label in told.ids.items()}

    def __len__(self) -> int:
        return len(self.labels) + len(self.ids)

    def of_text(self, text: str) -> set[str]:
        text = unquote(html.unescape(text)).lower() + "\n" + text
        found = {self.labels.get(token, f"unknown {token}") for token in TOKEN.findall(text)}
        names = {one.replace("-", "") for one in IDENTIFIER.findall(text)}
        names |= {*HASHED.findall(text), *CASE.findall(text)}
        return found | {self.ids[name] for name in names if name in self.ids}

    def of_answer(self, response: HttpResponse) -> set[str]:
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        return self.of_text(f"{headers}\n{response.cookies.output()}\n{body.decode(errors='replace')}")

    def of_mail(self, mail: EmailMultiAlternatives) -> set[str]:
        message: EmailMessage = mail.message()
        parts = [part.get_payload(decode=True) or b"" for part in message.walk() if not part.is_multipart()]
        headers = "\n".join(f"{name}: {value}" for name, value in message.items())
        return self.of_text(headers + "\n" + "\n".join(part.decode(errors="replace") for part in parts))
