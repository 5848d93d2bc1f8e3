"""What templates of the search need beside plain values: the addresses of the same question with other choices."""

from django import template

from forum.search.facets import Offered
from forum.search.results import Results

register = template.Library()


@register.filter
def without(results: Results, name: str) -> str:
    """The address of the same question without one of its choices."""
    return results.address(**{name: ""})


@register.filter
def of_kind(results: Results, kind: str) -> str:
    """The address of what was found of one kind."""
    return results.address(kind=kind)


@register.filter
def below(results: Results, thing: str) -> str:
    """The address of the part of what was found that stands below a thing."""
    return results.address(below=thing)


@register.simple_tag
def alike(results: Results) -> str:
    """The address of what has words that begin alike."""
    return results.address(like="1")


@register.filter
def total(offered: Offered) -> int:
    """How many things there are whatever is chosen of a facet of which each has one value."""
    return sum(value.count for value in offered.values)
