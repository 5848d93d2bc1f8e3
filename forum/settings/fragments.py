"""The Jinja2 environment of the few fragments shown by the hundred."""

from typing import Any

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


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page, as Django's `{% url %}` gives it. Raises NoReverseMatch."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
