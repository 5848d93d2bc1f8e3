"""What the script of a thread's page does with events, done to a parsed page: static/js/live in Python."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from lxml import html

Element = html.HtmlElement
Marks = Callable[[str], dict[str, list[str]]]

NOT_KEPT_UP = (
    './/*[@id="replies-h"]/*[@class="count"]',  # the figure beside the heading is that of the page
    './/p[@class="empty"]',  # "No replies yet" goes with it
    './/input[@name="csrfmiddlewaretoken"]',  # another in each answer
)
"""What the script leaves as it is, and a fresh page draws anew. Nothing else is left out of the comparison."""


class Page:
    """A thread's page, as one reader has it open."""

    def __init__(self, text: str) -> None:
        self.root: Element = html.fromstring(text).get_element_by_id("live-thread")
        self.held: dict[str, Element] = {}

    @property
    def after(self) -> int:
        return int(self.root.get("data-after"))

    @property
    def places(self) -> list[Element]:
        return self.root.xpath('.//ol[@id="replies"]/li')

    def standing(self, name: str) -> Element | None:
        return next(iter(self.root.xpath(".//*[@id=$name]", name=name)), None)

    def take(self, events: Iterable[dict[str, Any]]) -> None:
        """Renew what stands; hold back what is new."""
        for event in events:
            if event["html"]:
                fresh = html.fragment_fromstring(event["html"])
                assert fresh.get("id") == event["target"]
                self._take(fresh, event["kind"])

    def _take(self, fresh: Element, kind: str) -> None:
        if (standing := self.standing(fresh.get("id"))) is not None:
            if fresh.tag == "li":
                fresh.set("data-marks", standing.get("data-marks"))
            fresh.tail = standing.tail
            standing.getparent().replace(standing, fresh)
        elif kind == "reply.posted" or fresh.get("id") in self.held:
            self.held[fresh.get("id")] = fresh

    def show(self, marks: Marks) -> None:
        """Put what was held back at its place, and ask for its personal marks."""
        shown = [fresh for fresh in self.held.values() if self._is_within(fresh)]
        self.held = {}
        for fresh in shown:
            self._place(fresh)
        if shown:
            given = marks(",".join(fresh.get("data-number") for fresh in shown))
            for fresh in shown:
                fresh.set("data-marks", " ".join(given.get(fresh.get("data-number"), ["new"])))

    def _key(self, place: Element) -> Any:
        threaded = self.root.xpath('.//ol[@id="replies"]')[0].get("data-view") == "threaded"
        return place.get("data-path") if threaded else int(place.get("data-number"))

    def _is_within(self, fresh: Element) -> bool:
        first, until = self.root.get("data-first"), self.root.get("data-until")
        key = self._key(fresh)
        typed = type(key)
        return (not first or key >= typed(first)) and (not until or key <= typed(until))

    def _place(self, fresh: Element) -> None:
        later = (place for place in self.places if self._key(place) > self._key(fresh))
        if (following := next(later, None)) is not None:
            following.addprevious(fresh)
        else:
            self.root.xpath('.//ol[@id="replies"]')[0].append(fresh)

    def drawn(self) -> str:
        """The part that events keep up to date, fit for comparison."""
        copy = html.fromstring(html.tostring(self.root))
        copy.set("data-after", "")
        for path in NOT_KEPT_UP:
            for element in copy.xpath(path):
                element.drop_tree()
        return plain(copy)


def plain(element: Element) -> str:
    """Its HTML, line by line, with single spaces."""
    words = " ".join(html.tostring(element, encoding="unicode", with_tail=False).split())
    return words.replace("> <", "><").replace("><", ">\n<")


def parsed(frames: Iterable[str]) -> list[dict[str, Any]]:
    """The items of frames."""
    return [json.loads(frame) for frame in frames]
