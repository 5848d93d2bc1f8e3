"""How a case study is cited: in plain words, and for programs that keep references."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.publishing.attribution import place_of

ESCAPED = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
)


class Citation:
    """One version, cited. Its address lasts; what is illustrative says so wherever it is cited."""

    def __init__(self, case: CaseStudy, version: CaseVersion, confirmed: Sequence[Partner]) -> None:
        self.case, self.version = case, version
        self.authors = [place_of(one) for one in (case.authority, *(partner.authority for partner in confirmed))]

    @property
    def address(self) -> str:
        path = reverse("cases:version", args=[self.case.identifier, self.version.number])
        return f"{settings.ADDRESS}{path}"

    @property
    def note(self) -> str:
        """What must not be lost when it is cited: that it is illustrative, or withdrawn."""
        return _("Illustrative: a demonstration, no authority's word.") if self.case.illustrative else ""

    @property
    def plain(self) -> str:
        """One sentence, in the active language."""
        words = _(
            "%(authors)s (%(year)s). %(title)s. Case study %(identifier)s, version %(number)s. Corridor. %(address)s"
        )
        cited = words % {
            "authors": "; ".join(self.authors),
            "year": self.year,
            "title": self.version.title.rstrip("."),
            "identifier": self.case.identifier,
            "number": self.version.number,
            "address": self.address,
        }
        return f"{cited} [{self.note}]" if self.note else cited

    @property
    def bibtex(self) -> str:
        """An entry of type `techreport`."""
        fields = {
            "author": " and ".join(f"{{{_escaped(author)}}}" for author in self.authors),
            "title": f"{{{_escaped(self.version.title)}}}",
            "institution": "Corridor",
            "type": "Case study",
            "number": f"{self.case.identifier}, version {self.version.number}",
            "year": str(self.year),
            "url": self.address,
            "note": _escaped(self.note),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@techreport{{{self.case.identifier}-{self.version.number},\n{lines}\n}}"

    @property
    def year(self) -> int:
        at = self.version.published_at or self.version.begun_at
        return at.year


def _escaped(text: str) -> str:
    return text.translate(ESCAPED)
