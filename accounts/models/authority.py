"""Authorities, and the domains at which their people have work addresses."""

import uuid

from django.db import models

from accounts.querysets import AuthorityQuerySet
from forum.agreements.models import Party
from forum.policies.vocabulary import CLEARED_BY_DEFAULT, AuthorityKind


def cleared_by_default() -> list[str]:
    """What an authority clears before it decides about it."""
    return [capacity.value for capacity in CLEARED_BY_DEFAULT]


class Authority(models.Model):
    """An authority of a Party, a regional body, an international organisation, civil society or a university."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=32, choices=AuthorityKind)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="authorities")
    mailbox = models.EmailField(
        blank=True, help_text="Where letters of members go. Shown to who keeps it, to nobody else."
    )
    cleared_first: "models.JSONField[list[str], list[str]]" = models.JSONField(
        default=cleared_by_default, help_text="The capacities in which its words are cleared before they are spoken."
    )
    illustrative = models.BooleanField(default=False)
    rights_version = models.PositiveIntegerField(default=1)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.UniqueConstraint(fields=["party", "name"], name="one_authority_per_party_and_name"),
            # Empty Parties count as different from each other, so the names of other bodies need a rule of their own.
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(party__isnull=True), name="one_authority_per_name_without_party"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AuthorityKind.PARTY, party__isnull=False)
                | (~models.Q(kind=AuthorityKind.PARTY) & models.Q(party__isnull=True)),
                name="only_a_partys_authority_has_a_party",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Its name, told from its namesakes by the Party."""
        return f"{self.name}, {self.party}" if self.party else self.name


class ApprovedDomain(models.Model):
    """A domain of which the secretariat knows that an authority's people have their work addresses there.

    It is kept as mail servers see it (in ASCII), so that a look-alike in another script is another domain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253)
    with_subdomains = models.BooleanField(default=False)

    class Meta:
        ordering = ["domain"]
        constraints = [models.UniqueConstraint(fields=["authority", "domain"], name="a_domain_once_per_authority")]

    def __str__(self) -> str:
        return self.domain
