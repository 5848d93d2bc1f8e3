"""The list of case studies among 5,000, signed in, with its facets counted, beside the thread page of `pages.py`."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import Authority
from bench.figures import Figure, Target, alternated, ratio
from bench.pages import REPETITIONS, REPLIES, page_at, requests_of
from bench.servers import commands
from bench.world import Reader, converse, start_thread
from forum.agreements.models import Framework
from forum.cases.actions.review import publish_reviewed, submit_version
from forum.cases.models import CaseStudy, CaseVersion
from tests.case_studies import draft_by
from tests.many_cases import publish_like

CASES = 5_000
CHARACTERS = 700


def measure(people: Sequence[Reader]) -> list[Figure]:
    """The figures for the list."""
    thread = start_thread(people[0], "What do you measure?")
    converse(thread, list(people[:20]), REPLIES, CHARACTERS)
    publish_like(_published(people[0]), CASES - 1, list(Authority.objects.all()))
    cookie = people[30].cookie
    chosen = "/cases/?type=practice&framework=BENCH"
    with commands.web("bench.servers.pages:application") as server:
        page = page_at(server, "/cases/", cookie)
        assert f"{CASES} case studies".encode() in page
        spent = alternated(
            {
                "thread": requests_of(server, f"/threads/{thread.pk}/", cookie, 24),
                "list": requests_of(server, "/cases/", cookie, 12),
                "chosen": requests_of(server, chosen, cookie, 12),
            },
            REPETITIONS,
        )
    return [
        Figure(
            "Case studies, 5,000: the list as a multiple of the thread page",
            "ratio",
            ratio(spent["list"], spent["thread"]),
            Target(4, at_most=True),
        ),
        Figure(
            "Case studies, 5,000: found by two facets, as a multiple of the thread page",
            "ratio",
            ratio(spent["chosen"], spent["thread"]),
            Target(4, at_most=True),
        ),
        Figure("Case studies, 5,000: processor time per request of the list", "ms", spent["list"]),
    ]


def _published(author: Reader) -> CaseStudy:
    """A complete case study that is published, for members."""
    framework = Framework.objects.create(code="BENCH", name="Framework of the bench")
    version = draft_by(author.actor, framework=framework)
    submit_version(author.actor, version.pk)
    with transaction.atomic():
        return publish_reviewed(author.actor, CaseVersion.objects.select_related("case").get(pk=version.pk))
