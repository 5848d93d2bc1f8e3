"""Every sentence with which a rule says no is seen by somebody: in a page of the table of bad input, or here."""

import ast

import pytest

from accounts.actions.invitations import invite
from accounts.actions.seats import grant_seat
from forum.discussions.actions.personal import save_thread_draft
from forum.discussions.actions.response import find_useful
from forum.discussions.models import ThreadDraft
from forum.home.actions.letters import write_letter
from forum.policies import (
    access,
    authorities,
    cases,
    clearance,
    drafts,
    erasure,
    facts,
    groups,
    letters,
    moderation,
    people,
    rooms,
    seats,
    speaking,
    threads,
    widening,
)
from forum.policies.audience import EVERYBODY
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import Attribution, Capacity
from tests.guards.sources import calls, modules
from tests.inputs.whole import CELLS
from tests.policies import of_access, of_cases, of_clearance, of_rooms, of_widening
from tests.threads import reply_in, thread_by

READER = "official_qm"
RULES = {"forum/policies/drafts.py": drafts, "forum/policies/facts.py": facts, "forum/policies/people.py": people}
RULES |= {"forum/policies/speaking.py": speaking, "forum/policies/threads.py": threads}
RULES |= {"forum/policies/cases.py": cases, "forum/policies/access.py": access, "forum/policies/seats.py": seats}
RULES |= {"forum/policies/authorities.py": authorities, "forum/policies/letters.py": letters}
RULES |= {"forum/policies/clearance.py": clearance}
RULES |= {"forum/policies/erasure.py": erasure}
RULES |= {"forum/policies/moderation.py": moderation}
RULES |= {"forum/policies/rooms.py": rooms}
RULES |= {"forum/policies/groups.py": groups, "forum/policies/widening.py": widening}


def one_draft_too_many(world):
    actor = world.actor(READER)
    own = {"person_id": actor.person, "seat_id": actor.seat}
    ThreadDraft.objects.bulk_create(ThreadDraft(**own) for _ in range(drafts.MOST_DRAFTS))
    save_thread_draft(actor, world.people[READER].pk, body="One more", fields={}, version=0)


def invitations_without_a_second_factor(world):
    require(people.see_invitations(world.actor("focal_bare_qm")))


def revoking_another_s_invitation(world):
    require(people.revoke_invitation(world.actor("focal_qm"), world.authorities["labour_qm"].pk))


def invited(by, authority, role):
    def act(world):
        invite(world.actor(by), email="new@example.org", authority=world.authorities[authority], role=role)

    return act


def seated(authority, role):
    def act(world):
        person, place = world.user("seatless"), world.authorities[authority]
        grant_seat(None, person=person, authority=place, role=role, reason="A test.")

    return act


def started(**changes):
    return lambda world: thread_by(world.actor(READER), **changes)


def spoken_without_a_second_factor(world):
    require(speaking.speak_as(world.actor("moderator_bare"), Capacity.MODERATOR, Attribution.BY_NAME))


def answered_for_a_party_only(world):
    reply_in(
        thread_by(world.actor(READER)), world.actor(READER), attribution=Attribution.PARTY_ONLY, answers_request=True
    )


def quoted_what_is_gone(world):
    thread = thread_by(world.actor(READER))
    gone = reply_in(thread, world.actor(READER))
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn")
    reply_in(thread, world.actor(READER), quoting=[(gone, "two queues")])


def useful_to_a_moderator(world):
    find_useful(world.actor("moderator"), thread_by(world.actor(READER)).replies.get().pk, useful=True)


def one_letter_too_many(world):
    authority = world.authorities["labour_qm"]
    authority.mailbox = "desk@example.org"
    authority.save()
    for number in range(letters.MOST_LETTERS + 1):
        write_letter(world.actor(READER), authority.pk, subject="Two queues", words="How?", form_key=f"{number}")


REFUSED = {
    "You have sent as many letters as one can in a day. Your words are kept here: try tomorrow.": one_letter_too_many,
    "You keep as many drafts as one can. Discard some before you save another.": one_draft_too_many,
    "Set up a second factor to use the powers of your role.": invitations_without_a_second_factor,
    "Only a focal point of the authority or the secretariat can revoke this invitation.": revoking_another_s_invitation,
    "You cannot invite somebody to this role.": invited("focal_qm", "migration_qm", "secretariat"),
    "You can invite people only to your own authority.": invited("focal_qm", "labour_qm", "official"),
    "Officials and focal points sit at an authority of a Party.": seated("university", "official"),
    "Moderators and the secretariat do not sit at an authority of a Party.": seated("labour_qm", "moderator"),
    "Set up a second factor before you speak in this role.": spoken_without_a_second_factor,
    "You cannot speak under this attribution. Choose one of those offered.": started(attribution="nobody"),
    "You can start a thread only for an audience you belong to.": started(audience=EVERYBODY),
    "An answer for your authority names it. Choose another attribution, or do not mark it as one.": (
        answered_for_a_party_only
    ),
    "The words you quote are no longer shown.": quoted_what_is_gone,
    "Only people of an authority taking part can say that something is useful to it.": useful_to_a_moderator,
}
"""Sentences that no form of ours can bring about, since it does not offer the choice, or that need some more."""
REFUSED |= of_cases.REFUSED | of_access.REFUSED | of_clearance.REFUSED | of_rooms.REFUSED
REFUSED |= of_widening.REFUSED


@pytest.mark.django_db
@pytest.mark.parametrize("sentence", REFUSED)
def test_who_is_refused_reads_the_sentence(sentence, world):
    with pytest.raises(Refused) as refusal:
        REFUSED[sentence](world)
    assert str(refusal.value) == sentence


def test_no_sentence_of_a_rule_is_unseen():
    seen = {bad.sentence for _route, bad in CELLS} | set(REFUSED)
    assert {said for said in sentences() if said not in seen} == set()


def test_all_rules_are_read():
    written = {module for module in modules() if any(name == "Denied" for name, _call in calls(module))}
    assert written == {*RULES, "forum/policies/decision.py"}


def sentences():
    """What each `Denied` of the rule book says."""
    for module, rules in RULES.items():
        for name, call in calls(module):
            if name == "Denied":
                [said] = call.args
                yield str(getattr(rules, said.id)) if isinstance(said, ast.Name) else ast.literal_eval(said.args[0])
