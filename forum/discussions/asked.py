"""What an address or a form asks for, read with care: what is no number and no identifier is nothing."""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict

DIGITS = 7
"""Longer numbers are none of ours, and could not be compared with a column."""


def number(text: str) -> int | None:
    """A whole number from 0, in the digits of ASCII."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None


def number_in(query: QueryDict, name: str) -> int | None:
    """The number that an address gives under a name."""
    return number(query.get(name, ""))


def identifier(text: str) -> UUID | None:
    """An identifier, in whichever way it is written."""
    try:
        return UUID(text)
    except ValueError:
        return None


def identifier_in(query: QueryDict, name: str) -> UUID | None:
    """The identifier that an address, or a form, gives under a name."""
    return identifier(query.get(name, ""))


def flag_in(form: QueryDict, name: str) -> bool:
    """The yes or no ("1", "0") that a form of ours says under a name. Raises BadRequest for anything else."""
    match form.get(name):
        case "1":
            return True
        case "0":
            return False
    raise BadRequest(name)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, be it nothing at all; none if no form was sent."""
    return request.POST if request.method == "POST" else None
