"""What a rule answers: yes, or no with the sentence to show."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """A refusal. What an actor may not even see is refused with `UNSEEN`, and shown as not found."""

    sentence: str | Promise

    def __bool__(self) -> Literal[False]:
        return False


Decision = Allowed | Denied

ALLOWED = Allowed()
UNSEEN = Denied("")


class Refused(Exception):
    """A verb was asked for something the rules refuse, or that cannot be done. `str()` is the sentence to show."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class Unseen(Exception):
    """What was asked for does not exist for this actor. No `Refused`: there is nothing to say."""


def require(decision: Decision) -> None:
    """Go on only if the rule book says yes.

    Raises `Unseen` for what the actor may not see, `Refused` with the sentence for what they see but may not do.
    """
    if isinstance(decision, Denied):
        if decision == UNSEEN:
            raise Unseen
        raise Refused(decision.sentence)
