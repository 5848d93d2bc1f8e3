"""Catalogues as the running forum reads them: compiled, and made anew only when something changed."""

import os
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

from forum.home.catalogues.messages import messages, sources
from forum.home.catalogues.mirror import mirrored


def compile_catalogues() -> list[str]:
    """Compile every translation and generate the mirrored language where it is offered; the codes of those made."""
    made = [
        path.parts[-3] for path in sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po")) if _compile(path)
    ]
    code, _name = settings.MIRRORED
    if code in dict(settings.LANGUAGES) and _generate(code):
        made.append(code)
    return made


def _compile(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if not _older(target, [source]):
        return False
    with source.open("rb") as file:
        _write(target, read_po(file))
    return True


def _generate(code: str) -> bool:
    target = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.mo"
    if not _older(target, [*sources(), *Path(__file__).parent.glob("*.py")]):
        return False
    catalog = Catalog(project="Corridor", charset="utf-8")
    for text, plural, context in messages():
        if plural:
            catalog.add((text, plural), (mirrored(text), mirrored(plural)), context=context)
        else:
            catalog.add(text, mirrored(text), context=context)
    _write(target, catalog)
    return True


def _older(target: Path, sources: Iterable[Path]) -> bool:
    if not target.exists():
        return True
    age = target.stat().st_mtime_ns
    return any(source.stat().st_mtime_ns >= age for source in sources)


def _write(target: Path, catalog: Catalog) -> None:
    """In one step, since another process may be reading."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    with draft.open("wb") as file:
        write_mo(file, catalog)
    draft.replace(target)
