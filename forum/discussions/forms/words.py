"""Words, and who speaks them how."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.fields import NOT_WHOLE, HiddenIdentifierField, TimeToComeField, WordsField
from forum.discussions.models import Thread
from forum.discussions.words import Words, prepare
from forum.policies.actor import Actor
from forum.policies.decision import Denied, Refused
from forum.policies.speaking import attributions_open_to, capacities_open_to, speak_as
from forum.policies.vocabulary import Capacity
from forum.publishing.attribution import shown_as
from forum.publishing.clearing import goes_to_clearance
from forum.publishing.models import ForAnAudience
from forum.publishing.submitting import new_form_key
from forum.text.limits import TextRefused

Choices = list[tuple[str, str | Promise]]

NOTHING_WRITTEN = _("Please write something before you post.")


class WordsForm(forms.Form):
    """Words in Markdown, and the draft that they come from."""

    body = WordsField(
        label=_("Your words"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": NOTHING_WRITTEN},
    )
    draft = HiddenIdentifierField()

    @property
    def sent(self) -> QueryDict:
        """What was sent, of a bound form."""
        return cast(QueryDict, self.data)

    def send_with(self, **values: str) -> None:
        """Draw the form again with these values instead of those that were sent."""
        data = self.sent.copy()
        for name, value in values.items():
            data[name] = value
        self.data = data

    def _prepare(self, audience: ForAnAudience) -> None:
        """Render the words, if there are any, for `cleaned_data["words"]`."""
        if not (body := self.cleaned_data.get("body")):
            return
        try:
            words = prepare(body, audience)
        except TextRefused as problem:
            self.add_error("body", str(problem))
            return
        if words.say_something:
            self.cleaned_data["words"] = words
        else:
            self.add_error("body", NOTHING_WRITTEN)

    @property
    def words(self) -> Words:
        """The words of a valid form."""
        words: Words = self.cleaned_data["words"]
        return words


class EditForm(WordsForm):
    """Other words for a reply, with the version from which the edit began."""

    version = forms.IntegerField(
        min_value=1,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), NOT_WHOLE),
    )

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread

    def clean(self) -> None:
        """Render the words for the thread's audience."""
        super().clean()
        self._prepare(self.thread)


class _OfferedField(forms.ChoiceField):
    """A choice that is drawn as it is offered; what else is chosen, the rule book refuses with its own sentence."""

    def valid_value(self, value: object) -> bool:
        """Leave it to the rule book."""
        return True


class SpokenForm(WordsForm):
    """Words, and in which capacity and under which name they are spoken."""

    capacity = _OfferedField(
        label=_("Speak as"), error_messages={"required": _("Please choose in which capacity you speak.")}
    )
    attribution = _OfferedField(
        label=_("Shown"), error_messages={"required": _("Please choose how you are shown to readers.")}
    )
    not_before = TimeToComeField()
    form_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        initial=new_form_key,
        error_messages=dict.fromkeys(("required", "max_length"), NOT_WHOLE),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        capacities = [(capacity.value, self._label(capacity)) for capacity in capacities_open_to(actor)]
        self._offer("capacity", [("", _("Choose a capacity")), *capacities])
        self._offer("attribution", [(one.value, one.label) for one in attributions_open_to(actor)])

    def clean(self) -> None:
        """Ask the rule book, if both are chosen."""
        super().clean()
        capacity, attribution = (self.cleaned_data.get(name) for name in ("capacity", "attribution"))
        if capacity and attribution and isinstance(no := speak_as(self.actor, capacity, attribution), Denied):
            self.add_error("capacity", str(no.sentence))

    @property
    def capacities(self) -> list[tuple[str, str | Promise]]:
        """Each capacity, and what readers see of it."""
        return [(one.value, one.label) for one in capacities_open_to(self.actor)]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Each attribution, and what readers are shown under it."""
        return [(one.value, shown_as(self.actor, one)) for one in attributions_open_to(self.actor)]

    @cached_property
    def cleared_first(self) -> list[str]:
        """The capacities in which the words go to a focal point first."""
        return [one.value for one in capacities_open_to(self.actor) if goes_to_clearance(self.actor, one)]

    def _label(self, capacity: Capacity) -> str | Promise:
        """What the choice says, and what happens then."""
        if capacity not in self.cleared_first:
            return capacity.label
        return _("%(capacity)s: to your focal point first") % {"capacity": capacity.label}

    def _offer(self, field: str, choices: Choices) -> None:
        cast(forms.ChoiceField, self.fields[field]).choices = choices

    def offer_as_another(self, before: Refused) -> None:
        """Say that other words were posted with this form, and let these be posted with a key of their own."""
        self.send_with(form_key=new_form_key())
        self.add_error(None, str(before))
