"""Reference data and the demo: loaded as often as one likes, illustrative throughout."""

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import Authority, User
from forum.agreements.models import Framework, Participation, Party
from forum.discussions.models import Reply, Thread
from forum.home.demo.people import listed
from forum.home.reference import BadFile, load
from forum.policies.vocabulary import ReplyState, Role
from forum.record.models import Entry
from forum.taxonomy.models import Tool


@pytest.mark.django_db
def test_reference_data_is_what_the_files_say_and_loading_twice_changes_nothing():
    load()
    before = list(Framework.objects.values()), list(Tool.objects.values())
    load()
    assert (list(Framework.objects.values()), list(Tool.objects.values())) == before
    assert Tool.objects.count() == 25
    assert Framework.objects.get(code="EAC").name == "East African Community"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("code;name\nEAC;x\n", "row 1: the columns must be code, name."),
        ("code,name\nEAC,East\nEAC,East\n", "row 3: code EAC stands in the file twice."),
        ("code,name\nEAC,\n", "row 2: name is empty."),
        ("code,name\nEAC\n", "row 2: it must have 2 columns."),
        ("code,name\n" + "E" * 17 + ",East\n", "row 2: code is longer than 16 characters."),
    ],
)
def test_a_bad_file_is_refused_with_file_row_and_reason_and_nothing_is_loaded(tmp_path: Path, text, reason):
    bad = tmp_path / "frameworks.csv"
    bad.write_text(text)
    with pytest.raises(BadFile, match=f"frameworks.csv, {reason}"):
        load(frameworks=bad)
    assert not Framework.objects.exists()
    assert not Tool.objects.exists()


@pytest.mark.django_db
def test_the_demo_is_illustrative_throughout_and_repeating_it_adds_nothing():
    load()
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
