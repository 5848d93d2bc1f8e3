"""A thread with its first words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework
from forum.discussions.forms.fields import LineField
from forum.discussions.forms.words import Choices, SpokenForm
from forum.discussions.models import Thread
from forum.policies.vocabulary import AudienceKind, ThreadKind
from forum.taxonomy.models import Tool


class ThreadForm(SpokenForm):
    """A title, first words, and for whom."""

    field_order = ("kind", "title", "body", "frameworks", "tools", "audience", "capacity", "attribution")

    kind = forms.ChoiceField(
        label=_("Kind"), choices=ThreadKind.choices, initial=ThreadKind.QUESTION, widget=forms.RadioSelect
    )
    title = LineField(
        label=_("Title"),
        max_length=200,
        help_text=_("One line that says what it is about. Spell out acronyms."),
        error_messages={"required": _("Please give the thread a title.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    frameworks = forms.ModelMultipleChoiceField(
        label=_("Frameworks"), queryset=Framework.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    tools = forms.ModelMultipleChoiceField(
        label=_("Tools"), queryset=Tool.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        initial=AudienceKind.MEMBERS.value,
        error_messages={
            "required": _("Please choose who may read it."),
            "invalid_choice": _("You can start a thread only for an audience you belong to. Please choose again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        frameworks = Framework.objects.all()
        if not self.actor.curates:
            frameworks = frameworks.filter(pk__in=self.actor.frameworks)
        own: Choices = [(AudienceKind.MEMBERS.value, _("All members"))]
        own += [(one.pk, _("Parties of %(framework)s") % {"framework": one.code}) for one in frameworks]
        if self["audience"].value() not in dict(own):
            # A browser would fall back on the first choice, and words for a few be read by all.
            own.insert(0, ("", _("Choose who may read it")))
        self._offer("audience", own)

    def clean(self) -> None:
        """Take the audience apart, and render the words for it."""
        super().clean()
        if not (chosen := self.cleaned_data.get("audience")):
            return
        framework = None if chosen == AudienceKind.MEMBERS else Framework.objects.get(pk=chosen)
        self.cleaned_data["audience"] = AudienceKind.FRAMEWORK if framework else AudienceKind.MEMBERS
        self.cleaned_data["framework"] = framework
        self._prepare(Thread(audience_kind=self.cleaned_data["audience"], audience_framework=framework))
