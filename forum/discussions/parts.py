"""The parts of what a thread is about, as its replies cite them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext


def label_of(part: Mapping[str, Any]) -> str:
    """What a part is called, in the active language: the room above marks its labels for translation."""
    label = gettext(part["label"])
    return label % {"row": part["row"]} if part["row"] is not None else label
