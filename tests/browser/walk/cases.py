"""Case studies to be looked at: one of each kind of page."""

from forum.cases.actions.review import submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from forum.cases.models import Result
from forum.policies.vocabulary import AudienceKind
from tests.case_studies import draft_by, published_by
from tests.cast import World

Address = tuple[str, str, str, int]
"""A route, who looks, the address, and what the server answers."""


def written_cases(world: World) -> list[Address]:
    """Write cases in their different states; the pages on which they stand."""
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    partners = [world.authorities["immigration_qn"]]
    case = published_by(official, focal, audience=AudienceKind.PUBLIC, partners=partners)
    for position, (day, value) in enumerate(
        (("2023-10-31", "78"), ("2024-04-30", "61"), ("2025-04-30", "42")), start=2
    ):
        Result.objects.create(version=case.current, position=position, indicator="Crossing", value=value, date=day)
    gone = published_by(official, focal, title="One that was withdrawn")
    withdraw_case(focal, gone.pk, reason="It was replaced.")
    following = begin_version(official, case.pk)
    review = submit_version(official, draft_by(official, title="One in review").pk)
    at, stone, writing, handed_in = (
        case.get_absolute_url(),
        gone.get_absolute_url(),
        f"/cases/writing/{following.pk}/",
        f"/cases/writing/{review.pk}/",
    )
    return [
        ("cases/", "visitor", "/cases/", 200),
        ("cases/", "official_qm", "/cases/?level=local&framework=FWX", 200),
        ("cases/new/", "official_qm", "/cases/new/", 200),
        ("cases/new/", "expert", "/cases/new/", 403),
        ("cases/works/", "focal_qm", "/cases/works/", 200),
        ("cases/writing/<uuid:pk>/", "official_qm", writing, 200),
        ("cases/writing/<uuid:pk>/sections/<slug:key>/", "official_qm", f"{writing}sections/what/", 200),
        ("cases/writing/<uuid:pk>/sections/<slug:key>/", "official_qm", f"{writing}sections/evidence/", 200),
        ("cases/writing/<uuid:pk>/preview/", "official_qm", f"{writing}preview/", 200),
        ("cases/writing/<uuid:pk>/discarding/", "official_qm", f"{writing}discarding/", 200),
        ("cases/writing/<uuid:pk>/review/", "focal_qm", f"{handed_in}review/", 200),
        ("cases/<slug:identifier>/", "visitor", at, 200),
        ("cases/<slug:identifier>/", "focal_qm", at, 200),
        ("cases/<slug:identifier>/", "expert", stone, 410),
        ("cases/<slug:identifier>/citation/", "visitor", f"{at}citation/", 200),
        ("cases/<slug:identifier>/versions/", "expert", f"{at}versions/", 200),
        ("cases/<slug:identifier>/versions/<int:number>/", "expert", f"{at}versions/1/", 200),
        ("cases/<slug:identifier>/withdrawal/", "focal_qm", f"{at}withdrawal/", 200),
    ]
