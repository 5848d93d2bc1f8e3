"""The demo: played as often as one likes, illustrative throughout."""

import pytest
from django.core.management import call_command

from accounts.models import Authority, User
from forum.agreements.models import Participation, Party
from forum.discussions.models import Reply, Thread
from forum.home.demo.people import listed
from forum.policies.vocabulary import ReplyState, Role
from forum.record.models import Entry


@pytest.mark.django_db
def test_the_demo_is_illustrative_throughout_and_repeating_it_adds_nothing():
    call_command("load_reference", verbosity=0)
    call_command("demo", verbosity=0)
    counts = [model.objects.count() for model in (User, Authority, Participation, Thread, Reply, Entry)]
    assert not Party.objects.filter(illustrative=False).exists()
    assert not Authority.objects.filter(illustrative=False).exists()
    assert not Participation.objects.filter(illustrative=False).exists()
    assert not Thread.objects.filter(illustrative=False).exists()
    assert not User.objects.filter(is_demo=False).exists()
    assert set(Reply.objects.values_list("state", flat=True)) == set(ReplyState.values)
    call_command("demo", verbosity=0)
    assert [model.objects.count() for model in (User, Authority, Participation, Thread, Reply, Entry)] == counts


def test_the_list_names_somebody_for_every_role():
    assert {person.role for person in listed()} == set(Role)
