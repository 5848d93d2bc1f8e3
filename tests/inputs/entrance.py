"""Who stands at the door of the stage, and a seat that has gone to somebody else."""

from accounts.actions.access import ask_for_access, confirm_request, refuse_request
from accounts.actions.erasure import ask_for_erasure, refuse_erasure
from accounts.actions.seats import pass_seat_on
from accounts.actions.secretariat import approve_domain
from accounts.invitations import digest_of
from accounts.models import AccessRequest, Seat
from forum.policies.vocabulary import Role
from tests.cast import LONG_AGO, World

AT = "passports_qo"
"""Where they ask to sit: there is no focal point, and one approved domain."""


def at_the_door(world: World) -> dict[str, object]:
    """Write them; what each is called."""
    secretariat, heir = world.actor("secretariat"), world.seats["focal_qm"]
    domain = approve_domain(secretariat, world.authorities[AT].pk, domain="passports.example", with_subdomains=False)
    waits, refused = (_asked(world, name) for name in ("waits", "refused"))
    for one in (waits, refused):
        confirm_request(None, one.pk)
    refuse_request(secretariat, refused.pk, reason="Not known there.")
    AccessRequest.objects.filter(pk=waits.pk).update(digest=digest_of("used-link"))
    person, authority = world.people["seatless"], heir.authority
    gone = Seat.objects.create(person=person, authority=authority, role=Role.OFFICIAL, starts=LONG_AGO)
    pass_seat_on(secretariat, gone.pk, successor=heir.pk)
    asked, decided = (ask_for_erasure(None, world.people[name]) for name in ("expert", "labour_qm"))
    refuse_erasure(secretariat, decided.pk, reason="Not yet.")
    seats = {f"seat_{name}": seat.pk for name, seat in world.seats.items()}
    return {
        "domain": domain,
        "access": waits,
        "decided_access": refused,
        "erasure": asked,
        "decided_erasure": decided,
        "used_link": "used-link",
        "passed_on": gone,
        "authority": authority,
    } | seats


def _asked(world: World, name: str) -> AccessRequest:
    said = {"name": "Noor Aziz", "email": f"{name}@passports.example", "why": "To learn."}
    return ask_for_access(None, authority=world.authorities[AT], role=Role.OFFICIAL, **said)
