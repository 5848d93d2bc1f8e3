"""Accepting the terms."""

from django.utils.translation import gettext as _

from accounts import terms
from accounts.models import Acceptance, User
from forum.events.verbs import verb
from forum.policies.decision import Refused


@verb
def accept_terms(nobody: None, person: User, *, edition: str) -> None:
    """Note that a person accepts the terms as they read them. Raises `Refused` if they have changed since."""
    if edition != terms.edition():
        raise Refused(_("The terms changed while you read them. Please look at them again."))
    Acceptance.objects.bulk_create(
        (Acceptance(person=person, document=one.key, version=one.version) for one in terms.current()),
        ignore_conflicts=True,
    )
    User.objects.filter(pk=person.pk).update(accepted_terms=edition)
