"""`manage.py prepare`, as far as it does anything of its own."""

import pytest
from django.core.management import call_command

from forum.events.models import Due
from forum.home.management.commands import prepare

pytestmark = pytest.mark.django_db


def test_what_falls_due_again_and_again_has_a_date_from_then_on(settings, monkeypatch, time_machine):
    """Repeating it, as every deploy does, moves no date."""
    monkeypatch.setattr(prepare, "call_command", lambda *_step, **_options: None)
    time_machine.move_to("2026-06-01T12:00:00Z", tick=False)
    call_command("prepare")
    first = dict(Due.objects.values_list("kind", "at"))
    assert first.keys() == set(settings.DUE_ALWAYS)
    time_machine.move_to("2026-06-01T12:30:00Z", tick=False)
    call_command("prepare")
    assert dict(Due.objects.values_list("kind", "at")) == first


def test_everything_due_has_a_verb(settings):
    assert set(settings.DUE_ALWAYS) <= set(settings.DUE_VERBS)
