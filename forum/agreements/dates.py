"""Dates as precise as they are known: a year, a month of a year, or a day."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


def check_known_date(text: str) -> None:
    """Raises `ValidationError` for what is no year ("2023"), month ("2023-08") or day ("2023-08-01")."""
    try:
        datetime.strptime(text, FORMATS[len(text)])  # noqa: DTZ007 - only the form is of interest
    except (KeyError, ValueError) as problem:
        raise ValidationError(_("A date is written 2023, 2023-08 or 2023-08-01.")) from problem


class KnownDateField(models.CharField):  # type: ignore[type-arg]
    """A date as precise as it is known, empty where it is not. Its text sorts as dates do."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs |= {"max_length": 10, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.validators = [*self.validators, check_known_date]


def is_within(day: date, since: str, until: str) -> bool:
    """Whether a day lies between two dates as far as they are known: unknown ones bound nothing."""
    return since <= day.isoformat() and not (until and until <= day.isoformat())
