"""How the fields of the template are typed."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.forms import AuthoritiesField
from accounts.models import Authority
from forum.agreements.models import Framework
from forum.cases.models import CaseVersion
from forum.cases.template import FIELDS
from forum.discussions.forms.fields import LineField, WordsField
from forum.policies.actor import Actor
from forum.policies.vocabulary import CaseState
from forum.publishing.choosing import audiences_to_publish_for, readers_in_words

CHOOSE = _("Choose")
LONGEST_TEXT = 10_000
"""Characters. Far beyond every limit in words: what is too long is kept and said, not refused while one writes."""


def form_field(column: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    """The form field of a column: nothing is required while one writes, and every text is fit to be kept."""
    options["required"] = False
    match column:
        case models.TextField():
            lines = 3 if (FIELDS[column.name].most or 100) <= 60 else 6
            widget = forms.Textarea(attrs={"rows": lines, "dir": "auto"})
            return WordsField(max_length=LONGEST_TEXT, strip=False, widget=widget, **_plain(options))
        case models.DateField():
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **_plain(options))
        case models.EmailField():
            return forms.EmailField(**_plain(options))
        case models.CharField() if column.name == "audience":
            return ReadersField(**_plain(options))
        case models.CharField() if not column.choices:
            line = forms.TextInput(attrs={"dir": "auto"})
            return LineField(max_length=column.max_length, widget=line, **_plain(options))
        case models.ManyToManyField():
            return _many(column, options)
        case models.ForeignKey():
            return column.formfield(empty_label=CHOOSE, **options)
        case models.CharField():
            offered = column.get_choices(include_blank=not column.has_default(), blank_choice=[("", CHOOSE)])
            return column.formfield(choices=offered, **options)
    return column.formfield(**options)


AS_BEFORE = "as-before"
"""Instead of an audience that a colleague chose, and that is not there for who writes on."""


class ReadersField(forms.ChoiceField):
    """Who may read a case study."""

    default_error_messages = {
        "invalid_choice": _("You can publish only for an audience you belong to. Please choose again."),
    }


def offer_readers(field: ReadersField, actor: Actor, version: CaseVersion) -> str:
    """Offer the audiences of who writes; which of the choices stands.

    Once a case is published, it is no longer its versions that say whom it is for.
    """
    if version.case.state != CaseState.UNPUBLISHED:
        words = readers_in_words(actor, version.case.audience)
        field.choices, field.disabled = [(version.audience, words)], True
        field.help_text = _("It is published for these readers. Others are chosen on its page.")
        return version.audience
    own = audiences_to_publish_for(actor)
    if version.audience not in dict(own):
        own.append((AS_BEFORE, _("As a colleague chose: readers among whom you are not")))
    field.choices = own
    return version.audience if version.audience in dict(own) else AS_BEFORE


def _plain(options: dict[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("label", "required", "help_text") if name in options}


def _many(column: "models.ManyToManyField[Any, Any]", options: dict[str, Any]) -> forms.Field | None:
    widget = forms.CheckboxSelectMultiple
    if column.name == "partner_authorities":
        return AuthoritiesField(queryset=Authority.objects.all(), widget=widget, **_plain(options))
    if column.name == "frameworks":
        return _FrameworksField(queryset=Framework.objects.all(), widget=widget, **_plain(options))
    return column.formfield(widget=widget, **_plain(options))


class _FrameworksField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, framework: Framework) -> str:
        """Its code, by which it is looked for, and its name."""
        return f"{framework.code} · {framework.name}"
