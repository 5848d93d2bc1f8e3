"""The sheet of a Party."""

from django.utils.functional import cached_property

from forum.agreements.models import InstrumentParticipation, Participation, Party, Source
from forum.toolbox.facts import Shown, in_order, shown

LANGUAGES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}
"""The six languages of the United Nations, by their own names."""


class PartySheet:
    """A Party: its names and codes, and in what it takes part since when."""

    def __init__(self, party: Party) -> None:
        self.party = party

    @property
    def names(self) -> list[tuple[str, str, str]]:
        """The code and the name of each language in which a name is known, with it."""
        known = {**self.party.names, "en": self.party.name}
        return [(code, language, known[code]) for code, language in LANGUAGES.items() if known.get(code)]

    @cached_property
    def frameworks(self) -> list[tuple[Participation, Shown]]:
        rows = Participation.objects.of_record().filter(party=self.party).select_related("framework")
        return [(row, shown(row)) for row in rows.order_by("framework").prefetch_related("sources")]

    @cached_property
    def instruments(self) -> list[tuple[InstrumentParticipation, Shown]]:
        rows = InstrumentParticipation.objects.filter(party=self.party)
        found = rows.select_related("instrument__framework", "towards").prefetch_related("sources")
        ordered = found.order_by("instrument__framework", "instrument__dated", "state", "towards")
        return [(row, shown(row)) for row in ordered]

    @property
    def sources(self) -> list[Source]:
        facts = [fact for _row, fact in self.frameworks] + [fact for _row, fact in self.instruments]
        return in_order({source for fact in facts for source in fact.sources})
