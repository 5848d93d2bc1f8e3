"""What a mail says, of things of which nothing that is not public may leave the house.

So it names what anybody may read, frameworks, tools and public case studies, and never a title, a word or an author
from a thread: it says that there is something, why its reader is told, and where it stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forum.cases.models import CaseStudy
from forum.discussions.models import ExperienceRequest, Reply, Thread
from forum.notifications.followed import because_of
from forum.notifications.models import Follow, MailItem
from forum.notifications.stopping import Stop
from forum.notifications.vocabulary import Cause, Followed, Level, Reason
from forum.policies.vocabulary import AudienceKind
from forum.toolbox.models import Correction


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a mail: what it is, what of it may be named, where it stands, why it came, what stops it."""

    says: str
    where: str
    path: str
    why: str
    level: Level
    title: str = ""
    stops: Stop | None = None
    stops_label: str = ""

    @property
    def address(self) -> str:
        """As a link of a mail."""
        return f"{settings.ADDRESS}{self.path}"


WORK: Mapping[Cause, tuple[Promise, Promise]] = {
    Cause.REQUEST: (
        gettext_lazy("Your authority is asked for its experience."),
        gettext_lazy("You speak for the authority that is asked."),
    ),
    Cause.ACCESS: (
        gettext_lazy("Somebody asks for access, and you may decide."),
        gettext_lazy("Your role lets people in at the authority asked."),
    ),
    Cause.ERASURE: (
        gettext_lazy("Somebody asks to be erased, and you may decide."),
        gettext_lazy("The secretariat decides about requests that concern personal data."),
    ),
    Cause.CORRECTION: (
        gettext_lazy("A correction is proposed that you may decide."),
        gettext_lazy("Your role decides proposals about this fact."),
    ),
    Cause.REVIEW: (
        gettext_lazy("A case study is handed in for your review."),
        gettext_lazy("You are a focal point of the authority that wrote it."),
    ),
    Cause.RETURNED: (
        gettext_lazy("A case study was returned to you with comments."),
        gettext_lazy("It is your authority’s, and you wrote a part of it or may begin."),
    ),
    Cause.HANDED_IN: (
        gettext_lazy("Words of your authority are handed in for you to clear."),
        gettext_lazy("You are a focal point of the authority for which they are to be spoken."),
    ),
    Cause.GIVEN_BACK: (
        gettext_lazy("Your focal point returned words of yours with comments."),
        gettext_lazy("You wrote them."),
    ),
    Cause.PARTNER: (
        gettext_lazy("Your authority is named as partner in a case study: confirm or decline."),
        gettext_lazy("You are a focal point of the authority named."),
    ),
    Cause.WIDENING: (
        gettext_lazy("Your authority, or one without another focal point, asks for other readers: take a second look."),
        gettext_lazy("Your role looks at it before anything changes."),
    ),
    Cause.WIDENED: (
        gettext_lazy("Words of yours can be read by others now."),
        gettext_lazy("Everybody whose words are read by others is told."),
    ),
    Cause.UNCONFIRMED: (
        gettext_lazy("A case study of your authority is past its review date: does it still hold?"),
        gettext_lazy("You are a focal point of the authority that wrote it."),
    ),
}
"""What is said of an act of office that waits, and why it waits for this person."""


WHERE: Mapping[AudienceKind, Promise] = {
    AudienceKind.PUBLIC: gettext_lazy("In a thread for members."),
    AudienceKind.MEMBERS: gettext_lazy("In a thread for members."),
    AudienceKind.FRAMEWORK: gettext_lazy("In a thread for the Parties of one framework."),
    AudienceKind.GROUP: gettext_lazy("In a thread of a group you belong to."),
    AudienceKind.AUTHORITY: gettext_lazy("In a thread for your authority only."),
}
"""For whom a thread is, without its name or theirs."""


def _place_of_work(cause: Cause, thing: UUID) -> str:
    """Where what waits is done."""
    match cause:
        case Cause.REQUEST:
            return ExperienceRequest.objects.select_related("thread").get(pk=thing).thread.get_absolute_url()
        case Cause.ACCESS:
            return reverse("people:access_request", args=[thing])
        case Cause.ERASURE:
            return reverse("home:erasure", args=[thing])
        case Cause.CORRECTION:
            return Correction.objects.get(pk=thing).get_absolute_url()
        case Cause.REVIEW:
            return reverse("cases:review", args=[thing])
        case Cause.HANDED_IN | Cause.GIVEN_BACK:
            return reverse("discussions:revision", args=[thing])
        case Cause.WIDENING:
            return reverse("audiences:widening", args=[thing])
        case Cause.WIDENED:
            return reverse("notifications:waiting")
        case Cause.RETURNED:
            return reverse("cases:outline", args=[thing])
        case _:
            return CaseStudy.objects.get(pk=thing).get_absolute_url()


