"""What an authority clears before it is spoken."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.policies.vocabulary import MAY_BE_CLEARED


class ClearedFirstForm(forms.Form):
    """The capacities in which words are cleared first; none is a choice too."""

    capacities = forms.MultipleChoiceField(
        label=_("Cleared before they are spoken"),
        choices=[(capacity.value, capacity.label) for capacity in MAY_BE_CLEARED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these is no capacity of your people. Please choose again.")},
    )
