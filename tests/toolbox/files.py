"""The data files as tests read them, by themselves."""

import csv
from collections.abc import Iterator

from lxml import html

from forum.home.reference.files import FILES

PATHS = {file.name: file.path for file in FILES}


def lines(name: str) -> Iterator[dict[str, str]]:
    """Each line of a file, by the names of its columns."""
    with PATHS[name].open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def words(element: html.HtmlElement) -> str:
    """What is read there, with single spaces."""
    return " ".join(" ".join(element.itertext()).split())
