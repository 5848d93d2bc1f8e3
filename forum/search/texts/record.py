"""What is on record: frameworks, tools, Parties, authorities; of those that fit as well, they stand in this order."""

from collections.abc import Iterator

from django.db.models import QuerySet

from accounts.models import Authority
from forum.agreements.models import Framework, Party
from forum.search.models import Kind
from forum.search.texts.text import Source, Text, joined
from forum.taxonomy.models import Tool

BY = " · "


def _frameworks() -> QuerySet[Framework]:
    return Framework.objects.prefetch_related("claims", "instruments")


def _of_framework(framework: Framework) -> Iterator[Text]:
    claims = (claim.words for claim in framework.claims.all())
    instruments = (joined((one.name, one.words), by=": ") for one in framework.instruments.all())
    title = joined((framework.code, framework.name), BY)
    yield Text(Kind.FRAMEWORK, title=title, body=joined((*claims, *instruments), BY), language="en", position=0)


def _tools() -> QuerySet[Tool]:
    return Tool.objects.prefetch_related("examples")


def _of_tool(tool: Tool) -> Iterator[Text]:
    examples = (example.words for example in tool.examples.all())
    body = joined((tool.definition, tool.group, *examples), BY)
    yield Text(Kind.TOOL, title=tool.name, body=body, language="en", position=1)


def _parties() -> QuerySet[Party]:
    """Those of the demo have no page."""
    return Party.objects.filter(illustrative=False).prefetch_related("participations")


def _of_party(party: Party) -> Iterator[Text]:
    """In every language in which its name is known, and as its frameworks call it."""
    names = dict.fromkeys((party.name, *party.names.values(), *(one.designation for one in party.participations.all())))
    body = joined((party.code, party.m49, party.footnote), BY)
    yield Text(Kind.PARTY, title=joined(names, BY), body=body, position=2)


def _authorities() -> QuerySet[Authority]:
    return Authority.objects.select_related("party")


def _of_authority(authority: Authority) -> Iterator[Text]:
    party = authority.party
    names = dict.fromkeys((party.name, *party.names.values())) if party else ()
    yield Text(Kind.AUTHORITY, title=authority.name, body="", context=joined(names, BY), position=3)


FRAMEWORKS = Source("framework", _frameworks, _of_framework)
TOOLS = Source("tool", _tools, _of_tool)
PARTIES = Source("party", _parties, _of_party)
AUTHORITIES = Source("authority", _authorities, _of_authority)
