"""A world in which everything that can grow has grown, to a few or to many: rows, not verbs, since there are many."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.utils import timezone

from accounts.actions.invitations import invite
from accounts.models import (
    AccessRequest,
    ApprovedDomain,
    Authority,
    ErasureRequest,
    Group,
    GroupMember,
    Invitation,
    Seat,
    User,
)
from forum.agreements.models import (
    Claim,
    FactVersion,
    Framework,
    Instrument,
    InstrumentParticipation,
    Participation,
    Source,
)
from forum.audiences.models import Widening
from forum.cases.actions.review import submit_version
from forum.cases.models import CaseStudy, CaseVersion, Partner, Result
from forum.cases.models import Source as Document
from forum.discussions.actions.response import ask_for_experience
from forum.discussions.actions.rooms import enter_room
from forum.discussions.actions.unmasking import ask_unmasking
from forum.discussions.models import (
    ExperienceRequest,
    Mention,
    Quote,
    ReadRange,
    ReadState,
    Reply,
    ReplyDraft,
    ReplyRevision,
    ReplyVersion,
    Thread,
    ThreadDraft,
    Unmasking,
    Usefulness,
)
from forum.discussions.steps import segment
from forum.moderation.models import Item
from forum.notifications.models import Follow, Waiting
from forum.policies.audience import MEMBERS
from forum.policies.vocabulary import UnmaskingState
from forum.publishing.authorship import seal
from forum.publishing.models import ClearanceStep
from forum.search.actions import bring_up_to_date
from forum.taxonomy.models import Example, Tool
from forum.toolbox.models import Correction
from tests.case_studies import draft_by, published_by
from tests.cast import LONG_AGO, World, assemble
from tests.clearance import handed_in
from tests.groups import group_of
from tests.many_cases import publish_like
from tests.rooms import entered, room_by, said_in
from tests.rows import copied
from tests.threads import for_parties, thread_by
from tests.widening import asked

MOST_SEATS = 20
"""Nobody speaks for hundreds of authorities."""

MOST_ROWS = 30
"""Of a table of a case study, of the partners it names, and of its versions."""

READER, OTHER, FOCAL = "official_qm", "official_qn", "focal_qm"


class Grown:
    """A thread of the reader's, and around it so many of everything."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.world: World = assemble()
        self.reader, self.other = self.world.actor(READER), self.world.actor(OTHER)
        self._of_the_field()
        self._people()
        self._at_the_door()
        self._threads()
        self._replies()
        self._requests()
        self._personal()
        self._unspoken()
        self._follows()
        self._facts()
        self._cases()
        self._groups()
        self._items()
        self._rooms()
        self._readers()
        self.first = self.thread.replies.get(number=1).pk
        self.client = {who: self.world.client(who) for who in (READER, FOCAL, "moderator", "secretariat", "labour_qm")}

    def address(self, address: str) -> str:
        """The address with what it names."""
        names = {
            "thread": self.thread.pk,
            "reply": self.first,
            "request": self.request.pk,
            "person": self.reader.person,
            "framework": "FWX",
            "party": "QM",
            "tool": "T0",
            "fact": self.fact.pk,
            "case": self.case.identifier,
            "older": self.older,
            "version": self.version.pk,
            "review": self.review.pk,
            "access": self.access.pk,
            "erasure": self.erasure.pk,
            "seat": self.world.seats[READER].pk,
            "authority": self.world.authorities["migration_qm"].pk,
            "group": self.group.pk,
            "widening": self.widening.pk,
            "parties": self.parties.pk,
            "revision": self.revision.pk,
            "room": self.room.pk,
            "unmasking": self.unmasking.pk,
        }
        return address.format(**names, middle=self.many // 2, last=self.many)

    def _rooms(self) -> None:
        """A room in which so many have spoken, and of whose first words somebody asked so often who wrote them."""
        moderator = self.world.actor("moderator")
        self.room = room_by(moderator)
        enter_room(moderator, self.room.pk)
        first = said_in(self.room, entered(self.world.actor(READER), self.room))
        Reply.objects.bulk_create(
            copied(first, number=n, path=segment(n), shown_label=f"{n}", submit_key=f"room {n}")
            for n in range(2, self.many + 1)
        )
        Thread.objects.filter(pk=self.room.pk).update(last_number=self.many)
        self.unmasking = ask_unmasking(moderator, first.pk, reason="A threat.")
        refused = {"state": UnmaskingState.REFUSED, "decided_by_id": moderator.seat, "decided_at": timezone.now()}
        Unmasking.objects.bulk_create(copied(self.unmasking, **refused) for _n in range(self.many))

    def _of_the_field(self) -> None:
        numbers = range(self.many)
        frameworks = Framework.objects.bulk_create(Framework(code=f"F{n}", name=f"Framework {n}") for n in numbers)
        Participation.objects.bulk_create(
            Participation(framework=framework, party=self.world.parties["QM"], starts=LONG_AGO)
            for framework in frameworks
        )
        Tool.objects.bulk_create(Tool(code=f"T{n}", name=f"Tool {n}") for n in numbers)
        Authority.objects.filter(pk=self.reader.authority).update(mailbox="desk@example.org")
        self.authorities = Authority.objects.bulk_create(
            Authority(name=f"Authority {n}", kind="party", party=self.world.parties["QM"]) for n in range(2 * self.many)
        )

    def _people(self) -> None:
        people = User.objects.bulk_create(
            User(email=f"p{n}@example.org", name_as_given=f"Amara {n}") for n in range(self.many)
        )
        seats = [
            Seat(person=person, authority=self.world.authorities["labour_qm"], role="official", starts=LONG_AGO)
            for person in people
        ]
        further = [
            Seat(person_id=self.reader.person, authority=one, role="official", starts=timezone.now().date())
            for one in self.authorities[:MOST_SEATS]
        ]
        Seat.objects.bulk_create([*seats, *further])
        focal = self.world.actor(FOCAL)
        made, _token = invite(
            focal, email="a@example.org", authority=self.world.authorities["migration_qm"], role="official"
        )
        requests = [ErasureRequest(person=person, asked_at=timezone.now()) for person in people]
        self.erasure = ErasureRequest.objects.bulk_create(requests)[0]
        Invitation.objects.bulk_create(
            copied(made, email=f"i{n}@example.org", digest=f"{n:064}") for n in range(self.many)
        )

    def _at_the_door(self) -> None:
        """So many who sit at the reader's authority, have left it, or ask to come in; and as many domains."""
        authority, numbers = self.world.authorities["migration_qm"], range(self.many)
        said = {"authority": authority, "role": "official", "starts": LONG_AGO}
        people = User.objects.bulk_create(User(email=f"c{n}@example.org", name_as_given=f"Bilal {n}") for n in numbers)
        Seat.objects.bulk_create(Seat(person=one, **said) for one in people)
        Seat.objects.bulk_create(Seat(person=one, **said, status="ended", ends=timezone.now()) for one in people)
        ApprovedDomain.objects.bulk_create(
            ApprovedDomain(authority=authority, domain=f"d{n}.example") for n in range(min(self.many, MOST_ROWS))
        )
        requests = AccessRequest.objects.bulk_create(
            AccessRequest(
                authority=authority,
                role="official",
                name=f"Noor {n}",
                email=f"n{n}@d1.example",
                why="To learn.",
                at_approved_domain=True,
                state="waiting",
                digest=f"{n:064}",
                asked_at=timezone.now(),
                confirmed_at=timezone.now(),
                lapses_at=timezone.now(),
            )
            for n in numbers
        )
        self.access = requests[0]

    def _threads(self) -> None:
        self.thread = thread_by(self.reader)
        later = timezone.now() - timedelta(days=1)
        threads = Thread.objects.bulk_create(
            copied(self.thread, submit_key=f"{n:064}", last_activity_at=later, pinned_at=later if n % 3 == 0 else None)
            for n in range(self.many)
        )
        words = self.thread.replies.get()
        Reply.objects.bulk_create(
            copied(words, thread=thread, submit_key=f"t{n:063}") for n, thread in enumerate(threads)
        )
        both = (self.thread, *threads)
        labels = Thread.frameworks.through, Thread.tools.through
        labels[0].objects.bulk_create(
            labels[0](thread=one, framework_id=code) for one in both for code in ("FWX", "F0", "F1")
        )
        labels[1].objects.bulk_create(labels[1](thread=one, tool_id=code) for one in both for code in ("T0", "T1"))

    def _replies(self) -> None:
        words = self.thread.replies.get()
        replies = Reply.objects.bulk_create(
            copied(
                words,
                number=n,
                path=segment(n) if n % 2 else segment(n - 1) + segment(n),
                submit_key=f"r{n:063}",
                edited_at=timezone.now(),
                version=self.many + 1,
            )
            for n in range(1, self.many + 1)
        )
        Thread.objects.filter(pk=self.thread.pk).update(last_number=self.many)
        self.replies = replies
        for n, reply in enumerate(replies):
            seal(reply.pk, self.other if n % 2 else self.reader)
        quoting = [(reply, position) for reply in replies for position in range(3)]
        Quote.objects.bulk_create(
            Quote(reply=reply, source=replies[position], passage="One hall.", position=position)
            for reply, position in quoting
        )
        Mention.objects.bulk_create(Mention(reply=reply, person_id=self.reader.person) for reply in replies)
        Usefulness.objects.bulk_create(Usefulness(reply=reply, authority_id=self.reader.authority) for reply in replies)
        ReplyVersion.objects.bulk_create(
            ReplyVersion(reply=self.replies[0], version=n, body=f"Words {n}", spoken_at=timezone.now())
            for n in range(1, self.many + 1)
        )

    def _requests(self) -> None:
        asked = [self.world.authorities["labour_qm"].pk]
        [self.request] = ask_for_experience(self.world.actor("moderator"), self.thread.pk, authorities=asked)
        ExperienceRequest.objects.bulk_create(
            ExperienceRequest(thread=self.thread, authority=one, state="passed_on", passed_on_to=self.authorities[0])
            for one in self.authorities[1 : self.many]
        )

    def _unspoken(self) -> None:
        """So many words in review, some instead of words that stand, and as many steps of others before."""
        self.revision = handed_in(self.thread, self.reader)
        few = range(min(self.many, MOST_ROWS))
        instead = [{"reply": self.replies[n], "based_on": 1} if n % 2 else {} for n in few if n < len(self.replies)]
        ReplyRevision.objects.bulk_create(
            copied(self.revision, pk=uuid4(), submit_key=f"u{n:063}", **of) for n, of in enumerate(instead)
        )
        step = ClearanceStep.objects.get()
        ClearanceStep.objects.bulk_create(
            copied(step, pk=uuid4(), words=self.replies[n % len(self.replies)].pk) for n in range(self.many)
        )

    def _follows(self) -> None:
        """Every other thread is followed, and every framework; so the threads under it that are not are news."""
        since = {"reason": "by_hand", "since": timezone.now() - timedelta(days=9), "seat_id": self.reader.seat}
        threads = Thread.objects.order_by("pk")[: self.many : 2]
        Follow.objects.bulk_create(Follow(person_id=self.reader.person, thread=one, **since) for one in threads)
        frameworks = Framework.objects.all()
        Follow.objects.bulk_create(Follow(person_id=self.reader.person, framework=one, **since) for one in frameworks)

    def _personal(self) -> None:
        own = {"person_id": self.reader.person, "seat_id": self.reader.seat}
        numbers = range(min(self.many, 100))
        ReplyDraft.objects.bulk_create(ReplyDraft(**own, thread=self.thread, body="Hm", version=1) for _ in numbers)
        ThreadDraft.objects.bulk_create(ThreadDraft(**own, body="Hm", version=1) for _ in numbers)
        Waiting.objects.bulk_create(
            Waiting(person_id=self.reader.person, kind="mention", reply=reply) for reply in self.replies
        )
        state, _is_new = ReadState.objects.get_or_create(
            person_id=self.reader.person, thread=self.thread, defaults={"seat_id": self.reader.seat}
        )
        ReadRange.objects.bulk_create(
            ReadRange(state=state, first=n, last=n) for n in range(self.many + 2, 3 * self.many, 2)
        )
        user = self.world.user(READER)
        UserSession.objects.bulk_create(
            UserSession(user=user, ip="127.0.0.1", session_key=f"s{n}", user_agent="x") for n in range(self.many)
        )

    def _facts(self) -> None:
        """So many facts of every kind about one framework, one Party, one tool; one changed and proposed as often."""
        numbers, framework, party = range(self.many), {"framework_id": "FWX"}, self.world.parties["QM"]
        type(party).objects.update(illustrative=False)
        source = Source.objects.create(code="S1", title="A gazette")
        claims = [Claim(**framework, topic="category", value="workers", words=f"{n}") for n in numbers]
        instruments = [Instrument(**framework, code=f"I{n}", name=f"Instrument {n}") for n in numbers]
        rows: list[list[Any]] = [
            claims,
            instruments,
            [InstrumentParticipation(instrument=one, party=party, state="signed") for one in instruments],
            [Example(tool_id="T0", framework_id=f"F{n}") for n in numbers],
            [Example(tool_id=f"T{n}", **framework) for n in numbers],
        ]
        for kind in rows:
            kind[0].__class__.objects.bulk_create(kind)
            through = kind[0].__class__.sources.through
            owner = f"{kind[0]._meta.model_name}_id"
            through.objects.bulk_create(through(**{owner: one.pk, "source_id": source.pk}) for one in kind)
        self.fact = claims[0]
        said = {"value": "workers", "words": "Before"}
        FactVersion.objects.bulk_create(FactVersion(fact=self.fact.pk, version=n + 1, said=said) for n in numbers)
        Correction.objects.bulk_create(
            Correction(
                fact=self.fact.pk,
                version=1,
                **framework,
                party=party,
                was=said,
                changes=said,
                why="So it is.",
                proposed_by_id=self.reader.seat,
                submit_key=f"c{n:063}",
            )
            for n in numbers
        )

    def _groups(self) -> None:
        """So many groups of which one has so many threads, and as many members as anybody looks at."""
        self.group = group_of(self.world, FOCAL, READER)
        groups = [copied(self.group, pk=uuid4(), name=f"Group {n}") for n in range(min(self.many, MOST_ROWS))]
        Group.objects.bulk_create(groups)
        reader = self.world.seats[READER]
        colleagues = Seat.objects.filter(person__name_as_given__startswith="Bilal ").active()
        GroupMember.objects.bulk_create(GroupMember(group=one, seat=reader) for one in groups)
        GroupMember.objects.bulk_create(GroupMember(group=self.group, seat=one) for one in colleagues)
        among = {"audience_kind": "group", "audience_group": self.group, "title_as_written": "Among us"}
        Thread.objects.bulk_create(copied(self.thread, submit_key=f"g{n:063}", **among) for n in range(self.many))

    def _items(self) -> None:
        """So many first words that wait to be looked at."""
        words = self.thread.replies.values_list("pk", flat=True)
        Item.objects.bulk_create(
            Item(kind="first_words", subject=pk, due_at=timezone.now()) for pk in words[: self.many]
        )

    def _readers(self) -> None:
        """So many requests for other readers, of as many threads, and one of a thread in which so many have spoken."""
        self.parties = thread_by(self.reader, audience=for_parties(self.world.frameworks["FWX"]))
        first = self.parties.replies.get()
        places = {n: {"number": n, "path": segment(n), "submit_key": f"p{n:063}"} for n in range(1, self.many)}
        Reply.objects.bulk_create(copied(first, pk=uuid4(), **place) for place in places.values())
        self.widening = asked(self.parties, self.world.actor(FOCAL), MEMBERS)
        threads = Thread.objects.filter(audience_kind="group").order_by("pk")[: self.many]
        Widening.objects.bulk_create(copied(self.widening, pk=uuid4(), thread=thread) for thread in threads)

    def _cases(self) -> None:
        """So many published and as many drafts; of one case so many results, sources, partners and versions."""
        author, focal = self.reader, self.world.actor(FOCAL)
        places = [self.world.authorities[key] for key in ("migration_qm", "immigration_qn", "passports_qo")]
        self.case = published_by(author, focal, audience="public", framework=self.world.frameworks["FWX"])
        self.older = publish_like(self.case, self.many, places)[0].identifier
        current = self.case.current
        assert current
        rows = range(2, min(self.many, MOST_ROWS))
        Result.objects.bulk_create(Result(version=current, position=n, indicator=f"{n}", value=f"{n}") for n in rows)
        Document.objects.bulk_create(Document(version=current, position=n, title=f"Report {n}") for n in rows)
        partners = self.authorities[: min(self.many, MOST_ROWS)]
        current.partner_authorities.set(partners)
        Partner.objects.bulk_create(Partner(case=self.case, authority=one, state="confirmed") for one in partners)
        CaseVersion.objects.bulk_create(
            copied(current, pk=uuid4(), number=n, title=f"Title {n}") for n in range(2, min(self.many, MOST_ROWS))
        )
        self.version = draft_by(author)
        drafts = CaseStudy.objects.bulk_create(
            copied(self.version.case, pk=uuid4(), submit_key=f"d{n:063}") for n in range(self.many)
        )
        CaseVersion.objects.bulk_create(copied(self.version, pk=uuid4(), case=one) for one in drafts)
        self.review = draft_by(author)
        submit_version(author, self.review.pk)
        bring_up_to_date()
