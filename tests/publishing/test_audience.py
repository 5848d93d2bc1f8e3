"""Whom one may mention, and ask: those who belong to the audience today."""

import pytest

from forum.agreements.models import Participation
from forum.discussions.models import Thread
from forum.publishing.audience import authorities_within, seats_within
from forum.publishing.models import columns_of
from tests.threads import for_parties

pytestmark = pytest.mark.django_db


def test_a_party_whose_participation_ended_is_neither_mentioned_nor_asked(world):
    thread = Thread(**columns_of(for_parties(world.frameworks["FWX"])))
    assert world.authorities["immigration_qn"] in authorities_within(thread)
    assert world.seats["official_qn"] in seats_within(thread)
    Participation.objects.filter(party="QN").update(ends="2021-01-01")
    assert world.authorities["immigration_qn"] not in authorities_within(thread)
    assert world.seats["official_qn"] not in seats_within(thread)
    assert world.seats["moderator"] in seats_within(thread)
    assert world.seats["expert"] not in seats_within(thread)
