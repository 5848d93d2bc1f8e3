"""A member of a framework."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Party(models.Model):
    """A member of a framework: most are States, some are not, so never "country".

    Names and footnotes are those of United Nations usage; the secretariat owns them.
    """

    code = models.CharField(primary_key=True, max_length=2, help_text=_("ISO 3166-1 alpha-2, or user-assigned"))
    m49 = models.CharField(
        max_length=3, blank=True, help_text=_("The United Nations' numeric code, where there is one")
    )
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict, blank=True, help_text=_("The name by language, where it is known"))
    footnote = models.TextField(blank=True, help_text=_("Stands wherever the name is a fact"))
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return str(self.names.get((get_language() or "").partition("-")[0]) or self.name)

    def get_absolute_url(self) -> str:
        return reverse("toolbox:party", args=[self.pk])