class Letter:
    """The lines of one mail to one person, from items that still stand. In the active language."""

    def __init__(self, person: UUID, items: Iterable[MailItem]) -> None:
        self.person = person
        self.items = sorted(items, key=lambda item: item.event_id)

    @cached_property
    def lines(self) -> list[Line]:
        """What is for its reader first, then what they follow; words of one thread and cause in one line."""
        return sorted(self._lines(), key=lambda line: line.level != Level.FOR_ME)

    @property
    def levels(self) -> tuple[Level, ...]:
        return tuple(sorted({line.level for line in self.lines}))

    @property
    def threads(self) -> set[UUID]:
        """The threads that it is about."""
        return {thread.pk for thread in self._threads.values()}

    def _lines(self) -> Iterator[Line]:
        done: set[tuple[str, UUID]] = set()
        for item in self.items:
            cause, thread = Cause(item.cause), self._threads.get(item.thing)
            group = (cause, thread.pk if thread else item.thing)
            if group in done:
                continue
            done.add(group)
            if cause in (Cause.MENTION, Cause.REPLY, Cause.IN_FOLLOWED) and thread:
                yield self._of_words(cause, thread)
            elif cause == Cause.NEW and thread:
                yield self._of_new(thread)
            else:
                yield self._of_work(cause, item.thing)

    def _of_words(self, cause: Cause, thread: Thread) -> Line:
        """So many replies of a thread, and the first of them."""
        replies = [self._replies[item.thing] for item in self.items if self._is_in(item, cause, thread)]
        number, follow = len(replies), self._follows.get(thread.pk)
        counted = {
            Cause.MENTION: ngettext("You were mentioned.", "You were mentioned %(number)s times.", number),
            Cause.REPLY: ngettext("A reply to you.", "%(number)s replies to you.", number),
            Cause.IN_FOLLOWED: ngettext(
                "A new reply in a thread you follow.", "%(number)s new replies in a thread you follow.", number
            ),
        }
        first = min(replies, key=lambda reply: reply.number)
        return Line(
            says=counted[cause] % {"number": number},
            **self._named(thread),
            path=first.get_absolute_url(),
            why=self._why(cause, follow),
            level=cause.level,
            stops=Stop(self.person, follow=follow.pk) if follow and cause != Cause.MENTION else None,
            stops_label=_("Stop following this thread"),
        )

    def _is_in(self, item: MailItem, cause: Cause, thread: Thread) -> bool:
        return item.cause == cause and item.thing in self._replies and self._threads[item.thing].pk == thread.pk

    def _of_new(self, thread: Thread) -> Line:
        because = self._because.get(thread.pk, [])
        public = [one.name for one in because if one.kind in (Followed.FRAMEWORK, Followed.TOOL)]
        named = {"names": ", ".join(public)}
        is_case = bool(thread.subject_address)
        return Line(
            says=_("A new case study.") if is_case else _("A new thread."),
            **self._named(thread),
            path=thread.get_absolute_url(),
            why=_("You follow %(names)s.") % named if public else _("You follow an authority or a Party behind it."),
            level=Level.FOLLOWED,
            stops=Stop(self.person, follow=because[0].pk) if because else None,
            stops_label=_("Stop following %(names)s") % {"names": public[0]} if public else _("Stop following that"),
        )

    def _of_work(self, cause: Cause, thing: UUID) -> Line:
        """Something to be decided, answered or mended: an act of the person's office."""
        says, why = WORK[cause]
        return Line(says=str(says), where="", path=_place_of_work(cause, thing), why=str(why), level=cause.level)

    def _named(self, thread: Thread) -> dict[str, str]:
        """The title of a public case study; of any other thread only for whom it is."""
        if title := self._public_titles.get(thread.pk):
            return {"title": " ".join(title.split()), "where": ""}
        return {"where": str(WHERE[AudienceKind(thread.audience_kind)])}

    @staticmethod
    def _why(cause: Cause, follow: Follow | None) -> str:
        if cause == Cause.MENTION:
            return _("Somebody wrote your name.")
        if cause == Cause.REPLY:
            return _("It answers your words.")
        return _("You follow this thread. %(reason)s") % {"reason": Reason(follow.reason).label if follow else ""}

    @cached_property
    def _replies(self) -> dict[UUID, Reply]:
        things = [item.thing for item in self.items if item.cause in (Cause.MENTION, Cause.REPLY, Cause.IN_FOLLOWED)]
        return Reply.objects.select_related("thread").in_bulk(things)

    @cached_property
    def _threads(self) -> dict[UUID, Thread]:
        """By what an item is about: the thread of a reply, or a new thread."""
        new = Thread.objects.in_bulk([item.thing for item in self.items if item.cause == Cause.NEW])
        return {**{pk: reply.thread for pk, reply in self._replies.items()}, **new}

    @cached_property
    def _follows(self) -> dict[UUID, Follow]:
        own = Follow.objects.by(self.person).standing().filter(thread__in=self.threads)
        return {follow.thread_id: follow for follow in own if follow.thread_id}

    @cached_property
    def _because(self) -> dict[UUID, list[Follow]]:
        new = [self._threads[item.thing] for item in self.items if item.cause == Cause.NEW]
        return {thread.pk: because for thread, because in because_of(self._of_things, new)}

    @property
    def _of_things(self) -> Iterable[Follow]:
        return Follow.objects.by(self.person).standing().filter(thread=None).with_things().order_by("pk")

    @cached_property
    def _public_titles(self) -> dict[UUID, str]:
        """Of the threads that are about a case study which anybody may read."""
        cases = CaseStudy.objects.visible_to(None).standing().filter(thread__in=self.threads)
        return dict(cases.values_list("thread_id", "current__title"))
