"""Writes the world of the plan, by the verbs that write such worlds, and keeps which identifier stands for what."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db.models import Model
from django.urls import reverse

from accounts.actions.invitations import invite
from forum.discussions.actions.curation import close_thread, hide_reply
from forum.discussions.actions.personal import save_reply_draft, save_thread_draft
from forum.discussions.actions.response import ask_for_experience
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Thread
from forum.discussions.words import prepare
from forum.events.running import run_pending
from forum.policies.actor import Actor
from forum.policies.vocabulary import AudienceKind, Role
from tests import cast
from tests.proofs.apart import committed
from tests.proofs.plan import INVITED_BY, INVITED_TO, TOPICS, Post, Topic, canary
from tests.threads import reply_in, thread_by


@dataclass
class Told:
    """The world, and the label of every identifier in it."""

    cast: cast.World
    actors: dict[str, Actor] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    replies: dict[tuple[str, int], UUID] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    by_label: dict[str, str] = field(default_factory=dict)
    mails: list[EmailMultiAlternatives] = field(default_factory=list)

    def name(self, label: str, identifier: object) -> None:
        self.ids[str(identifier)] = label
        self.by_label[label] = str(identifier)

    def actor(self, who: str) -> Actor:
        if who not in self.actors:
            self.actors[who] = self.cast.actor(who)
        return self.actors[who]


def write() -> Told:
    """Everybody and everything of the plan, each thing with its canary."""
    told = Told(cast.assemble())
    mark(told)
    for topic in TOPICS:
        Speaking(told, topic).write()
    write_new_draft(told)
    write_invitation(told)
    with committed():
        while run_pending():
            pass
    return told


def mark(told: Told) -> None:
    """Give everybody, and whatever they speak for, a canary for a name."""
    for who, person in told.cast.people.items():
        email = f"{canary(f'email {who}')}@example.org"
        rename(person, name=canary(f"name {who}"), email=email)
        person.emailaddress_set.update(email=email)
        told.name(f"id person {who}", person.pk)
    for key, authority in told.cast.authorities.items():
        rename(authority, name=canary(f"authority {key}"))
        told.name(f"id authority {key}", authority.pk)
    for code, party in told.cast.parties.items():
        rename(party, name=canary(f"party {code}"))
    for who, seat in told.cast.seats.items():
        told.name(f"id seat {who}", seat.pk)


def rename(row: Model, **values: str) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


@dataclass
class Speaking:
    """Writes one thread of the plan."""

    told: Told
    topic: Topic

    def write(self) -> None:
        self.start()
        for post in self.topic.posts[1:]:
            self.speak(post)
        for post in self.topic.posts:
            self.change(post)
        self.write_draft()
        self.ask()
        self.close()

    def canary(self, of: object, what: str) -> str:
        return canary(f"{self.topic.key} {of} {what}")

    def start(self) -> None:
        framework = self.told.cast.frameworks.get(self.topic.framework)
        thread = thread_by(
            self.told.actor(self.topic.author),
            title=f"About {canary(f'{self.topic.key} title')}",
            body=f"First {self.canary(0, 'words')}",
            audience=AudienceKind.FRAMEWORK if framework else AudienceKind.MEMBERS,
            framework=framework,
        )
        self.told.threads[self.topic.key] = thread
        self.told.name(f"id thread {self.topic.key}", thread.pk)
        self.keep(self.topic.posts[0], thread.replies.get())

    def keep(self, post: Post, reply: Reply) -> None:
        assert reply.number == post.number
        self.told.replies[self.topic.key, post.number] = reply.pk
        self.told.name(f"id reply {self.topic.key} {post.number}", reply.pk)

    def speak(self, post: Post) -> None:
        what = "old" if post.state == "edited" else "words"
        words = self.canary(post.number, what)
        if any(other.quotes == post.number for other in self.topic.posts):
            words += f" and {self.canary(post.number, 'passage')}"
        if post.mentions:
            address = reverse("people:person", args=[self.told.cast.people[post.mentions].pk])
            words += f" [@somebody]({address})"
        source = self.reply(post.quotes) if post.quotes else None
        reply = reply_in(
            self.told.threads[self.topic.key],
            self.told.actor(post.author),
            body=words,
            attribution=post.attribution,
            parent=self.reply(post.parent) if post.parent else None,
            quoting=[(source, self.canary(source.number, "passage"))] if source else None,
        )
        self.keep(post, reply)

    def reply(self, number: int) -> Reply:
        return Reply.objects.get(pk=self.told.replies[self.topic.key, number])

    def change(self, post: Post) -> None:
        pk = self.told.replies[self.topic.key, post.number]
        if post.state == "edited":
            words = prepare(self.canary(post.number, "words"), self.told.threads[self.topic.key])
            edit_reply(self.told.actor(post.author), pk, words=words, version=1)
        if post.state == "hidden":
            hide_reply(self.told.actor("moderator"), pk, reason=self.canary(post.number, "reason"))
        if post.state == "withdrawn":
            withdraw_reply(self.told.actor(post.author), pk)

    def write_draft(self) -> None:
        draft, thread = uuid4(), self.told.threads[self.topic.key]
        body = canary(f"{self.topic.key} draft")
        actor = self.told.actor(self.topic.author)
        save_reply_draft(actor, draft, thread_id=thread.pk, body=body, fields={}, version=0)
        self.told.name(f"id draft {self.topic.key}", draft)

    def ask(self) -> None:
        if not self.topic.asks:
            return
        asked = self.told.cast.authorities[self.topic.asks]
        thread = self.told.threads[self.topic.key]
        [request] = ask_for_experience(self.told.actor("moderator"), thread.pk, authorities=[asked.pk])
        self.told.name(f"id request {self.topic.key}", request.pk)

    def close(self) -> None:
        if self.topic.closed:
            thread = self.told.threads[self.topic.key]
            close_thread(self.told.actor("moderator"), thread.pk, reason=canary(f"{self.topic.key} closed"))


def write_new_draft(told: Told) -> None:
    draft = uuid4()
    body, title = canary("new draft"), canary("new draft title")
    save_thread_draft(told.actor("official_qm"), draft, body=body, fields={"title": title}, version=0)
    told.name("id draft new", draft)


def write_invitation(told: Told) -> None:
    """An invitation, whose mail is in the outbox."""
    with committed():
        invitation, token = invite(
            told.actor(INVITED_BY),
            email=f"{canary('email invited')}@example.org",
            authority=told.cast.authorities[INVITED_TO],
            role=Role.OFFICIAL,
        )
    told.name("id invitation", invitation.pk)
    told.name("invitation token", token)
    told.mails = list(mail.outbox)
