"""Somebody who is in every place in which a person can be, under words that stand nowhere else."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.actions.access import ask_for_access, confirm_request
from accounts.actions.erasure import ask_for_erasure, refuse_erasure
from accounts.actions.groups import add_member, create_group
from accounts.actions.invitations import invite, invite_successor
from accounts.actions.seats import grant_seat
from accounts.actions.settings import describe_oneself
from accounts.models import AccessRequest, ErasureRequest, Group, Handover, Invitation, Seat, User
from forum.agreements.models import Claim
from forum.cases.models import CaseVersion
from forum.discussions.actions.personal import mark_read, save_reply_draft, save_thread_draft
from forum.discussions.actions.unmasking import ask_unmasking
from forum.discussions.actions.words import edit_reply
from forum.discussions.models import Reply, Room, Thread, Unmasking
from forum.discussions.words import prepare
from forum.home.actions.letters import write_letter
from forum.home.models import Aside
from forum.notifications.actions.mailing import choose_mail
from forum.notifications.models import Waiting
from forum.notifications.vocabulary import Frequency
from forum.policies.audience import MEMBERS
from forum.policies.vocabulary import AccessState, Attribution, ItemAct, Role
from forum.toolbox.actions.corrections import propose_correction
from tests.case_studies import draft_by, published_by
from tests.cast import World
from tests.clearance import handed_in
from tests.errands import done_by_the_worker
from tests.items import item_about
from tests.rooms import entered, room_by, said_in
from tests.threads import for_parties, reply_in, thread_by
from tests.widening import widened

WHO = "official_qm"
NAME, BEFORE = "Zafirella Quillona", "Amara Osei"
TOKENS = (
    "zafirella",
    "quillona",
    "amara",
    "osei",
    "official_qm",
    "vexpertise",
    "vinterests",
    "vspoken",
    "vdraft",
    "vwhy",
)
"""What nothing may hold once the person is erased. It is looked for in lower case."""

SECOND_ADDRESS = "zafirella@elsewhere.example"


@dataclass(frozen=True)
class Leaving:
    """The person, and the thread in which they, and others about them, have spoken."""

    world: World
    person: User
    thread: Thread

    @property
    def pk(self) -> UUID:
        return self.person.pk

    def asked(self) -> ErasureRequest:
        """Their request, which waits."""
        return ask_for_erasure(None, User.objects.get(pk=self.pk))


def leave_traces(world: World) -> Leaving:
    """Write the person into every place."""
    person = world.people[WHO]
    thread = _others_speak_of(world, person)
    describe_oneself(world.actor(WHO), name=NAME, spoken_languages="Vspoken", expertise="Vexpertise")
    person = User.objects.get(pk=person.pk)
    person.interests, person.interests_declared_on = "Vinterests", timezone.now().date()
    person.save()
    leaving = Leaving(world, person, thread)
    _account(leaving)
    _doors(leaving)
    _words(leaving)
    _masked(leaving)
    _queue(leaving)
    _readers(leaving)
    _work(leaving)
    done_by_the_worker()
    mail.outbox.clear()
    return leaving


def _mention(person: User) -> str:
    return f"[@{person.name}](/people/{person.pk}/)"


def _others_speak_of(world: World, person: User) -> Thread:
    """Under the name that the person had then; others quote these words, and edit theirs."""
    thread = thread_by(world.actor("labour_qm"), body=f"Ask {_mention(person)} about it.")
    source = reply_in(thread, world.actor("official_qn"), body=f"As {_mention(person)} said, two queues.")
    passage = f"As @{person.name} said"
    reply_in(thread, world.actor("labour_qm"), body="Indeed.", quoting=[(source, passage)])
    edit_reply(
        world.actor("official_qn"),
        source.pk,
        words=prepare(f"As {_mention(person)} said, three queues.", thread),
        version=1,
    )
    outside = thread_by(world.actor("moderator"), audience=for_parties(world.frameworks["FWY"]))
    reply_in(outside, world.actor("moderator"), body=f"Not for {_mention(person)}, who does not read this.")
    fields = {"quote_passage": [passage], "quote_source": [str(source.pk)]}
    body = f"Dear {_mention(person)}"
    save_reply_draft(world.actor("official_qn"), uuid4(), thread_id=thread.pk, body=body, fields=fields, version=0)
    save_thread_draft(world.actor("official_qn"), uuid4(), body=body, fields={"title": "To be asked"}, version=0)
    return thread


def _account(leaving: Leaving) -> None:
    person, world = leaving.person, leaving.world
    second = EmailAddress.objects.create(user=person, email=SECOND_ADDRESS)
    EmailConfirmation.create(second).save()
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": f"Key of {NAME}"})
    account = SocialAccount.objects.create(user=person, provider="oidc", uid=NAME, extra_data={"name": NAME})
    app = SocialApp.objects.create(provider="oidc", name="Organisation", client_id="corridor")
    SocialToken.objects.create(app=app, account=account, token=f"token of {NAME}")
    session = world.client(WHO).session
    UserSession.objects.create(user=person, ip="10.1.2.3", session_key=session.session_key, user_agent=NAME)
    request = ask_for_erasure(None, person)
    refuse_erasure(world.actor("secretariat"), request.pk, reason=f"Not yet, {NAME}.")
    ErasureRequest.objects.create(
        person=world.people["labour_qm"],
        state="refused",
        asked_at=timezone.now(),
        decided_at=timezone.now(),
        decided_by=world.seats[WHO],
    )


def _doors(leaving: Leaving) -> None:
    """Invitations to them and by them, a request of theirs, a seat passed on, and a task that failed."""
    world, address = leaving.world, leaving.person.email
    secretariat, authority = world.actor("secretariat"), world.authorities["labour_qm"]
    invite(secretariat, email=SECOND_ADDRESS, authority=authority, role=Role.OFFICIAL)
    invite(secretariat, email=address, authority=world.authorities["immigration_qn"], role=Role.OFFICIAL)
    invite_successor(world.actor("focal_qm"), world.seats[WHO].pk, email="heir@example.org")
    asked = ask_for_access(
        None, authority=authority, role=Role.OFFICIAL, name=NAME, email=address, why="Vwhy I should come in."
    )
    confirm_request(None, asked.pk)
    old = grant_seat(None, person=leaving.person, authority=authority, role=Role.OFFICIAL, reason="For a test.")
    new = Seat.objects.create(
        person=leaving.person, authority=authority, role=Role.OFFICIAL, starts=old.starts, status="ended"
    )
    Handover.objects.create(seat=old, successor=new)
    Invitation.objects.filter(email="heir@example.org").update(invited_by=new)
    AccessRequest.objects.create(
        authority=authority,
        role=Role.OFFICIAL,
        name="Somebody",
        email="somebody@example.org",
        why="To read.",
        language="en",
        at_approved_domain=True,
        state=AccessState.REFUSED,
        digest=uuid4().hex,
        asked_at=timezone.now(),
        decided_by=new,
        lapses_at=timezone.now() + timedelta(days=30),
    )
    focal = world.actor("focal_qm")
    group = create_group(focal, name="Two desks", purpose="To share one hall.", ends=None)
    add_member(focal, group.pk, seat=world.seats[WHO].pk)
    Group.objects.update(owner=world.seats[WHO])
    authority.mailbox = address
    authority.save()
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="accounts.mail.send_invitation",
        traceback=f"SMTPRecipientsRefused: {{'{address}': (550, b'no such user')}}",
        status="FAILED",
        run_after=timezone.now(),
    )


def _words(leaving: Leaving) -> None:
    """Theirs, under every attribution; what they began; and what answers and quotes them."""
    world, thread, actor = leaving.world, leaving.thread, leaving.world.actor(WHO)
    by_name = reply_in(thread, actor, body="Ferries leave at nine.")
    reply_in(thread, actor, body="Trains leave at ten.", attribution=Attribution.AUTHORITY_ONLY)
    reply_in(thread, actor, body="Buses leave at noon.", attribution=Attribution.PARTY_ONLY)
    reply_in(
        thread, world.actor("labour_qm"), body="When exactly?", parent=by_name, quoting=[(by_name, "leave at nine")]
    )
    thread_by(actor, title="Started by who leaves")
    save_reply_draft(actor, uuid4(), thread_id=thread.pk, body="Vdraft of a reply", fields={}, version=0)
    save_thread_draft(actor, uuid4(), body="Vdraft of a thread", fields={"title": "Vdraft title"}, version=0)
    handed_in(thread, actor, body="Vdraft of a position")
    mention = f"As [@{NAME}](/people/{leaving.pk}/) says."
    handed_in(thread, world.actor("colleague_qm"), body=mention)
    mark_read(actor, thread.pk, ranges=[(0, 2)])
    choose_mail(actor, for_me=Frequency.AT_ONCE, followed=Frequency.DAILY)
    done_by_the_worker()
    reply = Reply.objects.get(pk=by_name.pk)
    Waiting.objects.create(person=world.people["colleague_qm"], kind="reply", reply=reply, handed_from=leaving.person)


def _masked(leaving: Leaving) -> None:
    """Words of theirs in a masked room; a room, and who was unmasked there, as if they had held an office."""
    world, seat = leaving.world, leaving.world.seats[WHO]
    room = room_by(world.actor("moderator"))
    words = said_in(room, entered(world.actor(WHO), room), body="Boats leave at dusk.")
    entered(world.actor("moderator"), room)
    ask_unmasking(world.actor("moderator"), words.pk, reason="A threat.")
    Room.objects.update(opened_by=seat)
    Unmasking.objects.update(asked_by=seat, decided_by=seat, decided_at=timezone.now(), state="refused")


def _queue(leaving: Leaving) -> None:
    """Something that waits for a decision, claimed by them as if they had held an office."""
    seat = leaving.world.seats[WHO]
    item = item_about(leaving.thread.replies.get(number=0).pk)
    type(item).objects.filter(pk=item.pk).update(claimed_by=seat)
    item.steps.create(act=ItemAct.CLAIMED, by=seat)


def _readers(leaving: Leaving) -> None:
    """A thread of theirs that others read since somebody asked for it, and which they asked for, and settled, too."""
    world = leaving.world
    among = thread_by(world.actor(WHO), audience=for_parties(world.frameworks["FWX"]))
    widening = widened(among, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    type(widening).objects.filter(pk=widening.pk).update(asked_by=world.seats[WHO], decided_by=world.seats[WHO])


def _work(leaving: Leaving) -> None:
    """Case studies, corrections, letters: what they did for their authority."""
    world, actor = leaving.world, leaving.world.actor(WHO)
    case = published_by(actor, world.actor("focal_qm"), contact=leaving.person.email)
    CaseVersion.objects.filter(case=case).update(cleared_by=world.seats[WHO])
    draft_by(actor)
    claim = Claim.objects.create(framework_id="FWX", topic="body", words="The Commission")
    correction = propose_correction(
        actor,
        claim.pk,
        version=claim.version,
        changes={"words": "The Council"},
        source_title="Gazette",
        source_address="",
        as_of="",
        why="It was renamed.",
        form_key=uuid4().hex,
    )
    type(correction).objects.filter(pk=correction.pk).update(
        state="accepted", decided_by=world.seats[WHO], decided_at=timezone.now()
    )
    body = world.authorities["immigration_qn"]
    body.mailbox = "desk@immigration.example"
    body.save()
    write_letter(actor, body.pk, subject="Vdraft", words="Vdraft of a letter", form_key=uuid4().hex)
    Aside.objects.create(person=leaving.person, about=uuid4(), put_at=timezone.now())
