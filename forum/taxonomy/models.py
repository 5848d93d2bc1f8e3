"""The words by which experience is sorted. Codes are never reused."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Fact, Framework, Source


class Tool(models.Model):
    """A tool for managing the movement of persons."""

    code = models.CharField(primary_key=True, max_length=8)
    group = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    definition = models.CharField(max_length=240, blank=True)
    asks_safeguards = models.BooleanField(default=False, help_text=_("It touches rights: how were they safeguarded?"))

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("toolbox:tool", args=[self.pk])


class Example(Fact):
    """A tool as a framework uses it; `words` say which."""

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="examples")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="examples")

    def __str__(self) -> str:
        return f"{self.tool_id} in {self.framework_id}"


class Barrier(models.Model):
    """What stands in the way of movement, with evidence that it does."""

    code = models.CharField(primary_key=True, max_length=16)
    name = models.CharField(max_length=120)
    evidence = models.TextField()
    sources = models.ManyToManyField(Source, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class PersonCategory(models.Model):
    """Who moves."""

    code = models.CharField(primary_key=True, max_length=24)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "person categories"

    def __str__(self) -> str:
        return self.name
