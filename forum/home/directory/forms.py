"""What is written to an authority, and where that goes."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms import LONGEST_ADDRESS
from accounts.models import Authority
from forum.discussions.forms.fields import LineField, WordsField
from forum.publishing.submitting import new_form_key

LONGEST_SUBJECT = 120
LONGEST_LETTER = 5000


class LetterForm(forms.Form):
    """A letter in plain words."""

    subject = LineField(label=_("Subject"), max_length=LONGEST_SUBJECT, widget=forms.TextInput(attrs={"dir": "auto"}))
    words = WordsField(
        label=_("Your words"), max_length=LONGEST_LETTER, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, sent: QueryDict | None) -> None:
        super().__init__(sent, initial={"form_key": new_form_key()})


class MailboxForm(forms.Form):
    """The functional mailbox of an authority."""

    address = forms.EmailField(
        label=_("Functional mailbox"),
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text=_("One that is read whoever is on duty. Members write to it through the forum and do not see it."),
    )

    def __init__(self, sent: QueryDict | None, authority: Authority) -> None:
        super().__init__(sent, initial={"address": authority.mailbox})
