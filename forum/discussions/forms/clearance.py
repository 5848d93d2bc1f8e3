"""Words on their way through their authority: changed by their author, decided on by a focal point."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.fields import NOT_WHOLE, LineField, TimeToComeField, WordsField
from forum.discussions.forms.words import WordsForm
from forum.discussions.models import ReplyRevision
from forum.discussions.revisions import audience_of

LONGEST_COMMENTS = 2_000
LONGEST_REFERENCE = 120


def version_field() -> forms.IntegerField:
    """The version of the words that stood on the page."""
    errors = dict.fromkeys(("required", "invalid", "min_value"), NOT_WHOLE)
    return forms.IntegerField(min_value=1, widget=forms.HiddenInput, error_messages=errors)


class RevisionForm(WordsForm):
    """The words, to be handed in again."""

    not_before = TimeToComeField()
    version = version_field()

    def __init__(self, *args: Any, revision: ReplyRevision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision
        del self.fields["draft"]

    def clean(self) -> None:
        """Render the words for those who will read them."""
        super().clean()
        self._prepare(audience_of(self.revision))


class FiledForm(forms.Form):
    """Under which reference a clearance is on file."""

    file_reference = LineField(
        label=_("File reference"),
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text=_("It stands in your authority’s trail; nobody else sees it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class ClearingForm(FiledForm):
    """That the words may be spoken."""

    version = version_field()


class ReturningForm(forms.Form):
    """What is to be mended before the words can be spoken."""

    comments = WordsField(
        label=_("What is to be mended"),
        max_length=LONGEST_COMMENTS,
        help_text=_("The author reads it, and it stands in your authority’s trail."),
        error_messages={"required": _("Please say what is to be mended: the author reads it.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    version = version_field()
