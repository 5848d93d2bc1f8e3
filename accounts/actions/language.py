"""In which language a person reads."""

from accounts.models import User
from forum.events.verbs import verb


@verb
def remember_language(nobody: None, person: User, code: str) -> None:
    """Keep the language a person chose, for their next sign-in elsewhere."""
    User.objects.filter(pk=person.pk).update(language=code)
