"""Everything there is to translate: in our Python, in templates of both engines, and in the libraries we show."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import django
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}
FRAGMENT_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true"}
PAGES = ("*.html", "*.txt", "*.svg")


class Message(NamedTuple):
    """One text to translate; `plural` is empty where there is none."""

    text: str
    plural: str = ""
    context: str | None = None


def sources() -> list[Path]:
    """Every file that holds messages."""
    return [*_code(), *_templates(), *_fragments(), *_libraries()]


def messages() -> set[Message]:
    """Every message of every source."""
    found: set[Message] = set()
    for path in _code():
        found |= set(_extracted("python", path.read_bytes()))
    for path in _templates():
        found |= set(_of_template(path))
    for path in _fragments():
        found |= set(_extracted("jinja2.ext:babel_extract", path.read_bytes(), FRAGMENT_OPTIONS))
    for path in _libraries():
        found |= set(_of_library(path))
    return found


def _code() -> list[Path]:
    return [
        path
        for room in ("accounts", "forum")
        for path in (settings.BASE_DIR / room).rglob("*.py")
        if "migrations" not in path.parts
    ]


def _templates() -> list[Path]:
    below = settings.BASE_DIR / "templates"
    return [path for kind in PAGES for path in below.rglob(kind) if path.relative_to(below).parts[0] != "fragments"]


def _fragments() -> list[Path]:
    return list((settings.BASE_DIR / "templates" / "fragments").rglob("*.html"))


def _libraries() -> list[Path]:
    """Catalogues of Django and of the installed apps: the English one lists every text, and translates none."""
    folders = [Path(django.__path__[0]) / "conf", *(Path(app.path) for app in apps.get_app_configs())]
    return [path for folder in folders if (path := folder / "locale/en/LC_MESSAGES/django.po").exists()]


def _of_template(path: Path) -> Iterator[Message]:
    """Django's own reader turns a template into lines that look like Python; their indentation means nothing."""
    lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
    return _extracted("python", "\n".join(line.strip() for line in lines).encode())


def _extracted(method: str, content: bytes, options: dict[str, str] | None = None) -> Iterator[Message]:
    for _line, found, _comments, context in extract(method, BytesIO(content), KEYWORDS, (), options):
        text, *plurals = (found,) if isinstance(found, str) else found
        yield Message(text, plurals[0] if plurals else "", context)


def _of_library(path: Path) -> Iterator[Message]:
    with path.open("rb") as file:
        for entry in read_po(file):
            text, *plurals = (entry.id,) if isinstance(entry.id, str) else entry.id
            if text:
                yield Message(text, plurals[0] if plurals else "", entry.context)
