"""Which terms a person accepted."""

from django.db import models

from accounts.models.person import User


class Acceptance(models.Model):
    """A person accepted one version of one of the terms (`accounts.terms`). Kept as long as the person is."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="acceptances")
    document = models.CharField(max_length=16)
    version = models.PositiveSmallIntegerField()
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "document", "version"], name="a_version_is_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version} by {self.person_id}"
