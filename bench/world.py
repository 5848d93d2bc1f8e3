"""Who reads and who writes in the benches, and what they say. Django has to be set up before this is imported."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from accounts import terms
from accounts.actors import actor_for
from accounts.models import Authority, Seat, Session, User
from accounts.sessions import SessionStore
from forum.agreements.models import Party
from forum.discussions.actions.posting import post_reply, post_thread
from forum.discussions.models import Reply, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import Passage, prepare
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS
from forum.policies.vocabulary import Attribution, AudienceKind, AuthorityKind, Capacity, Role, ThreadKind

PARTIES = {"XA": "Arvania", "XB": "Belmora", "XC": "Cordova", "XD": "Dravania"}
SINCE = date(2024, 1, 1)
SAID = """\
At our border posts the **certificate check** takes eleven minutes a person, and most of that is waiting for a line
to the register. We tried two things, and one of them worked:

- a copy of the register on the spot, renewed at night, which answers at once;
- a second queue for those whose papers were checked at the last post.

The copy needs an agreement on who may keep what for how long; ours is two pages and took a year.

"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody signed in: as whom they act, and the cookie of their session."""

    person: User
    cookie: str

    @property
    def actor(self) -> Actor:
        """As whom they act. Raises AssertionError for somebody without a seat."""
        actor = actor_for(self.person)
        assert actor is not None
        return actor


def words_of(characters: int, last: str = "") -> str:
    """So many characters of Markdown as an official would write it, ending in a word of one's own."""
    return "".join(islice(cycle(SAID), characters - len(last))) + last


def sign_in(number: int) -> list[Reader]:
    """So many officials, each a person of their own in a session of their own, at twenty authorities of four Parties.

    Written in bulk, since a verb each would take minutes; who they are is then found as for anybody.
    """
    parties = [Party.objects.create(code=code, name=name, illustrative=True) for code, name in PARTIES.items()]
    authorities = Authority.objects.bulk_create(
        Authority(name=f"Directorate {n + 1}", kind=AuthorityKind.PARTY, party=parties[n % 4], illustrative=True)
        for n in range(20)
    )
    people = User.objects.bulk_create(
        User(
            email=f"official-{n}@demo.example",
            name_as_given=f"Official {n}",
            password=f"!{n}",
            is_demo=True,
            accepted_terms=terms.edition(),
        )
        for n in range(number)
    )
    Seat.objects.bulk_create(
        Seat(person=person, authority=authority, role=Role.OFFICIAL, starts=SINCE)
        for person, authority in zip(people, cycle(authorities))
    )
    sessions = Session.objects.bulk_create(map(_session, people))
    return [
        Reader(person, f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
        for person, session in zip(people, sessions, strict=True)
    ]


def _session(person: User) -> Session:
    said = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    store = SessionStore()
    return Session(
        session_key=store._get_new_session_key(),
        session_data=store.encode(said),
        expire_date=timezone.now() + timedelta(hours=1),
        person=person,
    )


def start_thread(author: Reader, title: str) -> Thread:
    """A discussion for members."""
    said = ThreadSaid(
        kind=ThreadKind.DISCUSSION,
        title=title,
        words=prepare(words_of(600), Thread(audience_kind=AudienceKind.MEMBERS)),
        audience=MEMBERS,
        capacity=Capacity.FACTUAL_INFORMATION,
        attribution=Attribution.BY_NAME,
    )
    return post_thread(author.actor, said, form_key=uuid4().hex)


def reply(
    actor: Actor, thread: Thread, body: str, *, parent: Reply | None = None, quoting: Reply | None = None
) -> Reply:
    """Post a reply by the verb."""
    said = ReplySaid(
        words=prepare(body, thread),
        parent=parent.pk if parent else None,
        passages=[Passage(quoting.pk, "answers at once")] if quoting else [],
        capacity=Capacity.FACTUAL_INFORMATION,
        attribution=Attribution.BY_NAME,
    )
    return post_reply(actor, thread.pk, said, form_key=uuid4().hex)


def converse(thread: Thread, authors: list[Reader], replies: int, characters: int) -> None:
    """Fill a thread: two replies in three answer another one, and one in ten quotes the first words."""
    opening = thread.replies.get(number=0)
    said: list[Reply] = []
    actors = cycle([author.actor for author in authors])
    for number, author in enumerate(islice(actors, replies)):
        parent = said[number // 2] if number % 3 else None
        quoting = opening if number % 10 == 9 else None
        said.append(reply(author, thread, words_of(characters), parent=parent, quoting=quoting))
