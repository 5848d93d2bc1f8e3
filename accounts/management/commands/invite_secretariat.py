"""`manage.py invite_secretariat EMAIL --authority NAME`: how the first real account comes to be."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.actions.invitations import invite
from accounts.mail import invitation_link
from accounts.models import Authority
from forum.policies.decision import Refused
from forum.policies.vocabulary import AuthorityKind, Role


class Command(BaseCommand):
    """Mails an invitation to the secretariat, and prints its link."""

    help = "Invite somebody to the secretariat. The link is mailed and printed; it works once, for 72 hours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--authority", required=True, help="Name of the regional body; made if it is new.")

    def handle(self, *args: Any, email: str, authority: str, **options: Any) -> None:
        try:
            validate_email(email)
            body, _ = Authority.objects.get_or_create(
                name=authority, party=None, defaults={"kind": AuthorityKind.REGIONAL_BODY}
            )
            _, token = invite(None, email=email, authority=body, role=Role.SECRETARIAT)
        except (ValidationError, Refused) as problem:
            raise CommandError(str(getattr(problem, "message", problem))) from problem
        self.stdout.write(f"Invited {email}. The link works once, for 72 hours:\n{invitation_link(token)}")
