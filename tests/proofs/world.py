"""Writes the world of the plan, by the verbs that write such worlds, and keeps which identifier stands for what."""

import re
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from accounts.actions.access import ask_for_access, confirm_request
from accounts.actions.erasure import ask_for_erasure
from accounts.actions.invitations import invite
from accounts.actions.secretariat import approve_domain
from accounts.actions.settings import describe_oneself
from forum.agreements.models import Claim, Fact, Participation
from forum.audiences.actions.widening import ask_to_widen, confirm_widening
from forum.discussions.actions.clearing import return_revision, take_back
from forum.discussions.actions.curation import close_thread, hide_reply
from forum.discussions.actions.personal import save_reply_draft, save_thread_draft
from forum.discussions.actions.response import COUNTED_WITHIN, ask_for_experience, find_useful
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Thread
from forum.discussions.words import prepare
from forum.events.due import run_due
from forum.moderation.models import Item
from forum.notifications.stopping import Stop
from forum.notifications.vocabulary import Level
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS, Audience
from forum.policies.vocabulary import AudienceKind, Role
from forum.search.actions import bring_up_to_date
from forum.search.texts.sources import ON_RECORD
from forum.taxonomy.models import Tool
from forum.toolbox.actions.corrections import accept_correction, decline_correction, propose_correction
from tests import cast
from tests.clearance import cleared, handed_in, kept_for_later, thread_handed_in
from tests.errands import done_by_the_worker
from tests.proofs.apart import committed
from tests.proofs.gathering import change_groups, write_groups
from tests.proofs.masking import write_rooms
from tests.proofs.plan import (
    ASKERS,
    ASKS_TO_WIDEN,
    FRAMEWORKS,
    INVITED_BY,
    INVITED_TO,
    LEAVING,
    LOOKS,
    MAILBOXES,
    PROFILES,
    PROPOSALS,
    TOOL,
    TOPICS,
    UNSPOKEN,
    USEFUL,
    WIDENINGS,
    Post,
    Proposal,
    Topic,
    canary,
)
from tests.threads import for_authority, for_parties, reply_in, thread_by
from tests.widening import narrowed


@dataclass
class Told:
    """The world, and the label of every identifier in it."""

    cast: cast.World
    actors: dict[str, Actor] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    rooms: dict[str, Thread] = field(default_factory=dict)
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
    write_tags(told)
    write_groups(told)
    for topic in TOPICS:
        Speaking(told, topic).write()
    write_rooms(told)
    change_groups(told)
    write_facts(told)
    write_new_draft(told)
    write_unspoken(told)
    write_invitation(told)
    write_access(told)
    told.name("id erasure", ask_for_erasure(None, told.cast.people[LEAVING]).pk)
    with committed():
        run_due(timezone.now() + COUNTED_WITHIN)
        done_by_the_worker()
    write_items(told)
    bring_up_to_date(ON_RECORD)
    return told


def write_items(told: Told) -> None:
    """What the follower has raised."""
    labels = {pk: f"id item {key} {number}" for (key, number), pk in told.replies.items()}
    for item in Item.objects.all():
        told.name(labels[item.subject], item.pk)


def mark(told: Told) -> None:
    """Give everybody, and whatever they speak for, a canary for a name."""
    for who, person in told.cast.people.items():
        email = f"{canary(f'email {who}')}@example.org"
        rename(person, name_as_given=canary(f"name {who}"), email=email)
        person.emailaddress_set.update(email=email)
        told.name(f"id person {who}", person.pk)
    for key, authority in told.cast.authorities.items():
        rename(authority, name=canary(f"authority {key}"))
        told.name(f"id authority {key}", authority.pk)
    for key in MAILBOXES:
        rename(told.cast.authorities[key], mailbox=f"{canary(f'mailbox {key}')}@example.org")
    for who in PROFILES:
        describe(told, who)
    for code, party in told.cast.parties.items():
        rename(party, name=canary(f"party {code}"), illustrative=False)
        told.name(f"party code {code}", code)
    for who, seat in told.cast.seats.items():
        told.name(f"id seat {who}", seat.pk)


def describe(told: Told, who: str) -> None:
    """What somebody says about themselves. What is kept of interests of who is no expert is not declared by anybody."""
    describe_oneself(
        told.actor(who),
        name=canary(f"name {who}"),
        spoken_languages=canary(f"languages {who}"),
        expertise=canary(f"expertise {who}"),
        interests=canary(f"interests {who}"),
    )


def rename(row: Model, **values: object) -> None:
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
            self.find_useful(post)
            self.change(post)
        self.write_draft()
        self.ask()
        self.close()
        self.change_readers()

    def canary(self, of: object, what: str) -> str:
        return canary(f"{self.topic.key} {of} {what}")

    def start(self) -> None:
        thread = thread_by(
            self.told.actor(self.topic.author),
            title=f"About {canary(f'{self.topic.key} title')}",
            body=f"First {self.canary(0, 'words')}",
            audience=self.audience(),
            frameworks=list(self.told.cast.frameworks.values()),
            tools=[Tool.objects.get(pk=TOOL)],
        )
        self.told.threads[self.topic.key] = thread
        self.told.name(f"id thread {self.topic.key}", thread.pk)
        self.keep(self.topic.posts[0], thread.replies.get())

    def audience(self) -> Audience:
        told, topic = self.told, self.topic
        if topic.group:
            return Audience(AudienceKind.GROUP, told.by_label[f"id group {topic.group}"])
        if topic.authority:
            return for_authority(told.cast.authorities[topic.authority])
        framework = topic.was or topic.framework
        return for_parties(told.cast.frameworks[framework]) if framework in FRAMEWORKS else MEMBERS

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

    def find_useful(self, post: Post) -> None:
        for who in USEFUL.get((self.topic.key, post.number), ()):
            find_useful(self.told.actor(who), self.told.replies[self.topic.key, post.number], useful=True)

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

    def change_readers(self) -> None:
        """Narrow it, as its author does; or let others be asked for, and read it if somebody has looked at that."""
        told, key = self.told, self.topic.key
        thread = told.threads[key]
        if self.topic.was == "members":
            narrowed(thread, told.actor(self.topic.author), for_parties(told.cast.frameworks[self.topic.framework]))
        if key in WIDENINGS:
            reason = canary(f"widening {key} reason")
            widening = ask_to_widen(told.actor(ASKS_TO_WIDEN), thread.pk, to=MEMBERS, reason=reason)
            told.name(f"id widening {key}", widening.pk)
            if WIDENINGS[key] == "confirmed":
                confirm_widening(told.actor(LOOKS), widening.pk)
            for notice in widening.notices.all():
                who = next(who for who, person in told.cast.people.items() if person.pk == notice.person_id)
                told.name(f"id notice {key} {who}", notice.pk)


