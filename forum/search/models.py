"""What can be found: one row for each thing, or for each part of a case study that has an address of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Authority
from forum.agreements.models import Framework, Party
from forum.cases.models import CaseStudy, CaseVersion
from forum.discussions.models import Reply
from forum.search.querysets import SearchQuerySet
from forum.taxonomy.models import Tool


class Kind(models.TextChoices):
    """What kind of thing is found."""

    CASE = "case", _("Case study")
    THREAD = "thread", _("Thread")
    REPLY = "reply", _("Reply")
    FRAMEWORK = "framework", _("Framework")
    TOOL = "tool", _("Tool")
    PARTY = "party", pgettext_lazy("a member of a framework", "Party")
    AUTHORITY = "authority", _("Authority")


class SearchDocument(models.Model):
    """The terms of a thing, or of a part of it: an index, which holds no text and can be built anew at any time.

    `thing` names the thing and, with `part`, the row. What the thing is stands in one of the keys: whether it may be
    seen is asked there, when it is looked for. `edition` is the version of a reply, `version` that of a case study,
    whose terms these are: those of another are not found, be the index behind for a moment.
    """

    kind = models.CharField(max_length=12, choices=Kind)
    thing = models.CharField(max_length=64)
    part = models.CharField(max_length=24, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(null=True, help_text="When it was said, or published; nothing for what is on record.")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField(default=0)
    case = models.ForeignKey(CaseStudy, null=True, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(CaseVersion, null=True, on_delete=models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, null=True, on_delete=models.CASCADE, related_name="+")
    tool = models.ForeignKey(Tool, null=True, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="+")
    authority = models.ForeignKey(Authority, null=True, on_delete=models.CASCADE, related_name="+")
    analysed_by = models.PositiveSmallIntegerField(help_text="The version of the analyser.")
    title_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)
    context_terms = models.TextField(blank=True, help_text="Of what it belongs to: it helps, but is not found alone.")

    objects = SearchQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "part"], name="a_part_is_indexed_once")]

    def __str__(self) -> str:
        return f"{self.thing} {self.part}".strip()
