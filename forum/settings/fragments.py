"""The Jinja2 environment of the few fragments shown by the hundred."""

from functools import cache
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """An environment with `_`, `ngettext`, `url` and `static`. A variable nobody passed raises UndefinedError."""
    made = Environment(  # noqa: S701 (it is on, in the next line)
        **{**options, "autoescape": True, "undefined": StrictUndefined},
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # newstyle: `_("%(name)s wrote", name=x)` escapes the name, not the sentence.
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals.update(url=url, static=static)
    return made


NOBODY = UUID(int=0)


def url(name: str, identifier: UUID) -> str:
    """The address of a named page about one thing. Raises NoReverseMatch."""
    return _address(name).replace(str(NOBODY), str(identifier))


@cache
def _address(name: str) -> str:
    """Searched for once: a page of replies asks for some four hundred addresses of five kinds."""
    return reverse(name, args=[NOBODY])
