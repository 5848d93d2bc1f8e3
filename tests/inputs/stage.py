"""A small world in which everything that a form can be about stands once, and has a name."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.test import Client

from accounts.actions.invitations import invite, revoke_invitation
from forum.agreements.models import Claim
from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_case
from forum.cases.vocabulary import Form
from forum.discussions.actions.clearing import take_back
from forum.discussions.actions.curation import close_thread, hide_reply, mark_insight, pin_thread
from forum.discussions.actions.personal import save_reply_draft, save_thread_draft
from forum.discussions.actions.response import ask_for_experience, find_useful, mark_answer, record_nothing_to_add
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Thread
from forum.discussions.words import prepare
from forum.home.actions.letters import write_letter
from forum.moderation.actions import claim, keep
from forum.toolbox.actions.corrections import accept_correction, propose_correction
from tests.case_studies import draft_by, published_by, taxonomy
from tests.cast import World, assemble
from tests.clearance import handed_in, kept_for_later
from tests.inputs.entrance import at_the_door
from tests.inputs.gathered import groups_there, readers_changed_there
from tests.inputs.masked import rooms_there
from tests.items import item_about
from tests.threads import for_parties, reply_in, thread_by

AUTHOR, OTHER, ASKED, OUTSIDER = "official_qm", "official_qn", "labour_qm", "official_qo"
FOCAL = "focal_qm"
NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass
class Stage:
    """The cast, what each thing of it is called, and a session of everybody's."""

    world: World
    names: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def name(self, **things: object) -> None:
        self.names |= {name: str(getattr(thing, "pk", thing)) for name, thing in things.items()}

    def client(self, who: str, language: str) -> Client:
        """A new browser of a person who is signed in and reads this language; of a visitor's, for nobody's name."""
        client = Client(headers={"accept-language": language})
        if who in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


def set_up() -> Stage:
    """Write the world."""
    stage = Stage(assemble())
    stage.name(nobody=NOBODY, **{name: person.pk for name, person in stage.world.people.items()})
    stage.name(**{name: authority.pk for name, authority in stage.world.authorities.items()})
    _thread(stage)
    _elsewhere(stage)
    _drafts(stage)
    _unspoken(stage)
    _people(stage)
    _facts(stage)
    _cases(stage)
    _items(stage)
    stage.name(**at_the_door(stage.world), **groups_there(stage.world), **rooms_there(stage.world, AUTHOR))
    stage.name(**readers_changed_there(stage.world))
    for name in stage.world.people:
        stage.sessions[name] = str(stage.world.client(name).cookies[settings.SESSION_COOKIE_NAME].value)
    return stage


def _thread(stage: Stage) -> None:
    author, other, moderator = (stage.world.actor(who) for who in (AUTHOR, OTHER, "moderator"))
    thread = thread_by(other, form_key="used")
    reply = reply_in(thread, author)
    edited = reply_in(thread, author, body="A word too many.")
    edit_reply(author, edited.pk, words=prepare("A word less.", thread), version=1)
    hidden, withdrawn, useful = reply_in(thread, author), reply_in(thread, author), reply_in(thread, author)
    hide_reply(moderator, hidden.pk, reason="Names a person.")
    withdraw_reply(author, withdrawn.pk)
    find_useful(other, useful.pk, useful=True)
    mark_insight(moderator, useful.pk, marked=True)
    mark_answer(other, useful.pk, marked=True)
    reply_in(thread, author, body="Said once.", form_key="used")
    asked = [stage.world.authorities[name].pk for name in (ASKED, "passports_qo")]
    request, settled = ask_for_experience(moderator, thread.pk, authorities=asked)
    if request.authority_id != asked[0]:
        request, settled = settled, request
    record_nothing_to_add(stage.world.actor(OUTSIDER), settled.pk)
    stage.name(thread=thread, first=thread.replies.get(number=0), reply=reply, edited=edited, hidden=hidden)
    stage.name(withdrawn=withdrawn, useful=useful, request=request, settled=settled)


def _elsewhere(stage: Stage) -> None:
    author, moderator = stage.world.actor(AUTHOR), stage.world.actor("moderator")
    closed, pinned = thread_by(author), thread_by(author)
    close_thread(moderator, closed.pk, reason="It is settled.")
    pin_thread(moderator, pinned.pk, pinned=True)
    secret = thread_by(author, audience=for_parties(stage.world.frameworks["FWX"]))
    asked = [stage.world.authorities[ASKED].pk]
    [request] = ask_for_experience(moderator, secret.pk, authorities=asked)
    first = Reply.objects.get(thread=secret)
    stage.name(closed=closed, pinned=pinned, secret_thread=secret, secret_reply=first, secret_request=request)


