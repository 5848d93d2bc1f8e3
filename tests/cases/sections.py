"""Sections as a browser without script sends them."""

from typing import Any

from django.test import Client
from lxml import html

from forum.cases.models import CaseVersion


def section_of(version: CaseVersion, key: str) -> str:
    """The address at which a section is written."""
    return f"/cases/writing/{version.pk}/sections/{key}/"


def sent_from(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """All that the form at an address holds, with what somebody typed."""
    page = html.fromstring(client.get(address).content.decode())
    form = page.get_element_by_id("section-form")
    held: dict[str, Any] = {}
    for name, value in form.form_values():
        held.setdefault(name, []).append(value)
    return {**held, **changes}
