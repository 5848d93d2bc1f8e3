"""What search tests share."""

from collections.abc import Callable

import pytest
from django.http import QueryDict

from forum.policies.actor import Actor
from forum.search.results import Results
from tests.errands import follow_up


@pytest.fixture
def taken_in() -> Callable[[], None]:
    """Let followers take in all that was published."""
    return follow_up


@pytest.fixture
def find() -> Callable[..., Results]:
    """What somebody finds: `find(actor, "border", kind="tool")`."""

    def look(actor: Actor | None, asked: str, **chosen: str) -> Results:
        query = QueryDict(mutable=True)
        query.update({"q": asked, **chosen})
        return Results(actor, query)

    return look
