"""A thread with its first words."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework
from forum.discussions.forms.fields import LineField
from forum.discussions.forms.words import SpokenForm
from forum.discussions.models import Thread
from forum.policies.audience import MEMBERS, audience_called
from forum.policies.vocabulary import OPEN_KINDS, ThreadKind
from forum.publishing.choosing import audiences_to_choose
from forum.publishing.models import columns_of
from forum.publishing.reach import Reach, reach_of
from forum.taxonomy.models import Tool


class ThreadForm(SpokenForm):
    """A title, first words, and for whom."""

    field_order = ("kind", "title", "body", "frameworks", "tools", "audience", "capacity", "attribution", "not_before")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in OPEN_KINDS],
        initial=ThreadKind.QUESTION,
        widget=forms.RadioSelect,
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
        initial=MEMBERS.key,
        error_messages={
            "required": _("Please choose who may read it."),
            "invalid_choice": _("You can start a thread only for an audience you belong to. Please choose again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = audiences_to_choose(self.actor)
        chosen = self["audience"].value()
        self.chosen = audience_called(chosen) if chosen in dict(own) else None
        if self.chosen is None:
            # A browser would fall back on the first choice, and words for a few be read by all.
            own.insert(0, ("", _("Choose who may read it")))
        self._offer("audience", own)

    @cached_property
    def reach(self) -> Reach | None:
        """Whom the words will reach, once it is chosen."""
        return reach_of(Thread(**columns_of(self.chosen))) if self.chosen else None

    def clean(self) -> None:
        """Take the audience apart, and render the words for it."""
        super().clean()
        if audience := audience_called(self.cleaned_data.get("audience", "")):
            self.cleaned_data["audience"] = audience
            self._prepare(Thread(**columns_of(audience)))
