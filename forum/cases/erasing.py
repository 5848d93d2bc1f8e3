"""A person taken out of case studies. The words are the authority's; whom to write to may have been the person."""

from collections.abc import Iterable

from forum.cases.models import CaseVersion


def erase_from_cases(addresses: Iterable[str]) -> None:
    """Name none of these addresses as contact any more. A step: it belongs inside the act that erases the person."""
    for address in addresses:
        CaseVersion.objects.filter(contact__iexact=address).update(contact="")
