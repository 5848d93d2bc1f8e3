"""After an erasure nothing that the forum keeps leads to the person, and every thread is as whole as before."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import ForeignKey
from django.utils import timezone, translation

from accounts.models import Seat, User
from forum.discussions.actions.posting import post_reply
from forum.discussions.models import Quote, Reply, Thread
from forum.discussions.saying import ReplySaid
from forum.discussions.words import prepare
from forum.events.due import run_due
from forum.home.actions.erasure import erase_again, erase_person
from forum.publishing.models import SealedAuthor
from forum.record.verify import faults
from tests.erasure.decided import OF_A_PERSON, SAID
from tests.erasure.leaving import NAME, TOKENS, leave_traces
from tests.errands import done_by_the_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving(world):
    return leave_traces(world)


def erase(leaving):
    erase_person(leaving.world.actor("secretariat"), leaving.asked().pk, confirmation=NAME)


def everything() -> Iterator[tuple[str, str]]:
    """Each row of each table that the database has, shadow tables of an index too, as text in lower case."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (a name of our own)
            for row in cursor.fetchall():
                yield table, " ".join(_text(value) for value in row).lower()


def _text(value) -> str:
    if isinstance(value, memoryview):
        value = value.tobytes()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value.encode().decode("unicode_escape", errors="replace") if _escaped(value) else str(value)


def _escaped(value) -> bool:
    return isinstance(value, str) and "\\u" in value


def traces() -> set[tuple[str, str]]:
    return {(table, token) for table, row in everything() for token in TOKENS if token in row}


def links() -> list[tuple]:
    """How threads hang together: their order, numbers, places, quotes, counts."""
    return [
        *Thread.objects.order_by("pk").values_list(
            "pk", "last_number", "last_activity_at", "answer", "title_as_written"
        ),
        *Reply.objects.order_by("pk").values_list(
            *(
                "pk",
                "thread",
                "number",
                "path",
                "parent",
                "attribution",
                "shown_seat",
                "state",
                "version",
                "useful_count",
            )
        ),
        *Quote.objects.order_by("pk").values_list("reply", "source", "stands", "position"),
    ]


def holders() -> dict[str, set[str]]:
    """By model, its columns that name a person or a seat."""
    return {
        model._meta.label: {
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model in (User, Seat)
        }
        for model in apps.get_models(include_auto_created=True)
    }


def test_every_column_that_names_a_person_is_decided_about():
    """A new table cannot come without saying what becomes of it."""
    found = {f"{model}.{name}" for model, names in holders().items() for name in names}
    assert found == OF_A_PERSON.keys()


def test_every_table_with_words_is_decided_about():
    """Texts may name somebody: who brings a table says why none of its columns does, or what takes the name out."""
    found = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if any(_holds_words(field) for field in model._meta.concrete_fields)
    }
    assert found == SAID.keys()


def _holds_words(field) -> bool:
    kinds = {"TextField", "CharField", "JSONField", "EmailField", "URLField", "GenericIPAddressField", "BinaryField"}
    return field.get_internal_type() in kinds and not field.choices and not field.remote_field


def test_who_leaves_stands_in_every_place(leaving):
    """Else the next test would prove nothing about the place."""
    seats = Seat.objects.filter(person=leaving.pk)
    empty = set()
    for model, names in holders().items():
        for name in names:
            field = apps.get_model(model)._meta.get_field(name)
            whose = [leaving.pk] if field.related_model is User else list(seats.values_list("pk", flat=True))
            if not apps.get_model(model)._base_manager.filter(**{f"{name}__in": whose}).exists():
                empty.add(f"{model}.{name}")
    assert empty == set()
    assert {token for _table, token in traces()} == set(TOKENS)


def test_nothing_is_left(leaving):
    before = links()
    erase(leaving)
    done_by_the_worker()
    assert traces() == set()
    assert links() == before
    assert not SealedAuthor.objects.filter(person=leaving.pk).exists()
    assert not [token for token in TOKENS for key in getattr(cache, "_cache", {}) if token in str(key).lower()]
    assert not [one for one in mail.outbox if any(token in str(one.message()).lower() for token in TOKENS)]
    gone = {model for model, end in OF_A_PERSON.items() if end == "deleted"}
    for model in gone:
        label, _, name = model.rpartition(".")
        field = apps.get_model(label)._meta.get_field(name)
        whose = {name: leaving.pk} if field.related_model is User else {f"{name}__person": leaving.pk}
        assert not apps.get_model(label)._base_manager.filter(**whose).exists(), model
    assert list(faults()) == []


def test_a_restored_database_is_erased_again(leaving, tmp_path, capsys):
    """A savepoint is the backup: what is rolled back to it is the database of yesterday."""
    listed = tmp_path / "erasures.txt"
    yesterday = transaction.savepoint()
    erase(leaving)
    call_command("erasures")
    listed.write_text(capsys.readouterr().out)
    assert not [token for token in TOKENS if token in listed.read_text().lower()]
    transaction.savepoint_rollback(yesterday)
    assert traces()
    call_command("reapply_erasures", str(listed))
    assert "1 of 1" in capsys.readouterr().out
    assert traces() == set()
    call_command("reapply_erasures", str(listed))
    assert "0 of 1" in capsys.readouterr().out


def test_a_name_that_comes_back_by_a_form_that_was_open_is_swept_out_a_day_later(leaving):
    thread, writing = leaving.thread, leaving.world.actor("labour_qm")
    late = prepare(f"Dear [@{NAME}](/people/{leaving.pk}/), we agree.", thread)
    erase(leaving)
    post_reply(writing, thread.pk, ReplySaid(late, "personal_view", "by_name"), form_key="late")
    done_by_the_worker()
    assert {token for _table, token in traces()} == {"zafirella", "quillona"}
    run_due(timezone.now() + timedelta(days=2))
    done_by_the_worker()
    assert traces() == set()


def test_who_is_not_known_is_passed_over(leaving):
    assert erase_again(None, uuid4()) is False


def test_the_placeholder_is_read_in_the_language_of_the_reader(leaving):
    erase(leaving)
    person = User.objects.get(pk=leaving.pk)
    assert person.name == "Former member"
    with translation.override("qps"):
        assert person.name != "Former member"
    assert not person.is_active
    assert not person.has_usable_password()
    assert json.dumps(person.email).endswith('.invalid"')
