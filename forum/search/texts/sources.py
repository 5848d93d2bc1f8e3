"""Every kind of thing that can be found."""

from forum.search.texts.cases import CASES
from forum.search.texts.record import AUTHORITIES, FRAMEWORKS, PARTIES, TOOLS
from forum.search.texts.spoken import REPLIES

SOURCES = {source.name: source for source in (CASES, REPLIES, FRAMEWORKS, TOOLS, PARTIES, AUTHORITIES)}
ON_RECORD = (FRAMEWORKS, TOOLS, PARTIES, AUTHORITIES)