def write_tags(told: Told) -> None:
    Tool.objects.create(code=TOOL, group="Entry and border", name="One-stop border post")
    told.name(f"tool {TOOL}", TOOL)
    for code in FRAMEWORKS:
        told.name(f"framework {code}", code)


def write_facts(told: Told) -> None:
    """What is on record, and what was proposed of it."""
    facts = {"body": Claim.objects.create(framework_id="FWX", topic="body", words=canary("fact old"))}
    for row in Participation.objects.all():
        facts[f"{row.framework_id} {row.party_id}"] = row
    for key, fact in facts.items():
        told.name(f"id fact {key}", fact.pk)
    for proposal in PROPOSALS:
        write_proposal(told, proposal, facts[proposal.fact])


def write_proposal(told: Told, proposal: Proposal, fact: Fact) -> None:
    fact.refresh_from_db()
    correction = propose_correction(
        told.actor(proposal.proposer),
        fact.pk,
        version=fact.version,
        changes={"words": canary(f"proposal {proposal.key} words")},
        source_title=canary(f"proposal {proposal.key} source"),
        source_address="",
        as_of="",
        why=canary(f"proposal {proposal.key} why"),
        form_key=proposal.key,
    )
    told.name(f"id correction {proposal.key}", correction.pk)
    secretariat = told.actor("secretariat")
    if proposal.state == "accepted":
        accept_correction(secretariat, correction.pk)
    if proposal.state == "declined":
        decline_correction(secretariat, correction.pk, reason=canary(f"proposal {proposal.key} reason"))


def write_unspoken(told: Told) -> None:
    """Words on their way through their authority, each in a state of its own."""
    for one in UNSPOKEN:
        author, words = told.actor(one.author), canary(f"unspoken {one.key} words")
        if one.state == "to_come":
            revision = kept_for_later(told.threads[one.topic], author, body=words)
        elif one.topic:
            days = 1 if one.state == "cleared_to_come" else 0
            revision = handed_in(told.threads[one.topic], author, body=words, days=days)
        else:
            revision = thread_handed_in(author, body=words, title=canary(f"unspoken {one.key} title"))
        told.name(f"id revision {one.key}", revision.pk)
        if one.state == "returned":
            comments = canary(f"unspoken {one.key} comments")
            return_revision(told.actor("focal_qn"), revision.pk, comments=comments, version=1)
        if one.state == "cleared_to_come":
            cleared(revision, told.actor("focal_qn"))
        if one.state == "taken_back":
            take_back(author, revision.pk)


def write_new_draft(told: Told) -> None:
    draft = uuid4()
    body, title = canary("new draft"), canary("new draft title")
    save_thread_draft(told.actor("official_qm"), draft, body=body, fields={"title": title}, version=0)
    told.name("id draft new", draft)


def write_invitation(told: Told) -> None:
    """An invitation, whose mail is in the outbox."""
    invitation, token = invite(
        told.actor(INVITED_BY),
        email=f"{canary('email invited')}@example.org",
        authority=told.cast.authorities[INVITED_TO],
        role=Role.OFFICIAL,
    )
    told.name("id invitation", invitation.pk)
    told.name("invitation token", token)
    stops = Stop(told.cast.people["official_qm"].pk, levels=(Level.FOR_ME,))
    told.name("stop token", stops.address.rstrip("/").rpartition("/")[2])
    done_by_the_worker()
    told.mails = [one for one in mail.outbox if "invited" in one.subject]


def write_access(told: Told) -> None:
    """A domain that is approved, and those who wait at the door; the tokens of their links stand in their mails."""
    domain = f"{canary('domain')}.example"
    approved = approve_domain(
        told.actor("secretariat"), told.cast.authorities["immigration_qn"].pk, domain=domain, with_subdomains=False
    )
    told.name("id domain", approved.pk)
    for key, asker in ASKERS.items():
        mail.outbox.clear()
        at = domain if asker.vouched_for else "example.org"
        with committed():
            asked = ask_for_access(
                None,
                authority=told.cast.authorities[asker.authority],
                role=Role.OFFICIAL,
                name=canary(f"request {key} name"),
                email=f"{canary(f'request {key} email')}@{at}",
                why=canary(f"request {key} why"),
            )
        done_by_the_worker()
        [sent] = [one for one in mail.outbox if one.to == [asked.email]]
        [token] = re.findall(r"/access/([\w-]{43})/", str(sent.body))
        told.name(f"id access {key}", asked.pk)
        told.name(f"access token {key}", token)
        confirm_request(None, asked.pk)
