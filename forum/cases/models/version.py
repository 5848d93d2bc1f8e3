"""The words of a case study at one time: the 32 fields of the template (domain reference, section 4), as data."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Authority, Seat
from forum.agreements.models import Framework, Party
from forum.cases.models.case import CaseStudy
from forum.cases.querysets import VersionQuerySet
from forum.cases.vocabulary import (
    CaseType,
    Consulted,
    CostBand,
    EvidenceType,
    Form,
    Grade,
    Language,
    Level,
    Status,
)
from forum.policies.audience import MEMBERS, Audience, audience_called
from forum.policies.vocabulary import CaseState, VersionState
from forum.taxonomy.models import Barrier, PersonCategory, Tool


class CaseVersion(models.Model):
    """One version. While it is being written anything may be missing; `completeness.faults` says what.

    Texts are plain: paragraphs between empty lines; `objectives` and `steps` have one a line. Lists of rows (legal
    bases, who took part, results, sources) are in `rows.py`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(CaseStudy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=VersionState, default=VersionState.DRAFT)
    form = models.CharField(max_length=8, choices=Form)
    begun_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    comments = models.TextField(blank=True, help_text="What the focal point said when returning it.")
    grade = models.CharField(max_length=1, choices=Grade, default=Grade.D)

    title = models.CharField(max_length=300, blank=True)
    why_it_matters = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    case_type = models.CharField(max_length=16, choices=CaseType, blank=True)
    language = models.CharField(max_length=2, choices=Language, blank=True)

    frameworks = models.ManyToManyField(Framework, blank=True, related_name="+")
    partner_authorities = models.ManyToManyField(Authority, blank=True, related_name="+")
    third_parties = models.ManyToManyField(Party, blank=True, related_name="+")

    tools = models.ManyToManyField(Tool, blank=True, related_name="+")
    main_tool = models.ForeignKey(Tool, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person_categories = models.ManyToManyField(PersonCategory, blank=True, related_name="+")
    level = models.CharField(max_length=16, choices=Level, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=Status, blank=True)

    context = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    objectives = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    steps = models.TextField(blank=True)

    beneficiaries = models.TextField(blank=True)
    consulted = models.CharField(max_length=4, choices=Consulted, blank=True)
    consultation = models.TextField(blank=True)
    resources_not_disclosed = models.BooleanField(default=False)
    cost_band = models.CharField(max_length=16, choices=CostBand, blank=True)
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217")
    staff = models.TextField(blank=True)
    funding = models.TextField(blank=True)
    technology = models.TextField(blank=True)

    not_measured_because = models.TextField(blank=True)
    evidence_type = models.CharField(max_length=24, choices=EvidenceType, blank=True)
    side_effects = models.TextField(blank=True)

    what_worked = models.TextField(blank=True)
    what_did_not_work = models.TextField(blank=True)
    barriers = models.ManyToManyField(Barrier, blank=True, related_name="+")
    lessons = models.TextField(blank=True)
    preconditions = models.TextField(blank=True)
    adaptable = models.TextField(blank=True)
    not_transferable = models.TextField(blank=True)
    sustainability = models.TextField(blank=True)

    safeguards_child = models.BooleanField(default=False)
    safeguards_gender = models.BooleanField(default=False)
    safeguards_data = models.BooleanField(default=False)
    safeguards_equality = models.BooleanField(default=False)
    safeguards = models.TextField(blank=True)
    contact = models.EmailField(blank=True)
    audience = models.CharField(
        max_length=64, default=MEMBERS.key, help_text="The key of whom its first publication is for."
    )
    review_by = models.DateField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["case"], condition=~Q(state=VersionState.PUBLISHED), name="one_version_being_worked_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} version {self.number}"

    def get_absolute_url(self) -> str:
        """Where its authority writes it and sees how far it has come."""
        return reverse("cases:outline", args=[self.pk])

    @property
    def readers(self) -> Audience | None:
        """Whom it is for: what was chosen for the first version; later on, whom its case is for."""
        return audience_called(self.audience) if self.case.state == CaseState.UNPUBLISHED else self.case.audience

    @property
    def writers(self) -> list[str]:
        """The names of those who saved a section last, each once."""
        return sorted({state.seat.person.name for state in self.section_states.all()})
