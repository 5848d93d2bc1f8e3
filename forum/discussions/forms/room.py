"""A masked room: opening it, speaking in it, closing it, and asking who spoke."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.acts import LONGEST_REASON
from forum.discussions.forms.fields import NOT_WHOLE, LineField, WordsField
from forum.discussions.forms.reply import ReplyForm
from forum.discussions.forms.words import WordsForm
from forum.discussions.models import Thread
from forum.policies.actor import Actor
from forum.policies.audience import audience_called
from forum.policies.rooms import open_room
from forum.policies.vocabulary import ThreadKind
from forum.publishing.choosing import audiences_to_choose
from forum.publishing.models import columns_of
from forum.publishing.submitting import new_form_key


class RoomForm(ReplyForm):
    """Words for a room. How their author is shown is the room's, and no draft of them leaves the device."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for chosen in ("capacity", "attribution", "draft"):
            del self.fields[chosen]


class OpenRoomForm(WordsForm):
    """A title, first words, for whom, and from which day to which."""

    field_order = ("title", "body", "audience", "begins", "ends")

    title = LineField(
        label=_("Title"),
        max_length=200,
        help_text=_("One line that says what it is about. Everybody in its audience reads it, before they enter."),
        error_messages={"required": _("Please give the room a title.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    audience = forms.ChoiceField(
        label=_("Who may enter"),
        error_messages={
            "required": _("Please choose who may enter."),
            "invalid_choice": _(
                "A room is for members, for the Parties of a framework or for a group that you can read."
            ),
        },
    )
    begins = forms.DateField(
        label=_("First day"),
        help_text=_("From 00:00 UTC of this day people can speak."),
        error_messages={
            "required": _("Please choose the first day."),
            "invalid": _("This is no day. Please choose one."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends = forms.DateField(
        label=_("Last day"),
        help_text=_("When it is over, UTC, the room closes for good. It can be closed earlier, never opened again."),
        error_messages={
            "required": _("Please choose the last day."),
            "invalid": _("This is no day. Please choose one."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    form_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        initial=new_form_key,
        error_messages=dict.fromkeys(("required", "max_length"), NOT_WHOLE),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["draft"]
        self.fields["begins"].initial = timezone.now().date
        offered = [(key, words) for key, words in audiences_to_choose(actor) if self._fits(actor, key)]
        cast(forms.ChoiceField, self.fields["audience"]).choices = [("", _("Choose who may enter")), *offered]

    @staticmethod
    def _fits(actor: Actor, key: str) -> bool:
        audience = audience_called(key)
        return audience is not None and bool(open_room(actor, audience))

    def clean(self) -> None:
        """Take the audience apart, and render the words for it."""
        super().clean()
        if audience := audience_called(self.cleaned_data.get("audience", "")):
            self.cleaned_data["audience"] = audience
            self._prepare(Thread(kind=ThreadKind.ROOM, **columns_of(audience)))


class CloseRoomForm(forms.Form):
    """Why a room is closed before its last day."""

    reason = WordsField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Shown to everybody who reads the room."),
        error_messages={"required": _("Please give a reason: it is shown to those who read the room.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class UnmaskingForm(forms.Form):
    """Why somebody is to be shown who wrote masked words, or is not."""

    reason = WordsField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("It stands in the record, and the other office reads it."),
        error_messages={"required": _("Please give a reason: it stands in the record.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
