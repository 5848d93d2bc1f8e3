"""What the script of a thread's page does with events, done to a parsed page: static/js/live in Python."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from lxml import html

Element = html.HtmlElement
Marks = Callable[[str], dict[str, list[str]]]

NOT_KEPT_UP = (
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
    def desk(self) -> tuple[str, int]:
        """The stream of the reader's own authority, and where the page stands in it."""
        return self.root.get("data-desk"), int(self.root.get("data-desk-after"))

    @property
    def places(self) -> list[Element]:
        return self.root.xpath('.//ol[@class="replies"]/li')

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

    def hear(self, events: Iterable[dict[str, Any]], marks: Marks) -> None:
        """Ask again for the personal marks of what the reader's authority has said something of."""
        about = {event["target"] for event in events}
        changed = [place for place in self.places if place.get("data-reply") in about]
        if changed:
            given = marks(",".join(place.get("data-number") for place in changed))
            for place in changed:
                place.set("data-marks", " ".join(given[place.get("data-number")]))

    def show(self, marks: Marks) -> None:
        """Put what was held back at its place, and ask for its personal marks."""
        self._count(max([0, *(int(fresh.get("data-number")) for fresh in self.held.values())]))
        shown = [fresh for fresh in self.held.values() if self._is_within(fresh)]
        self.held = {}
        for fresh in shown:
            self._place(fresh)
        if shown:
            given = marks(",".join(fresh.get("data-number") for fresh in shown))
            for fresh in shown:
                fresh.set("data-marks", " ".join(given.get(fresh.get("data-number"), ["new"])))
            self._count_unread(
                [int(fresh.get("data-number")) for fresh in shown if "new" in fresh.get("data-marks").split()]
            )

    def _count(self, highest: int) -> None:
        """Numbers have no holes: the highest is how many there are."""
        if highest > int(self.root.get("data-replies")):
            self.root.set("data-replies", str(highest))
            self.root.xpath('.//*[@id="replies-h"]/*[@class="count"]')[0].text = str(highest)
            self.root.xpath('.//p[@class="empty"]')[0].set("hidden")

    def _count_unread(self, more: list[int]) -> None:
        first = self.root.get("data-first-unread")
        self.root.set("data-unread", str(int(self.root.get("data-unread")) + len(more)))
        self.root.set("data-first-unread", str(min([*more, *([int(first)] if first else [])], default="")))

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
        copy.set("data-desk-after", "")
        copy.set("data-desk-epoch", "")
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
