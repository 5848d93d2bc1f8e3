"""What people type, checked: a sentence for each thing that is wrong, and nothing changed."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority
from forum.agreements.models import Framework
from forum.discussions.models import Thread
from forum.discussions.words import Passage, Words, prepare
from forum.policies.actor import Actor
from forum.policies.decision import Refused
from forum.policies.speaking import attributions_open_to, capacities_open_to
from forum.policies.vocabulary import AudienceKind, ThreadKind
from forum.publishing.audience import authorities_within
from forum.publishing.models import ForAnAudience
from forum.publishing.submitting import new_form_key
from forum.taxonomy.models import Tool
from forum.text.limits import TextRefused

Choices = list[tuple[str, str | Promise]]

LONGEST_REASON = 500
MOST_QUOTES = 10


class SpokenForm(forms.Form):
    """Words, and in which capacity and under which name they are spoken."""

    body = forms.CharField(
        label=_("Your words"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Please write something before you post.")},
    )
    capacity = forms.ChoiceField(
        label=_("Speak as"), error_messages={"required": _("Please choose in which capacity you speak.")}
    )
    attribution = forms.ChoiceField(label=_("Shown"))
    form_key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    draft = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        capacities: Choices = [("", _("Choose a capacity"))]
        capacities += [(capacity.value, capacity.label) for capacity in capacities_open_to(actor)]
        self._choices("capacity", capacities)
        self._choices("attribution", [(one.value, one.label) for one in attributions_open_to(actor)])
        self.fields["form_key"].initial = new_form_key

    def _choices(self, field: str, choices: Choices) -> None:
        chooser = self.fields[field]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = choices

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        if not body.strip():
            raise forms.ValidationError(_("Please write something before you post."))
        return body

    def offer_as_another(self, before: Refused) -> None:
        """Say that other words were posted with this form, and let these be posted with a key of their own."""
        self.data = self.data.copy()
        self.data["form_key"] = new_form_key()
        self.add_error(None, str(before))

    def _prepare(self, audience: ForAnAudience) -> Words | None:
        try:
            return prepare(self.cleaned_data["body"], audience)
        except TextRefused as problem:
            self.add_error("body", str(problem))
            return None


class ReplyForm(SpokenForm):
    """A reply to a thread, or to one of its replies."""

    parent = forms.UUIDField(required=False, widget=forms.HiddenInput)
    answers_request = forms.BooleanField(required=False, label=_("This answers the request to your authority"))

    def __init__(self, *args: Any, thread: Thread, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread
        if not asked:
            del self.fields["answers_request"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["passages"] = self._passages()
        if "body" in cleaned:
            cleaned["words"] = self._prepare(self.thread)
        return cleaned

    def quoted(self) -> list[tuple[str, str]]:
        """The quotes as they were sent, to be drawn again."""
        if not self.is_bound:
            return []
        return list(zip(self.data.getlist("quote_source"), self.data.getlist("quote_passage"), strict=False))

    def _passages(self) -> list[Passage]:
        quoted = self.quoted()
        if len(quoted) > MOST_QUOTES:
            self.add_error(None, _("Quote at most %(most)s passages in one reply.") % {"most": MOST_QUOTES})
            return []
        try:
            return [Passage(UUID(source), words.strip()) for source, words in quoted if words.strip()]
        except ValueError:
            self.add_error(None, _("One of the quotes is not whole. Please quote it again."))
            return []


class EditForm(forms.Form):
    """Other words for a reply, with the version from which the edit began."""

    body = SpokenForm.base_fields["body"]
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    draft = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread

    clean_body = SpokenForm.clean_body
    _prepare = SpokenForm._prepare

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "body" in cleaned:
            cleaned["words"] = self._prepare(self.thread)
        return cleaned


class ThreadForm(SpokenForm):
    """A thread with its first words."""

    field_order = ("kind", "title", "body", "frameworks", "tools", "audience", "capacity", "attribution")

    kind = forms.ChoiceField(
        label=_("Kind"), choices=ThreadKind.choices, initial=ThreadKind.QUESTION, widget=forms.RadioSelect
    )
    title = forms.CharField(
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
    audience = forms.ChoiceField(label=_("Who may read it"), initial=AudienceKind.MEMBERS.value)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        frameworks = Framework.objects.all()
        if not self.actor.curates:
            frameworks = frameworks.filter(pk__in=self.actor.frameworks)
        own: Choices = [(AudienceKind.MEMBERS.value, _("All members"))]
        own += [(one.pk, _("Parties of %(framework)s") % {"framework": one.code}) for one in frameworks]
        self._choices("audience", own)

    def clean_title(self) -> str:
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = cleaned.get("audience", AudienceKind.MEMBERS.value)
        members = chosen == AudienceKind.MEMBERS.value
        cleaned["audience"] = AudienceKind.MEMBERS if members else AudienceKind.FRAMEWORK
        cleaned["framework"] = None if members else Framework.objects.filter(pk=chosen).first()
        if "body" in cleaned:
            cleaned["words"] = self._prepare(
                Thread(audience_kind=cleaned["audience"], audience_framework=cleaned["framework"])
            )
        return cleaned


class ReasonForm(forms.Form):
    """Why an act of power is done: shown to those it concerns."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Shown to everybody who reads the thread."),
        error_messages={"required": _("Please give a reason: it is shown to those who read the thread.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class AuthoritiesForm(forms.Form):
    """Which authorities to ask for their experience."""

    authorities = forms.ModelMultipleChoiceField(
        label=_("Authorities"),
        queryset=Authority.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one authority to ask.")},
    )

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = thread.requests.values("authority")
        chooser = self.fields["authorities"]
        assert isinstance(chooser, forms.ModelMultipleChoiceField)
        chooser.queryset = authorities_within(thread).exclude(pk__in=asked).select_related("party")
        chooser.label_from_instance = _with_party  # type: ignore[method-assign]


class PassOnForm(forms.Form):
    """To which authority a request is handed."""

    authority = forms.ModelChoiceField(
        label=_("Pass on to"),
        queryset=Authority.objects.none(),
        error_messages={"required": _("Choose the authority to pass this on to.")},
    )

    def __init__(self, *args: Any, thread: Thread, own: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["authority"]
        assert isinstance(chooser, forms.ModelChoiceField)
        chooser.queryset = authorities_within(thread).exclude(pk=own).select_related("party")
        chooser.label_from_instance = _with_party  # type: ignore[method-assign]


def _with_party(authority: Authority) -> str:
    return f"{authority.name}, {authority.party.name}" if authority.party else authority.name
