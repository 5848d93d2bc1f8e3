"""A case study, its versions, and what stands in them."""

from forum.cases.models.case import CaseStudy
from forum.cases.models.facet import CaseFacet
from forum.cases.models.partner import Partner
from forum.cases.models.rows import Coordination, LegalBasis, Result, Source
from forum.cases.models.section import SectionState
from forum.cases.models.version import CaseVersion

__all__ = [
    "CaseFacet",
    "CaseStudy",
    "CaseVersion",
    "Coordination",
    "LegalBasis",
    "Partner",
    "Result",
    "SectionState",
    "Source",
]
