"""The form of what one is mailed about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.notifications.vocabulary import Frequency, Level


class MailForm(forms.Form):
    """One choice for each level."""

    for_me = forms.ChoiceField(
        label=Level.FOR_ME.label,
        choices=Frequency,
        widget=forms.RadioSelect,
        help_text=_(
            "Mentions of you, replies to you, requests to your authority, and what you review, mend or decide."
        ),
    )
    followed = forms.ChoiceField(
        label=Level.FOLLOWED.label,
        choices=Frequency,
        widget=forms.RadioSelect,
        help_text=_("New replies in threads you follow; new threads and case studies in other things you follow."),
    )
