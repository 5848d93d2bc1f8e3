"""A first view of any page weighs less than 150 KB with everything: the page, its styles, its scripts, its icon.

Counted as it is sent: pages as the proxy compresses them (gzip, level 1), files as they are compressed when they are
collected (gzip; brotli, which browsers prefer, is smaller).
"""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import html

from tests.programs import ROOT
from tests.proofs.apart import kept_apart
from tests.queries.grown import Grown
from tests.queries.numbers import NUMBERS

MOST = 150 * 1024
MANY = 60
"""Of everything that grows: more than one page shows of any of it."""

IMPORTED = {
    ".css": re.compile(r"""@import url\("([^"]+)"\)"""),
    ".js": re.compile(r"""(?:from|import)\s*\(?\s*"(\.{1,2}/[^"]+)\""""),
}
LINKED = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src"


def files_of(page: str) -> set[str]:
    """The static files that a browser fetches for a page, imports of imports included."""
    found: set[str] = set()
    open_ones = [str(address).removeprefix("/static/") for address in html.fromstring(page).xpath(LINKED)]
    while open_ones:
        name = open_ones.pop()
        if name in found:
            continue
        found.add(name)
        imported = IMPORTED.get(Path(name).suffix)
        text = read(name).decode() if imported else ""
        open_ones += [urljoin(name, one) for one in (imported.findall(text) if imported else ())]
    return found


def read(name: str) -> bytes:
    """What is in a static file. A name that nothing has is a mistake."""
    found = finders.find(name)
    assert found, name
    return Path(str(found)).read_bytes()


def weight(page: str) -> dict[str, int]:
    """The bytes of a first view, by what they are for."""
    sizes = {"page": len(gzip.compress(page.encode(), 1))}
    for name in files_of(page):
        kind = Path(name).suffix
        sizes[kind] = sizes.get(kind, 0) + len(gzip.compress(read(name), 9))
    return sizes


@pytest.fixture(scope="module")
def views(django_db_setup, django_db_blocker):
    """Every page there is, as full as it gets, by who reads it and where."""
    with django_db_blocker.unblock(), kept_apart():
        grown = Grown(MANY)
        seen = {(who, address): grown.client[who].get(grown.address(address)) for who, address in NUMBERS}
        seen |= {("visitor", address): Client().get(address) for address in ("/", "/cases/", "/account/login/")}
        yield {
            key: answer.content.decode()
            for key, answer in seen.items()
            if answer.headers["Content-Type"].startswith("text/html") and b"<html" in answer.content
        }


@pytest.mark.django_db
def test_no_page_weighs_too_much(views):
    weights = {key: weight(page) for key, page in views.items()}
    assert len(weights) > 50
    assert {key: sizes for key, sizes in weights.items() if sum(sizes.values()) >= MOST} == {}


@pytest.mark.django_db
def test_styles_scripts_and_the_icon_are_counted(views):
    found = files_of(views["official_qm", "/exchange/"])
    assert {"css/corridor.css", "css/tokens.css", "js/corridor.js", "js/live/wire.js", "icons/corridor.svg"} <= found
    assert any(name.startswith("django_htmx/") for name in found)


def test_the_proxy_compresses_pages():
    said = (ROOT / "deploy" / "proxy.conf").read_text()
    assert re.search(r"^\s*gzip on;", said, re.MULTILINE)
    assert re.search(r"^\s*gzip_comp_level 1;", said, re.MULTILINE)
    assert re.search(r"^\s*gzip_proxied any;", said, re.MULTILINE)
