"""What is kept of a person: in sections, each said in plain words, each with its entries.

Only what is theirs: their own words under whatever attribution, what they chose and were sent. Of what others said or
keep nothing is in it; a thread is named only where its person may still read it, and nobody else is ever named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.models import User
from forum.home.own_data import account, activity, words
from forum.home.own_data.entries import Entries
from forum.policies.actor import Actor


@dataclass(frozen=True)
class Section:
    """One kind of thing that is kept: how it is called in the file, what it is, and its entries."""

    key: str
    what: str
    entries: list[Mapping[str, object]]


class Kept:
    """All that is kept of one person, who speaks from a seat or from none. In the active language."""

    def __init__(self, person: User, actor: Actor | None) -> None:
        self.person, self.actor = person, actor

    @cached_property
    def sections(self) -> list[Section]:
        """Those that hold something, and those that hold nothing: both are to be known."""
        return [
            self._section("profile", _("What you say about yourself, and how you want to read."), account.profile),
            self._section("addresses", _("Your e-mail addresses."), account.addresses),
            self._section("sign_in", _("How you sign in, without any secret."), account.ways_to_sign_in),
            self._section("sessions", _("Where you are signed in, with the network address."), account.sessions),
            self._section("terms", _("Which terms you accepted, and when."), account.acceptances),
            self._section("seats", _("For which authorities you speak or spoke."), account.seats),
            self._section("groups", _("To which groups you belong."), account.groups),
            self._section("rooms", _("Which masked rooms you have entered."), words.rooms),
            self._section("invitations", _("Invitations sent to you."), account.invitations),
            self._section("access_requests", _("What you said when you asked for access."), account.access_requests),
            self._section("erasure_requests", _("Your requests to be erased."), account.erasure_requests),
            self._section("acts", _("Acts of power you did, or that were about you."), account.acts),
            self._section("words", _("What you wrote, also where your name is not shown."), words.spoken),
            self._section("drafts", _("What you have begun to write."), words.drafts),
            self._section("handed_in", _("What you handed in to be cleared."), words.handed_in),
            self._section("corrections", _("Corrections of facts that you proposed."), words.corrections),
            self._section("case_sections", _("Parts of case studies that you saved last."), words.case_sections),
            self._section("following", _("What you follow, or stopped following."), activity.follows),
            self._section("reading", _("How much you have read of which thread."), activity.reading),
            self._section("waiting", _("Words that wait for you."), activity.waiting),
            self._section("put_aside", _("What you put aside on your home page."), activity.asides),
            self._section("letters", _("To which authorities you wrote. The letters are not kept."), activity.letters),
            self._section("mail_choice", _("What you want to be mailed."), activity.mail_choice),
            self._section("mails", _("Mails the forum sent you: when, and about what."), activity.mails),
        ]

    def as_data(self) -> dict[str, Any]:
        """Everything, for a file that a person can read as well as a machine."""
        return {section.key: {"what": section.what, "entries": section.entries} for section in self.sections}

    def _section(self, key: str, what: str, entries: Callable[[User, Actor | None], Entries]) -> Section:
        return Section(key, what, list(entries(self.person, self.actor)))
