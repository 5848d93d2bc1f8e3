"""By what a published case study is found."""

from django.db import models

from forum.cases.models.case import CaseStudy


class CaseFacet(models.Model):
    """One thing that is true of what a case shows its readers: an index, written with each change of that.

    `facet` is one of `forum.cases.facets.FACETS`, `value` a code of it.
    """

    case = models.ForeignKey(CaseStudy, on_delete=models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=24)

    class Meta:
        indexes = [models.Index(fields=["facet", "value", "case"], name="cases_by_facet")]
        constraints = [models.UniqueConstraint(fields=["case", "facet", "value"], name="a_facet_once_per_case")]

    def __str__(self) -> str:
        return f"{self.facet} {self.value}"