def _drafts(stage: Stage) -> None:
    author, other = stage.world.actor(AUTHOR), stage.world.actor(OTHER)
    thread = Thread.objects.get(pk=stage.names["thread"])
    draft, secret_draft = uuid4(), uuid4()
    for version in (0, 1):
        body, fields = f"Perhaps {version}", {"thread": str(thread.pk)}
        save_reply_draft(author, draft, thread_id=thread.pk, body=body, fields=fields, version=version)
    save_thread_draft(other, secret_draft, body="Mine alone", fields={}, version=0)
    stage.name(draft=draft, secret_draft=secret_draft, new_draft=uuid4())


def _unspoken(stage: Stage) -> None:
    """Words in review, such as are their author's again, and some for a thread that was closed meanwhile."""
    author = stage.world.actor(AUTHOR)
    thread, closing = Thread.objects.get(pk=stage.names["thread"]), thread_by(author)
    taken = take_back(author, handed_in(thread, author, body="Not yet.").pk)
    stage.name(revision=handed_in(thread, author), taken_back=taken, revision_of_closed=handed_in(closing, author))
    stage.name(later=kept_for_later(thread, author))
    close_thread(stage.world.actor("moderator"), closing.pk, reason="It is settled.")


def _items(stage: Stage) -> None:
    """First words that wait, that the secretariat has claimed, and that a moderator let stand."""
    waits, claimed, kept = (item_about(UUID(stage.names[name])) for name in ("reply", "edited", "useful"))
    claim(stage.world.actor("secretariat"), claimed.pk, version=1)
    keep(stage.world.actor("moderator"), kept.pk, version=1)
    stage.name(item=waits, claimed_item=claimed, decided_item=kept)


def _people(stage: Stage) -> None:
    focal = stage.world.actor("focal_qn")
    authority = stage.world.authorities["immigration_qn"]
    waits, token = invite(focal, email="new@example.org", authority=authority, role="official")
    used, used_token = invite(focal, email="gone@example.org", authority=authority, role="official")
    revoke_invitation(focal, used)
    stage.name(invitation=waits, revoked=used, token=token, used_token=used_token, key="abc", passkey=1)
    stage.name(authority=authority)
    authority.mailbox = "desk@norland.example"
    authority.save()
    write_letter(stage.world.actor(AUTHOR), authority.pk, subject="Before", words="Sent.", form_key="used")
    author = stage.world.user(AUTHOR)
    stage.name(seat=stage.world.seats[AUTHOR], other_seat=stage.world.seats[OTHER])
    stage.name(reset=f"{user_pk_to_url_str(author)}-{default_token_generator.make_token(author)}")
    stage.name(secret_invitation=waits, secret_person=author, provider="nobody")


def _facts(stage: Stage) -> None:
    """A fact with an open proposal, and one that was corrected while another proposal was open; one with a value."""
    about = {"framework": stage.world.frameworks["FWX"], "words": "Secretariat"}
    fact, changed = (Claim.objects.create(topic=topic, **about) for topic in ("body", "monitoring"))
    with_value = Claim.objects.create(topic="depth", value="VX", **about)
    expert, secretariat = stage.world.actor("expert"), stage.world.actor("secretariat")
    said = {"version": 1, "changes": {"words": "Another"}, "source_title": "Gazette", "source_address": ""}
    correction, late, decided = (
        propose_correction(expert, one.pk, as_of="", why="So it is.", form_key=key, **said)
        for one, key in ((fact, "used"), (changed, "late"), (changed, "decided"))
    )
    accept_correction(secretariat, decided.pk)
    stage.name(fact=fact, changed_fact=changed, fact_with_value=with_value)
    tool, _person, _barrier = taxonomy()
    stage.world.parties["QM"].illustrative = False
    stage.world.parties["QM"].save()
    stage.name(framework="FWX", party="QM", tool=tool)
    stage.name(correction=correction, late_correction=late, decided_correction=decided)


def _cases(stage: Stage) -> None:
    """Case studies of the author's authority: begun, written, in review, published, withdrawn; and their partners."""
    author, focal = stage.world.actor(AUTHOR), stage.world.actor(FOCAL)
    partner = stage.world.authorities["immigration_qn"]
    begun, written, review = begin_case(author, form=Form.FULL, form_key="used"), draft_by(author), draft_by(author)
    submit_version(author, review.pk)
    case, withdrawn = (published_by(author, focal, partners=[partner]) for _ in range(2))
    asked, answered = case.partners.get(), withdrawn.partners.get()
    answer_as_partner(stage.world.actor("focal_qn"), answered.pk, agrees=False)
    withdraw_case(focal, withdrawn.pk, reason="It is out of date.")
    stage.name(begun=begun, written=written, review=review, partner=asked, answered_partner=answered)
    stage.name(case=case.identifier, withdrawn_case=withdrawn.identifier, version=written)
