"""Pages of coming in, and of keeping who is in, at every state that they can have."""

from collections.abc import Callable

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.actions.access import approve_request, ask_for_access, confirm_request, refuse_request
from accounts.actions.erasure import ask_for_erasure, refuse_erasure
from accounts.actions.invitations import accept_invitation, invite, invite_successor
from accounts.actions.seats import pass_seat_on, take_seat_away
from accounts.actions.secretariat import approve_domain
from accounts.invitations import digest_of
from accounts.models import AccessRequest, Seat
from forum.policies.vocabulary import Role
from tests.browser.walk.acts import refused
from tests.cast import LONG_AGO, World

DECIDED = ("waits", "far", "refused", "approved")
Door = tuple[str, str, str, Callable[[Page], None] | None, int]


def at_the_door(world: World) -> tuple[str, list[Door]]:
    """The session of somebody who has still to accept the terms; and the stops."""
    secretariat = world.actor("secretariat")
    qo, qm = world.authorities["passports_qo"], world.authorities["migration_qm"]
    domain = approve_domain(secretariat, qm.pk, domain="interior.example", with_subdomains=True).domain
    asked = {key: _asked(world, "migration_qm", f"{key}@{domain}") for key in ("new", "waits", "refused", "approved")}
    asked["far"] = _asked(world, "passports_qo", "far@example.org")
    for key in ("waits", "refused", "approved", "far"):
        confirm_request(None, asked[key].pk)
    refuse_request(secretariat, asked["refused"].pk, reason="Not known at the desk.")
    approve_request(secretariat, asked["approved"].pk)
    _, over = invite_successor(world.actor("secretariat"), world.seats["official_qo"].pk, email="n@example.org")
    gone, left = (
        Seat.objects.create(person=world.people["seatless"], authority=one, role=Role.OFFICIAL, starts=LONG_AGO)
        for one in (qo, qm)
    )
    pass_seat_on(secretariat, gone.pk, successor=world.seats["official_qo"].pk)
    take_seat_away(secretariat, left.pk, reason="Left the authority.")
    leaving, stays = (ask_for_erasure(None, world.people[name]) for name in ("official_qm", "labour_qm"))
    refuse_erasure(secretariat, stays.pk, reason="A review of the seat is under way.")
    request, link = "access/requests/<uuid:pk>/", "access/<str:token>/"
    seat, kept = "seats/<uuid:pk>/", "secretariat/authorities/<uuid:pk>/"
    stops: list[Door] = [
        ("access/", "visitor", "/access/", None, 200),
        ("access/", "visitor", "/access/", refused, 200),
        ("access/sent/", "visitor", "/access/sent/", None, 200),
        *((link, "visitor", f"/access/{key}/", None, 200) for key in asked),
        (link, "visitor", "/access/unknown/", None, 404),
        *(
            (request, "secretariat", f"/access/requests/{asked[key].pk}/", None, 200)
            for key in ("waits", "far", "refused")
        ),
        ("terms/", "newcomer", "/terms/?next=/exchange/", None, 200),
        ("terms/", "official_qm", "/terms/", None, 200),
        *(
            ("terms/<slug:key>/", "visitor", f"/terms/{key}/", None, 200)
            for key in ("conduct", "privacy", "disclaimer")
        ),
        ("terms/<slug:key>/<int:number>/", "official_qm", "/terms/conduct/1/", None, 200),
        ("welcome/", "official_qm", "/welcome/?next=/toolbox/", None, 200),
        ("welcome/", "expert", "/welcome/", None, 200),
        ("authority/", "focal_qm", "/authority/", None, 200),
        ("authority/", "official_qm", "/authority/", None, 403),
        (seat, "focal_qm", f"/seats/{world.seats['official_qm'].pk}/", None, 200),
        (seat, "focal_qm", f"/seats/{world.seats['official_qm'].pk}/", refused, 200),
        (seat, "secretariat", f"/seats/{gone.pk}/", None, 200),
        ("invitations/<str:token>/", "visitor", f"/invitations/{over}/", None, 200),
        ("secretariat/", "secretariat", "/secretariat/", None, 200),
        ("secretariat/", "secretariat", "/secretariat/?find=nowhere", None, 200),
        *(
            ("secretariat/erasures/<uuid:pk>/", "secretariat", f"/secretariat/erasures/{one.pk}/", act, 200)
            for one, act in ((leaving, None), (leaving, refused), (stays, None))
        ),
        ("secretariat/authorities/new/", "secretariat", "/secretariat/authorities/new/", None, 200),
        ("secretariat/authorities/new/", "secretariat", "/secretariat/authorities/new/", refused, 200),
        (kept, "secretariat", f"/secretariat/authorities/{qm.pk}/", None, 200),
        (kept, "secretariat", f"/secretariat/authorities/{world.authorities['labour_qm'].pk}/", None, 200),
        ("waiting/", "focal_qm", "/waiting/", None, 200),
    ]
    return _newcomer(world), stops


def _asked(world: World, authority: str, email: str) -> AccessRequest:
    """A request whose link is named after its address."""
    said = {"name": "Noor Aziz", "email": email, "why": "I run the permit desk and look for ways to shorten the queue."}
    request = ask_for_access(None, authority=world.authorities[authority], role=Role.OFFICIAL, **said)
    AccessRequest.objects.filter(pk=request.pk).update(digest=digest_of(email.partition("@")[0]))
    return request


def _newcomer(world: World) -> str:
    said = {"email": "newcomer@example.org", "authority": world.authorities["passports_qo"], "role": Role.OFFICIAL}
    invitation, _token = invite(world.actor("secretariat"), **said)
    client = Client()
    client.force_login(accept_invitation(None, invitation, name="Yara Lind", password_hash="!"))
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
