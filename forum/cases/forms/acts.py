"""What is asked before an act."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.cases.vocabulary import Form
from forum.discussions.forms.fields import NOT_WHOLE, WordsField
from forum.publishing.submitting import new_form_key

LONGEST = 2_000


class BeginningForm(forms.Form):
    """Which of the two ways in one takes."""

    form = forms.ChoiceField(
        choices=Form.choices,
        error_messages={
            "required": _("Please choose a short experience or a case study."),
            "invalid_choice": _("Please choose a short experience or a case study."),
        },
    )
    form_key = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        initial=new_form_key,
        error_messages={"required": NOT_WHOLE, "max_length": NOT_WHOLE},
    )


class WithdrawalForm(forms.Form):
    """Why a case study is withdrawn."""

    reason = WordsField(
        label=_("Reason"),
        max_length=500,
        help_text=_("It stands at the address of the case study, for everybody who could read it."),
        error_messages={"required": _("Please give a reason: it stands at the address of the case study.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class CommentsForm(forms.Form):
    """What is to be mended before a version can be published."""

    comments = WordsField(
        label=_("What is to be mended"),
        max_length=LONGEST,
        help_text=_("The authors read it; nobody else does."),
        error_messages={"required": _("Please say what is to be mended: the authors read it.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
