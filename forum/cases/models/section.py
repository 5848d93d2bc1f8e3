"""How often each section of a version was saved: two people may write different sections at once."""

from django.db import models

from accounts.models import Seat
from forum.cases.models.version import CaseVersion


class SectionState(models.Model):
    """The revision of a section, and from which seat it was saved last. No row: it was not saved yet."""

    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="section_states")
    section = models.CharField(max_length=16)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "section"], name="one_state_per_section")]

    def __str__(self) -> str:
        return f"{self.section} revision {self.revision}"
