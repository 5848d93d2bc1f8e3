"""What brings about each sentence of the rules of case studies."""

from collections.abc import Callable

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, submit_version, take_version_back
from forum.cases.actions.standing import confirm_case, withdraw_case
from forum.cases.actions.writing import begin_case, begin_version
from forum.cases.vocabulary import Form
from forum.discussions.actions.words import edit_reply
from forum.discussions.words import prepare
from forum.policies import cases
from tests.case_studies import draft_by, published_by, write
from tests.cast import World


def begun_by(who: str) -> Callable[[World], object]:
    return lambda world: begin_case(world.actor(who), form=Form.SHORT, form_key="a form")


def written_in_review(world: World) -> None:
    official = world.actor("official_qm")
    version = submit_version(official, draft_by(official).pk)
    write(official, version, "what", title="Too late")


def published_by_an_official(world: World) -> None:
    official = world.actor("official_qm")
    publish_version(official, submit_version(official, draft_by(official).pk).pk)


def published_for_others(world: World) -> None:
    published_by(world.actor("official_qm"), world.actor("focal_qm"), audience="framework:FWY")


def confirmed_once_withdrawn(world: World) -> None:
    focal = world.actor("focal_qm")
    case = published_by(world.actor("official_qm"), focal)
    withdraw_case(focal, case.pk, reason="Replaced.")
    confirm_case(focal, case.pk)


def written_once_published(world: World) -> None:
    official = world.actor("official_qm")
    case = published_by(official, world.actor("focal_qm"))
    write(official, case.current, "what", title="Too late")


def renewed_once_withdrawn(world: World) -> None:
    focal = world.actor("focal_qm")
    case = published_by(world.actor("official_qm"), focal)
    withdraw_case(focal, case.pk, reason="Replaced.")
    begin_version(focal, case.pk)


def taken_back_as_a_draft(world: World) -> None:
    official = world.actor("official_qm")
    take_version_back(official, draft_by(official).pk)


def answered_twice(world: World) -> None:
    partners = [world.authorities["immigration_qn"]]
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), partners=partners)
    for agrees in (True, False):
        answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=agrees)


def first_words_edited(world: World) -> None:
    focal = world.actor("focal_qm")
    case = published_by(world.actor("official_qm"), focal)
    opening = case.thread.replies.get(number=0)
    edit_reply(focal, opening.pk, words=prepare("Other words", case.thread), version=1)


REFUSED: dict[str, Callable[[World], object]] = {
    str(cases.IN_REVIEW): written_in_review,
    str(cases.FOCAL_POINT_ONLY): published_by_an_official,
    "Officials write case studies. You can comment on them as an expert.": begun_by("expert"),
    "Officials write case studies. You can reply to them.": begun_by("moderator"),
    "This is for readers among whom you are not. Somebody of them publishes it, or it is returned.": (
        published_for_others
    ),
    "This case study was withdrawn.": confirmed_once_withdrawn,
    "This version is published. Begin a new version to change it.": written_once_published,
    "Only a published case study can have a new version.": renewed_once_withdrawn,
    "This version is not in review.": taken_back_as_a_draft,
    "These first words are those of what the thread is about, and change with it only.": first_words_edited,
    "Your authority has answered this already.": answered_twice,
}
