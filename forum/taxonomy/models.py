"""The words by which experience is sorted."""

from django.db import models


class Tool(models.Model):
    """A tool for managing the movement of persons. Codes are never reused."""

    code = models.CharField(primary_key=True, max_length=8)
    group = models.CharField(max_length=60)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
