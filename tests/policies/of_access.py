"""Sentences of the rules of access, seats and authorities that no form of ours can bring about by itself."""

from accounts.actions.access import approve_request
from accounts.actions.erasure import ask_for_erasure, refuse_erasure
from accounts.actions.invitations import invite
from accounts.actions.seats import pass_seat_on
from forum.policies.authorities import keep_authorities
from forum.policies.decision import require
from forum.policies.seats import keep_authority
from forum.policies.vocabulary import Role
from tests.accounts.asking import approved, asked, waiting


def asked_to_be_the_secretariat(world):
    asked(world, "regional_body", Role.SECRETARIAT)


def decided_without_a_domain(world):
    approve_request(world.actor("focal_qm"), waiting(world).pk)


def invited_elsewhere(world):
    approved(world, domain="interior.example")
    authority = world.authorities["migration_qm"]
    invite(world.actor("focal_qm"), email="new@example.org", authority=authority, role=Role.OFFICIAL)


def looked_at_the_page_of_focal_points(world):
    require(keep_authority(world.actor("official_qm"), world.authorities["migration_qm"].pk))


def passed_on(to):
    def act(world):
        pass_seat_on(world.actor("secretariat"), world.seats["focal_qm"].pk, successor=world.seats[to].pk)

    return act


def kept_without_a_second_factor(world):
    world.people["secretariat"].authenticator_set.all().delete()
    require(keep_authorities(world.actor("secretariat")))


def decided_about_oneself(world):
    request = ask_for_erasure(None, world.people["secretariat"])
    refuse_erasure(world.actor("secretariat"), request.pk, reason="I stay.")


REFUSED = {
    "Somebody else of the secretariat decides about you.": decided_about_oneself,
    "You can ask to become an official or an expert. The secretariat gives all other roles.": (
        asked_to_be_the_secretariat
    ),
    "This address is at no domain approved for your authority, so the secretariat decides.": decided_without_a_domain,
    "This address is not at a domain approved for your authority. The secretariat can approve it.": invited_elsewhere,
    "This page is for the focal points of an authority. Ask one of yours about its people.": (
        looked_at_the_page_of_focal_points
    ),
    "A seat is passed on to somebody else who sits at the same authority.": passed_on("labour_qm"),
    "The successor has another role. The secretariat can invite somebody to this seat.": passed_on("official_qm"),
    "Set up a second factor to use the powers of your role.": kept_without_a_second_factor,
}
