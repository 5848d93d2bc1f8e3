"""Every page that can be looked at: where it is, who looks, and what they do there before they look.

A door of tests/doors.py that answers GET is the route of a stop, or one of `NO_PAGE` with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.actions.authorities import set_mailbox
from accounts.actions.invitations import invite
from accounts.actions.settings import describe_oneself
from accounts.actions.suspension import suspend
from forum.discussions.actions.curation import close_thread, pin_thread
from forum.discussions.actions.personal import save_reply_draft, save_thread_draft
from forum.policies.vocabulary import Role
from tests.browser.walk.access import at_the_door
from tests.browser.walk.acts import (
    answering,
    nonsensical,
    previewed,
    refused,
    stale,
    too_often,
    unfolded,
    with_acts,
    with_menu,
)
from tests.browser.walk.cases import written_cases
from tests.browser.walk.clearing import unspoken
from tests.browser.walk.facts import on_record
from tests.browser.walk.following import followed, pressed
from tests.browser.walk.found import searched
from tests.browser.walk.groups import gathered
from tests.browser.walk.masked import masked
from tests.browser.walk.people import addressed, key_of, reset_link, sure, with_password
from tests.browser.walk.readers import changing
from tests.cast import World
from tests.items import item_about
from tests.proofs import acting
from tests.threads import thread_by

NO_PAGE = {
    "waiting/count/": "a part of the header",
    "clearing/trail.csv": "a file",
    "exchange/reach/": "a part of the page on which a thread is started",
    "robots.txt": "for robots",
    "sitemap.xml": "for search engines",
    "search/similar/": "a part of the page on which a title is written",
    "following/<slug:kind>/<slug:thing>/": "a part of other pages",
    "threads/<uuid:thread_id>/marks/": "data for a script",
    "threads/<uuid:thread_id>/mentions/": "data for a script",
    "replies/<uuid:reply_id>/": "leads to the reply in its thread",
    "account/password/set/": "leads to the change of the password: everybody has one",
    "account/login/code/confirm/": "leads to the sign-in: no codes are sent",
    "account/2fa/recovery-codes/download/": "a file",
    "account/data/file/": "a file",
    "account/2fa/webauthn/login/": "data for a script",
    "account/3rdparty/signup/": "leads to the sign-in: nobody registers",
    "account/social/login/cancelled/": "leads to its new address",
    "account/social/login/error/": "leads to its new address",
    "account/social/signup/": "leads to its new address",
    "account/social/connections/": "leads to its new address",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/": "leads to a provider, where there is one",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/callback/": "leads on from a provider, where there is one",
}

BROKEN = "broken"
"""The token of an invitation at which the server breaks."""

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Stop:
    """A page to look at. `who` is a key of `Walk.sessions`; `status` is what the server answers at the address."""

    route: str
    who: str
    address: str
    act: Act | None = None
    status: int = 200

    def __str__(self) -> str:
        return f"{self.address} as {self.who}" + (f", {self.act.__name__}" if self.act else "")


@dataclass(frozen=True)
class Walk:
    """The stops, and the session of each who walks; a visitor has none."""

    stops: list[Stop]
    sessions: dict[str, str | None]


def prepare(world: World, mails: list[Any]) -> Walk:
    """Write what there is to be seen into the database, and list it."""
    stage = acting.set_up(world)
    acting.edited(stage)
    acting.MARK(stage)
    acting.nested(stage)
    thread, asked = stage.thread, stage.request
    empty = thread_by(world.actor("official_qn"), title="A thread without a reply")
    closed = thread_by(world.actor("moderator"), title="A closed thread")
    close_thread(world.actor("moderator"), closed.pk, reason="It is settled.")
    pin_thread(world.actor("moderator"), closed.pk, pinned=True)
    official = world.actor("official_qm")
    describe_oneself(
        world.actor("expert"), name="Ines Duarte", spoken_languages="Português", expertise="Work", interests="Advises"
    )
    save_reply_draft(official, uuid4(), thread_id=thread.pk, body="Perhaps", fields={}, version=0)
    save_thread_draft(official, uuid4(), body="Perhaps", fields={}, version=0)
    suspend(world.actor("secretariat"), world.people["colleague_qm"].pk, reason="The seat is under review.")
    _, token = invite(
        world.actor("secretariat"),
        email="new@example.org",
        authority=world.authorities["labour_qm"],
        role=Role.OFFICIAL,
    )
    _, second = invite(
        world.actor("secretariat"),
        email="official_qm@example.org",
        authority=world.authorities["labour_qm"],
        role=Role.OFFICIAL,
    )

    focal, bare, keyed = sure(world, "focal_qm"), sure(world, "focal_bare_qm"), sure(world, "secretariat")
    focal.post("/account/2fa/recovery-codes/generate/")
    key = key_of(world.user("secretariat"))
    halfway = with_password("focal_qn")
    confirming = sure(world, "official_qm")
    confirmation = addressed(confirming, mails)
    clients: dict[str, Client] = {
        "official_qm": confirming,
        "focal_qm": focal,
        "focal_bare_qm": bare,
        "secretariat": keyed,
        "halfway": halfway,
    }
    for name in ("labour_qm", "moderator", "seatless", "expert", "official_qo"):
        clients[name] = world.client(name)
    sessions: dict[str, str | None] = {
        name: client.cookies[settings.SESSION_COOKIE_NAME].value for name, client in clients.items()
    }
    sessions["visitor"] = None
    sessions["newcomer"], doors = at_the_door(world)
    reply, unknown = stage.pk(1), uuid4()
    item_about(reply)
    place = f"/directory/{world.authorities['migration_qm'].pk}/"
    set_mailbox(world.actor("secretariat"), world.authorities["migration_qm"].pk, address="desk@example.org")
    stop = followed(world, thread)
    plain = [*written_cases(world), *unspoken(world, thread)]

    stops = [
        Stop("", "visitor", "/"),
        Stop("", "official_qm", "/"),
        Stop("", "focal_qm", "/"),
        Stop("", "labour_qm", "/"),
        Stop("", "official_qo", "/"),
        Stop("directory/", "official_qm", "/directory/"),
        Stop("directory/", "expert", "/directory/?kind=party&framework=FWX"),
        Stop("directory/", "expert", "/directory/?party=QZ"),
        Stop("directory/<uuid:pk>/", "focal_qm", place),
        Stop("directory/<uuid:pk>/", "expert", f"/directory/{world.authorities['university'].pk}/"),
        Stop("directory/<uuid:pk>/letter/", "expert", f"{place}letter/"),
        Stop("directory/<uuid:pk>/letter/", "expert", f"{place}letter/", refused),
        Stop("directory/<uuid:pk>/mailbox/", "focal_qm", f"{place}mailbox/"),
        Stop("directory/<uuid:pk>/mailbox/", "expert", f"{place}mailbox/", status=403),
        Stop("settings/", "official_qm", "/settings/"),
        Stop("settings/profile/", "expert", "/settings/profile/"),
        Stop("settings/profile/", "expert", "/settings/profile/", refused),
        Stop("exchange/", "official_qm", "/exchange/"),
        Stop("exchange/", "official_qm", "/exchange/", with_menu),
        Stop("exchange/", "official_qm", "/exchange/?show=unanswered&framework=FWY"),
        Stop("exchange/", "focal_bare_qm", "/exchange/?show=unread"),
        Stop("exchange/", "seatless", "/exchange/", status=403),
        Stop("moderation/", "moderator", "/moderation/"),
        Stop("moderation/", "official_qm", "/moderation/", status=403),
        Stop("drafts/", "official_qm", "/drafts/"),
        Stop("drafts/", "expert", "/drafts/"),
        Stop("threads/new/", "official_qm", "/threads/new/"),
        Stop("threads/new/", "official_qm", "/threads/new/", refused),
        Stop("threads/<uuid:thread_id>/", "official_qm", thread.get_absolute_url()),
        Stop("threads/<uuid:thread_id>/", "moderator", f"{thread.get_absolute_url()}?view=flat", previewed),
        Stop("threads/<uuid:thread_id>/", "labour_qm", thread.get_absolute_url(), answering),
        Stop("threads/<uuid:thread_id>/", "moderator", thread.get_absolute_url(), with_acts),
        Stop("threads/<uuid:thread_id>/", "official_qm", thread.get_absolute_url(), refused),
        Stop("threads/<uuid:thread_id>/", "expert", empty.get_absolute_url()),
        Stop("threads/<uuid:thread_id>/", "official_qm", closed.get_absolute_url()),
        Stop("threads/<uuid:thread_id>/closure/", "moderator", f"/threads/{thread.pk}/closure/"),
        Stop("threads/<uuid:thread_id>/closure/", "moderator", f"/threads/{thread.pk}/closure/", refused),
        Stop("threads/<uuid:thread_id>/closure/", "official_qm", f"/threads/{thread.pk}/closure/", status=403),
        Stop("threads/<uuid:thread_id>/requests/", "moderator", f"/threads/{thread.pk}/requests/"),
        Stop("threads/<uuid:thread_id>/requests/", "moderator", f"/threads/{thread.pk}/requests/", refused),
        Stop("replies/<uuid:reply_id>/acts/", "moderator", f"/replies/{reply}/acts/", unfolded),
        Stop("replies/<uuid:reply_id>/acts/", "moderator", f"/replies/{stage.pk(4)}/acts/"),
        Stop("replies/<uuid:reply_id>/edit/", "official_qm", f"/replies/{reply}/edit/", previewed),
        Stop("replies/<uuid:reply_id>/edit/", "official_qm", f"/replies/{reply}/edit/", refused),
        Stop("replies/<uuid:reply_id>/history/", "official_qm", f"/replies/{reply}/history/"),
        Stop("requests/<uuid:request_id>/", "labour_qm", f"/requests/{asked}/"),
        *(Stop(route, who, address, status=status) for route, who, address, status in plain),
        Stop("waiting/", "labour_qm", "/waiting/"),
        Stop("keys/", "official_qm", "/keys/"),
        Stop("waiting/", "official_qm", "/waiting/"),
        Stop("waiting/", "expert", "/waiting/"),
        Stop("following/", "official_qm", "/following/"),
        Stop("following/", "expert", "/following/"),
        Stop("settings/mail/", "official_qm", "/settings/mail/"),
        Stop("mail/stop/<str:token>/", "visitor", stop),
        Stop("mail/stop/<str:token>/", "visitor", stop, pressed),
        Stop("invitations/", "secretariat", "/invitations/"),
        Stop("invitations/", "focal_qm", "/invitations/", refused),
        Stop("invitations/", "focal_bare_qm", "/invitations/", status=403),
        Stop("invitations/<str:token>/", "visitor", f"/invitations/{token}/"),
        Stop("invitations/<str:token>/", "visitor", f"/invitations/{token}/", refused),
        Stop("invitations/<str:token>/", "official_qm", f"/invitations/{second}/"),
        Stop("invitations/<str:token>/", "expert", f"/invitations/{second}/"),
        Stop("invitations/<str:token>/", "visitor", "/invitations/unknown/", status=404),
        Stop("people/<uuid:pk>/", "official_qm", f"/people/{world.people['expert'].pk}/"),
        Stop("people/<uuid:pk>/", "expert", f"/people/{world.people['expert'].pk}/"),
        Stop("people/<uuid:pk>/", "secretariat", f"/people/{world.people['official_qm'].pk}/", refused),
        Stop("people/<uuid:pk>/", "secretariat", f"/people/{world.people['colleague_qm'].pk}/"),
        Stop("account/login/", "visitor", "/account/login/"),
        Stop("account/login/", "visitor", "/account/login/", refused),
        Stop("account/logout/", "official_qm", "/account/logout/"),
        Stop("account/inactive/", "visitor", "/account/inactive/"),
        Stop("account/signup/", "visitor", "/account/signup/"),
        Stop("account/reauthenticate/", "labour_qm", "/account/reauthenticate/"),
        Stop("account/reauthenticate/", "labour_qm", "/account/reauthenticate/", refused),
        Stop("account/email/", "official_qm", "/account/email/"),
        Stop("account/confirm-email/", "visitor", "/account/confirm-email/"),
        Stop("account/password/change/", "focal_qm", "/account/password/change/"),
        Stop("account/password/change/", "focal_qm", "/account/password/change/", refused),
        Stop("account/password/reset/", "visitor", "/account/password/reset/"),
        Stop("account/password/reset/", "visitor", "/account/password/reset/", refused),
        Stop(r"account/^confirm-email/(?P<key>[-:\w]+)/$", "official_qm", confirmation),
        Stop(r"account/^confirm-email/(?P<key>[-:\w]+)/$", "visitor", "/account/confirm-email/unknown/"),
        Stop("account/password/reset/key/done/", "visitor", "/account/password/reset/key/done/"),
        Stop(
            r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            "visitor",
            reset_link("expert@example.org", mails),
        ),
        Stop(
            r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            "visitor",
            "/account/password/reset/key/x-y/",
        ),
        Stop("account/password/reset/done/", "visitor", "/account/password/reset/done/"),
        Stop("account/2fa/", "focal_qm", "/account/2fa/"),
        Stop("account/2fa/", "focal_bare_qm", "/account/2fa/"),
        Stop("account/2fa/authenticate/", "halfway", "/account/2fa/authenticate/"),
        Stop("account/2fa/authenticate/", "halfway", "/account/2fa/authenticate/", refused),
        Stop("account/2fa/reauthenticate/", "focal_qm", "/account/2fa/reauthenticate/"),
        Stop("account/2fa/totp/activate/", "focal_bare_qm", "/account/2fa/totp/activate/"),
        Stop("account/2fa/totp/activate/", "focal_bare_qm", "/account/2fa/totp/activate/", refused),
        Stop("account/2fa/totp/deactivate/", "focal_qm", "/account/2fa/totp/deactivate/"),
        Stop("account/2fa/recovery-codes/", "focal_qm", "/account/2fa/recovery-codes/"),
        Stop("account/2fa/recovery-codes/generate/", "focal_qm", "/account/2fa/recovery-codes/generate/"),
        Stop("account/2fa/webauthn/", "secretariat", "/account/2fa/webauthn/"),
        Stop("account/2fa/webauthn/", "focal_qm", "/account/2fa/webauthn/"),
        Stop("account/2fa/webauthn/add/", "focal_qm", "/account/2fa/webauthn/add/"),
        Stop("account/2fa/webauthn/reauthenticate/", "secretariat", "/account/2fa/webauthn/reauthenticate/"),
        Stop("account/2fa/webauthn/keys/<int:pk>/remove/", "secretariat", f"/account/2fa/webauthn/keys/{key}/remove/"),
        Stop("account/2fa/webauthn/keys/<int:pk>/edit/", "secretariat", f"/account/2fa/webauthn/keys/{key}/edit/"),
        Stop("account/3rdparty/login/cancelled/", "visitor", "/account/3rdparty/login/cancelled/"),
        Stop("account/3rdparty/login/error/", "official_qm", "/account/3rdparty/login/error/", status=401),
        Stop("account/3rdparty/", "official_qm", "/account/3rdparty/"),
        Stop("account/data/", "official_qm", "/account/data/"),
        Stop("account/data/", "labour_qm", "/account/data/"),
        Stop("account/data/", "seatless", "/account/data/"),
        Stop("account/sessions/", "official_qm", "/account/sessions/"),
        Stop("404", "official_qm", f"/threads/{unknown}/", status=404),
        Stop("404", "visitor", "/nowhere/", status=404),
        Stop("429", "visitor", "/account/password/reset/", too_often),
        Stop("500", "visitor", f"/invitations/{BROKEN}/", status=500),
        Stop("400", "official_qm", "/threads/new/", nonsensical),
        Stop("403_csrf", "official_qm", "/threads/new/", stale),
        *(Stop(*one) for one in on_record(world)),
        *(Stop(*one) for one in searched()),
        *(Stop(*one) for one in gathered(world)),
        *(Stop(*one) for one in masked(world)),
        *(Stop(*one) for one in changing(world)),
        *(Stop(route, who, address, act, status) for route, who, address, act, status in doors),
    ]
    return Walk(stops, sessions)
