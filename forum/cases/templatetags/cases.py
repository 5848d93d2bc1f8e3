"""What templates of case studies need beside plain values."""

from django import template

from forum.cases.listing import Listing

register = template.Library()


@register.filter
def without(listing: Listing, facet: str) -> str:
    """The address of a list with nothing chosen of a facet."""
    return listing.address(**{facet: ""})


@register.filter
def only(listing: Listing, facet: str) -> str:
    """The address of a list with nothing chosen but of a facet."""
    return listing.address(**dict.fromkeys(listing.chosen.keys() - {facet}, ""))


@register.filter
def below(listing: Listing, identifier: str) -> str:
    """The address of the part of a list that stands below a case."""
    return listing.address(below=identifier)
