"""The forms of a person's own settings and profile."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms import NameField
from accounts.models import User
from accounts.vocabulary import Direction, ReadMarking, ReplyOrder, Theme
from accounts.zones import zones_by_region
from forum.policies.actor import Actor
from forum.policies.vocabulary import Role

LONGEST_TEXT = 1000


def zones() -> list[Any]:
    """Every zone that can be chosen, and that of the device."""
    return [("", _("That of the device I use")), *zones_by_region()]


class SettingsForm(forms.Form):
    """How one reads."""

    language = forms.ChoiceField(label=_("Language of the pages"))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lazy(zones, list),
        help_text=_("In which times are shown. Where a page cannot ask the device, it shows UTC and says so."),
    )
    direction = forms.ChoiceField(
        label=_("Direction of the pages"),
        choices=Direction,
        widget=forms.RadioSelect,
        help_text=_("What people wrote keeps the direction of its own script."),
    )
    theme = forms.ChoiceField(label=_("Colours"), choices=Theme, widget=forms.RadioSelect)
    reply_order = forms.ChoiceField(
        label=_("Threads open"),
        choices=ReplyOrder,
        widget=forms.RadioSelect,
        help_text=_("Every thread has both, one press away."),
    )
    read_marking = forms.ChoiceField(
        label=_("A reply counts as read"),
        choices=ReadMarking,
        widget=forms.RadioSelect,
        help_text=_("Whatever you choose, you can mark replies as read or unread by hand."),
    )
    uses_keys = forms.BooleanField(
        label=_("Single keys do something on pages, such as J for the next reply"), required=False
    )

    def __init__(self, sent: QueryDict | None, *, person: User, language: str) -> None:
        super().__init__(
            sent, initial={name: getattr(person, name) for name in self.base_fields} | {"language": language}
        )
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]


class ProfileForm(forms.Form):
    """What one says about oneself. Only experts declare interests."""

    name = NameField()
    spoken_languages = forms.CharField(
        label=_("Languages you work in"), max_length=120, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    expertise = forms.CharField(
        label=_("What you know about"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("So that others know what to ask you."),
    )
    interests = forms.CharField(
        label=_("Declared interests"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Work, funding or ties that bear on what you say here. Shown with the day you declare them."),
    )

    def __init__(self, sent: QueryDict | None, *, person: User, actor: Actor) -> None:
        super().__init__(sent, initial={name: getattr(person, name) for name in self.base_fields})
        if actor.role != Role.EXPERT:
            del self.fields["interests"]
