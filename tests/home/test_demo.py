"""The demo: one command, played through the verbs, illustrative from end to end, safe to repeat."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db.models import Count, Max
from django.test import Client, TestCase
from django.utils import timezone

from accounts.actions.suspension import suspend
from accounts.actors import actor_for
from accounts.models import Authority, User
from forum.agreements.models import Participation, Party
from forum.audiences.models import Widening
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.cases.vocabulary import Form
from forum.discussions.models import ExperienceRequest, Quote, ReadRange, Reply, Thread
from forum.events.models import Pending
from forum.home.demo.queue import STILL_WAITING
from forum.moderation.models import Item
from forum.notifications.models import Waiting
from forum.policies.vocabulary import (
    Attribution,
    Capacity,
    CaseState,
    ItemState,
    PartnerState,
    ReplyState,
    RequestState,
    Role,
    VersionState,
    WideningState,
)
from forum.record.models import Entry

PEOPLE = (User, Authority, Party, Participation, Entry)
WORDS = (Thread, Reply, Quote, ExperienceRequest, ReadRange, Waiting, CaseStudy, CaseVersion, Partner)
EVERYTHING = (*PEOPLE, *WORDS)


def demo(*arguments: str) -> str:
    output = StringIO()
    call_command("demo", *arguments, stdout=output)
    return output.getvalue()


def person(key: str) -> User:
    return User.objects.get(email=f"{key}@demo.example")


class TestPlayed(TestCase):
    """Played once for all of these; each leaves it as it was."""

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_reference", verbosity=0)
        demo()

    def test_people_of_every_role_can_speak(self) -> None:
        actors = [actor_for(user) for user in User.objects.filter(is_demo=True)]
        roles = Counter(actor.role for actor in actors if actor and actor.has_powers)
        assert len(actors) == sum(roles.values())
        assert roles[Role.OFFICIAL] >= 6
        assert (roles[Role.FOCAL_POINT], roles[Role.EXPERT]) >= (6, 2)
        assert (roles[Role.MODERATOR], roles[Role.SECRETARIAT]) == (2, 1)

    def test_everything_is_illustrative(self) -> None:
        assert not Thread.objects.filter(illustrative=False).exists()
        assert not Authority.objects.filter(illustrative=False).exists()
        demo_parties = Party.objects.filter(pk__gte="QM", pk__lte="QZ", illustrative=True)
        assert set(Authority.objects.exclude(party=None).values_list("party", flat=True)) <= set(
            demo_parties.values_list("pk", flat=True)
        )
        assert not Participation.objects.filter(party__in=demo_parties, illustrative=False).exists()
        assert not Participation.objects.exclude(party__in=demo_parties).filter(illustrative=True).exists()
        assert not User.objects.filter(is_demo=False).exists()

    def test_repeating_it_adds_nothing(self) -> None:
        before = {model: list(model.objects.order_by("pk").values()) for model in EVERYTHING}
        assert demo() == "Demo threads added: 0, 0 of them below case studies.\n"
        assert {model: list(model.objects.order_by("pk").values()) for model in EVERYTHING} == before

    def test_repeating_it_leaves_alone_what_people_did_since(self) -> None:
        nikola = actor_for(person("nikola"))
        assert nikola
        suspend(nikola, person("amina").pk, reason="A try.")
        assert demo() == "Demo threads added: 0, 0 of them below case studies.\n"
        assert person("amina").suspended_at

    def test_every_kind_of_thing_is_there_to_be_seen(self) -> None:
        replies = Reply.objects.all()
        assert set(replies.values_list("state", flat=True)) == set(ReplyState)
        assert set(replies.values_list("attribution", flat=True)) == set(Attribution)
        assert set(replies.values_list("capacity", flat=True)) == set(Capacity)
        assert set(ExperienceRequest.objects.values_list("state", flat=True)) == set(RequestState)
        assert replies.filter(version__gt=1).exists()
        assert replies.filter(insight_at__isnull=False).exists()
        assert replies.filter(useful_count__gt=2).exists()
        assert replies.filter(mentions__isnull=False).exists()
        assert replies.aggregate(Max("depth"))["depth__max"] >= 4
        assert set(Quote.objects.values_list("stands", flat=True)) == {True, False}
        assert Widening.objects.filter(state=WideningState.WAITING).exists()
        assert CaseStudy.objects.filter(audience_kind="framework", thread__audience_kind="framework").exists()
        threads = Thread.objects.all()
        for state in ("answer", "closed_at", "pinned_at", "audience_framework"):
            assert threads.filter(**{f"{state}__isnull": False}).exists(), state

    def test_of_first_words_only_the_newest_wait(self) -> None:
        assert Item.objects.filter(state=ItemState.WAITING).count() == STILL_WAITING
        assert Item.objects.filter(state=ItemState.DECIDED).count() > STILL_WAITING

    def test_threads_are_as_long_as_real_ones(self) -> None:
        alone = Thread.objects.filter(subject_address="", room=None).annotate(replied=Count("replies") - 1)
        lengths = sorted(alone.values_list("replied", flat=True))
        assert 8 <= len(lengths) <= 12
        assert lengths[0] >= 3
        assert lengths[-4] >= 10

    def test_the_twelve_cases_are_discussed_at_length_and_in_their_different_states(self) -> None:
        full = CaseStudy.objects.filter(current__form=Form.FULL, current__isnull=False)
        assert full.count() == 12
        assert all(10 <= case.thread.last_number <= 40 for case in full.select_related("thread"))  # type: ignore[union-attr]
        assert set(CaseStudy.objects.values_list("state", flat=True)) == set(CaseState)
        assert set(CaseVersion.objects.values_list("state", flat=True)) == set(VersionState)
        assert set(Partner.objects.values_list("state", flat=True)) == set(PartnerState)
        assert set(full.values_list("current__grade", flat=True)) == {"A", "B", "C"}
        languages = {"ar", "en", "es", "fr", "pt", "ru", "zh"}
        assert set(full.values_list("current__language", flat=True)) == languages
        assert full.filter(unconfirmed_since__isnull=False).exists()
        assert full.filter(current__case_type="stopped").exists()
        assert not CaseStudy.objects.filter(illustrative=False).exists()

    def test_weeks_of_talk_stand_in_order_and_in_the_past(self) -> None:
        now = timezone.now()
        for thread in Thread.objects.all():
            dates = list(thread.replies.order_by("number").values_list("posted_at", flat=True))
            assert dates == sorted(dates)
            assert (thread.posted_at, thread.last_activity_at) == (dates[0], dates[-1])
            assert dates[-1] < now
        assert Thread.objects.filter(posted_at__lt=now - timedelta(weeks=2)).exists()

    def test_some_have_read_much_and_not_all(self) -> None:
        def unread(key: str) -> list[int]:
            threads = Thread.objects.filter(read_states__person=person(key)).annotate(Max("read_states__count"))
            return [thread.last_number + 1 - thread.read_states__count__max for thread in threads]

        assert 5 in unread("amina")
        assert 0 in unread("amina")

    def test_what_waits_has_waited_since_it_was_said(self) -> None:
        assert not Pending.objects.exists()
        assert Waiting.objects.filter(person=person("amina")).exists()
        for item in Waiting.objects.select_related("reply"):
            assert item.since == item.reply.posted_at

    def test_people_sign_in_with_what_the_list_says(self) -> None:
        listed = demo("--list").splitlines()
        password = listed[-1].partition(": ")[2]
        assert len(listed) == User.objects.count() + 3
        assert Client().login(email="amina@demo.example", password=password)
        assert listed[1].split() == ["E-mail", "Name", "Role", "Authority", "Party"]
        [line] = [line for line in listed if line.startswith("bruno@demo.example")]
        assert "focal point" in line
        assert line.endswith("QM")


@pytest.mark.django_db
def test_a_place_where_real_people_meet_gets_no_demo(settings: LazySettings) -> None:
    settings.DEMO_PEOPLE_EXEMPT = False
    with pytest.raises(CommandError, match="share a password"):
        demo()
    assert not User.objects.exists()
