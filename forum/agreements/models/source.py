"""Where a fact was read."""

from django.db import models


class Source(models.Model):
    """A source of facts: one or more addresses, a line each, that were read together."""

    code = models.CharField(primary_key=True, max_length=12)
    title = models.CharField(max_length=240)
    addresses = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
