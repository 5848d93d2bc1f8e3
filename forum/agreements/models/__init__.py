"""Parties, frameworks, instruments, who takes part in them, and what is said of them. Data: no people, no cases."""

from forum.agreements.models.claim import Claim, Depth, Mobility, Topic
from forum.agreements.models.fact import Fact, FactVersion, Standing
from forum.agreements.models.framework import Framework, Participation, ParticipationRole, PartyTerm
from forum.agreements.models.instrument import (
    Instrument,
    InstrumentKind,
    InstrumentParticipation,
    InstrumentStatus,
    ParticipationState,
)
from forum.agreements.models.party import Party
from forum.agreements.models.source import Source

__all__ = [
    "Claim",
    "Depth",
    "Fact",
    "FactVersion",
    "Framework",
    "Instrument",
    "InstrumentKind",
    "InstrumentParticipation",
    "InstrumentStatus",
    "Mobility",
    "Participation",
    "ParticipationRole",
    "ParticipationState",
    "Party",
    "PartyTerm",
    "Source",
    "Standing",
    "Topic",
]
