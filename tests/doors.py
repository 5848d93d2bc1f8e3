"""The registry of doors: every way by which anything leaves the forum, and by whom it may be opened.

A guard (tests/guards/test_doors.py) fails on a door that is missing here and on one that does not exist; the proofs
walk through all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Door:
    """An address, as the resolver writes it.

    `methods` are those it answers. `about` is the kind of thing that its identifier names. `shows` names the rule of
    the oracle for what is read there. A door that is not `public` lets nobody in who is not signed in.
    """

    route: str
    methods: str
    about: str = ""
    shows: str = "nothing"
    public: bool = False


CASES = [
    Door("cases/", "GET", shows="cases", public=True),
    Door("cases/new/", "GET POST", shows="begin"),
    Door("cases/works/", "GET", shows="works"),
    Door("cases/writing/<uuid:pk>/", "GET", about="version", shows="version"),
    Door("cases/writing/<uuid:pk>/sections/<slug:key>/", "GET POST", about="version", shows="version"),
    Door("cases/writing/<uuid:pk>/preview/", "GET", about="version", shows="version"),
    Door("cases/writing/<uuid:pk>/growth/", "POST", about="version"),
    Door("cases/writing/<uuid:pk>/discarding/", "GET POST", about="version", shows="version"),
    Door("cases/writing/<uuid:pk>/submission/", "POST", about="version"),
    Door("cases/writing/<uuid:pk>/taking-back/", "POST", about="version"),
    Door("cases/writing/<uuid:pk>/review/", "GET", about="version", shows="review"),
    Door("cases/writing/<uuid:pk>/publication/", "POST", about="version"),
    Door("cases/writing/<uuid:pk>/return/", "POST", about="version"),
    Door("cases/partners/<uuid:pk>/", "POST", about="partner"),
    Door("cases/<slug:identifier>/", "GET", about="case", shows="case", public=True),
    Door("cases/<slug:identifier>/citation/", "GET", about="case", shows="citation", public=True),
    Door("cases/<slug:identifier>/versions/", "GET", about="case", shows="versions", public=True),
    Door("cases/<slug:identifier>/versions/<int:number>/", "GET", about="case", shows="old_version", public=True),
    Door("cases/<slug:identifier>/revision/", "POST", about="case"),
    Door("cases/<slug:identifier>/confirmation/", "POST", about="case"),
    Door("cases/<slug:identifier>/withdrawal/", "GET POST", about="case", shows="withdrawal"),
]
"""What the room of case studies answers; their proofs are in `tests/proofs/cases`."""

AUDIENCES = [
    Door("threads/<uuid:thread_id>/audience/", "GET", about="thread", shows="readers_of"),
    Door("threads/<uuid:thread_id>/audience/narrowed/", "POST", about="thread"),
    Door("threads/<uuid:thread_id>/audience/wider/", "GET POST", about="thread", shows="wider"),
    Door("widenings/", "GET", shows="widenings"),
    Door("widenings/<uuid:pk>/", "GET", about="widening", shows="widening"),
    Door("widenings/<uuid:pk>/confirmed/", "POST", about="widening"),
    Door("widenings/<uuid:pk>/declined/", "POST", about="widening"),
    Door("widenings/known/<uuid:pk>/", "POST", about="notice"),
]
"""Whom things are for, changed while they stand."""

ACCESS = [
    Door("access/", "GET POST", public=True, shows="ask_for_access"),
    Door("access/sent/", "GET", public=True, shows="own"),
    Door("access/requests/<uuid:pk>/", "GET", about="access", shows="access_request"),
    Door("access/requests/<uuid:pk>/approval/", "POST", about="access"),
    Door("access/requests/<uuid:pk>/refusal/", "POST", about="access"),
    Door("access/<str:token>/", "GET POST", about="access token", shows="access_link", public=True),
    Door("terms/", "GET POST", shows="terms"),
    Door("terms/<slug:key>/", "GET", about="document", shows="own", public=True),
    Door("terms/<slug:key>/<int:number>/", "GET", about="document version", shows="own", public=True),
    Door("welcome/", "GET", shows="welcome"),
    Door("authority/clearance/", "GET POST", shows="cleared_first"),
    Door("clearing/", "GET", shows="clearing"),
    Door("clearing/trail/", "GET", shows="trail"),
    Door("clearing/trail.csv", "GET", shows="trail_file"),
    Door("authority/", "GET", shows="own_authority"),
    Door("seats/<uuid:pk>/", "GET", about="seat", shows="seat"),
    Door("seats/<uuid:pk>/passing-on/", "POST", about="seat"),
    Door("seats/<uuid:pk>/end/", "POST", about="seat"),
    Door("secretariat/", "GET", shows="secretariat"),
    Door("secretariat/authorities/new/", "GET POST", shows="new_authority"),
    Door("secretariat/authorities/<uuid:pk>/", "GET POST", about="authority", shows="kept_authority"),
    Door("secretariat/authorities/<uuid:pk>/domains/", "POST", about="authority"),
    Door("secretariat/erasures/<uuid:pk>/", "GET", about="erasure", shows="erasure"),
    Door("secretariat/erasures/<uuid:pk>/grant/", "POST", about="erasure"),
    Door("secretariat/erasures/<uuid:pk>/refusal/", "POST", about="erasure"),
    Door("secretariat/domains/<uuid:pk>/removal/", "POST", about="domain"),
]
"""Coming in, and keeping who is in."""

GROUPS = [
    Door("groups/", "GET", shows="groups"),
    Door("groups/new/", "GET POST", shows="new_group"),
    Door("groups/<uuid:pk>/", "GET", about="group", shows="group"),
    Door("groups/<uuid:pk>/changes/", "GET POST", about="group", shows="group_changes"),
    Door("groups/<uuid:pk>/members/", "GET POST", about="group", shows="group_members"),
    Door("groups/<uuid:pk>/end/", "GET POST", about="group", shows="group_end"),
    Door("groups/members/<uuid:pk>/removal/", "POST", about="member"),
]
"""Named groups."""

QUEUE = [
    Door("moderation/", "GET", shows="queue"),
    Door("moderation/<uuid:item_id>/claimed/", "POST", about="item"),
    Door("moderation/<uuid:item_id>/let-go/", "POST", about="item"),
    Door("moderation/<uuid:item_id>/kept/", "POST", about="item"),
]
"""What needs a decision of those who curate."""

OURS = [
    *CASES,
    *QUEUE,
    *ACCESS,
    *GROUPS,
    *AUDIENCES,
    Door("", "GET", public=True, shows="front"),
    Door("robots.txt", "GET", public=True),
    Door("sitemap.xml", "GET", public=True),
    Door("aside/", "POST"),
    Door("directory/", "GET", shows="directory"),
    Door("directory/<uuid:pk>/", "GET", about="authority", shows="authority"),
    Door("directory/<uuid:pk>/letter/", "GET POST", about="authority", shows="letter"),
    Door("directory/<uuid:pk>/mailbox/", "GET POST", about="authority", shows="mailbox"),
    Door("exchange/", "GET", shows="exchange"),
    Door("exchange/reach/", "GET", shows="reach"),
    Door("drafts/", "GET", shows="drafts"),
    Door("drafts/<uuid:draft_id>/", "POST", about="draft"),
    Door("drafts/<uuid:draft_id>/discarded/", "POST", about="draft"),
    Door("preview/", "POST"),
    Door("threads/new/", "GET POST", shows="start"),
    Door("threads/<uuid:thread_id>/", "GET", about="thread", shows="thread"),
    Door("threads/<uuid:thread_id>/replies/", "POST", about="thread"),
    Door("threads/<uuid:thread_id>/closure/", "GET POST", about="thread", shows="closure"),
    Door("threads/<uuid:thread_id>/pin/", "POST", about="thread"),
    Door("threads/<uuid:thread_id>/requests/", "GET POST", about="thread", shows="ask"),
    Door("threads/<uuid:thread_id>/marks/", "GET", about="thread", shows="marks"),
    Door("threads/<uuid:thread_id>/reading/", "POST", about="thread"),
    Door("threads/<uuid:thread_id>/mentions/", "GET", about="thread", shows="mentions"),
    Door("replies/<uuid:reply_id>/", "GET", about="reply", shows="permalink"),
    Door("replies/<uuid:reply_id>/acts/", "GET", about="reply", shows="acts"),
    Door("replies/<uuid:reply_id>/edit/", "GET POST", about="reply", shows="edit"),
    Door("replies/<uuid:reply_id>/history/", "GET", about="reply", shows="history"),
    Door("replies/<uuid:reply_id>/withdrawal/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/usefulness/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/hiding/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/insight/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/answer/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/unread/", "POST", about="reply"),
    Door("replies/<uuid:reply_id>/unmasking/", "GET POST", about="reply", shows="ask_unmasking"),
    Door("unmaskings/<uuid:unmasking_id>/", "GET", about="unmasking", shows="unmasking"),
    Door("unmaskings/<uuid:unmasking_id>/decision/", "POST", about="unmasking"),
    Door("unmaskings/<uuid:unmasking_id>/known/", "POST", about="unmasking"),
    Door("rooms/new/", "GET POST", shows="open_room"),
    Door("rooms/<uuid:room_id>/", "GET", about="room", shows="room"),
    Door("rooms/<uuid:room_id>/entry/", "POST", about="room"),
    Door("rooms/<uuid:room_id>/words/", "POST", about="room"),
    Door("rooms/<uuid:room_id>/closure/", "GET POST", about="room", shows="room_closure"),
    Door("revisions/<uuid:revision_id>/", "GET POST", about="revision", shows="revision"),
    Door("revisions/<uuid:revision_id>/taken-back/", "POST", about="revision"),
    Door("revisions/<uuid:revision_id>/published/", "POST", about="revision"),
    Door("revisions/<uuid:revision_id>/discarded/", "POST", about="revision"),
    Door("revisions/<uuid:revision_id>/returned/", "POST", about="revision"),
    Door("revisions/<uuid:revision_id>/cleared/", "POST", about="revision"),
    Door("requests/<uuid:request_id>/", "GET POST", about="request", shows="settle"),
    Door("agreements/", "GET", shows="frameworks", public=True),
    Door("agreements/<slug:code>/", "GET", about="framework", shows="framework", public=True),
    Door("parties/<slug:code>/", "GET", about="party", shows="party", public=True),
    Door("toolbox/", "GET", shows="tools", public=True),
    Door("toolbox/<slug:code>/", "GET", about="tool", shows="tool", public=True),
    Door("facts/<uuid:fact_id>/", "GET", about="fact", shows="fact", public=True),
    Door("facts/<uuid:fact_id>/correction/", "GET POST", about="fact", shows="propose"),
    Door("corrections/<uuid:correction_id>/acceptance/", "POST", about="correction"),
    Door("corrections/<uuid:correction_id>/declining/", "POST", about="correction"),
    Door("search/", "GET", shows="search", public=True),
    Door("search/similar/", "GET", shows="similar"),
    Door("waiting/", "GET", shows="notices"),
    Door("following/", "GET", shows="following"),
    Door("following/<slug:kind>/<slug:thing>/", "GET POST", about="followed", shows="follow"),
    Door("settings/mail/", "GET POST", shows="mail"),
    Door("mail/stop/<str:token>/", "GET POST", about="stop", shows="stop", public=True),
    Door("waiting/count/", "GET", shows="count"),
    Door("invitations/", "GET POST", shows="invitations"),
    Door("invitations/<uuid:pk>/resending/", "POST", about="invitation"),
    Door("invitations/<uuid:pk>/revocation/", "POST", about="invitation"),
    Door("invitations/<str:token>/", "GET POST", about="token", shows="invitation", public=True),
    Door("keys/", "GET", shows="keys"),
    Door("settings/", "GET POST", shows="settings"),
    Door("settings/profile/", "GET POST", shows="profile"),
    Door("people/seat/", "POST"),
    Door("people/<uuid:pk>/", "GET", about="person", shows="person"),
    Door("people/<uuid:pk>/suspension/", "POST", about="person"),
    Door("people/<uuid:pk>/restoration/", "POST", about="person"),
    Door("language/", "POST", public=True),
]
"""What the rooms of the forum answer."""

ACCOUNT = [
    Door("account/sessions/end/", "POST"),
    Door("account/data/", "GET", shows="own_data"),
    Door("account/data/file/", "GET", shows="own_data_file"),
    Door("account/data/erasure/", "POST"),
    Door("account/data/erasure/taken-back/", "POST"),
    Door("account/login/", "GET POST", public=True, shows="elsewhere"),
    Door("account/logout/", "GET POST", public=True, shows="own"),
    Door("account/inactive/", "GET", public=True, shows="own"),
    Door("account/signup/", "GET POST", public=True, shows="elsewhere"),
    Door("account/reauthenticate/", "GET POST", shows="own"),
    Door("account/email/", "GET POST", shows="email"),
    Door("account/confirm-email/", "GET", public=True, shows="own"),
    Door("account/password/change/", "GET POST", shows="own"),
    Door("account/password/set/", "GET POST", shows="elsewhere"),
    Door("account/password/reset/", "GET POST", public=True, shows="own"),
    Door("account/login/code/confirm/", "GET POST", public=True, shows="elsewhere"),
    Door(r"account/^confirm-email/(?P<key>[-:\w]+)/$", "GET POST", public=True, about="key", shows="own"),
    Door("account/password/reset/key/done/", "GET", public=True, shows="own"),
    Door(
        r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        "GET POST",
        public=True,
        about="key",
        shows="own",
    ),
    Door("account/password/reset/done/", "GET", public=True, shows="own"),
    Door("account/2fa/", "GET", shows="own"),
    Door("account/2fa/authenticate/", "GET POST", public=True, shows="elsewhere"),
    Door("account/2fa/reauthenticate/", "GET POST", shows="second_factor"),
    Door("account/2fa/totp/activate/", "GET POST", shows="totp"),
    Door("account/2fa/totp/deactivate/", "GET POST", shows="own"),
    Door("account/2fa/recovery-codes/", "GET", shows="own"),
    Door("account/2fa/recovery-codes/generate/", "GET POST", shows="own"),
    Door("account/2fa/recovery-codes/download/", "GET", shows="own"),
    Door("account/2fa/webauthn/", "GET", shows="own"),
    Door("account/2fa/webauthn/add/", "GET POST", shows="passkey"),
    Door("account/2fa/webauthn/reauthenticate/", "GET POST", shows="elsewhere"),
    Door("account/2fa/webauthn/keys/<int:pk>/remove/", "GET POST", about="passkey", shows="own"),
    Door("account/2fa/webauthn/keys/<int:pk>/edit/", "GET POST", about="passkey", shows="own"),
    Door("account/2fa/webauthn/login/", "GET POST", public=True, shows="elsewhere"),
    Door("account/3rdparty/login/cancelled/", "GET", public=True, shows="own"),
    Door("account/3rdparty/login/error/", "GET", shows="own"),
    Door("account/3rdparty/signup/", "GET POST", public=True, shows="elsewhere"),
    Door("account/3rdparty/", "GET POST", shows="own"),
    Door("account/social/login/cancelled/", "GET POST", shows="elsewhere"),
    Door("account/social/login/error/", "GET POST", shows="elsewhere"),
    Door("account/social/signup/", "GET POST", shows="elsewhere"),
    Door("account/social/connections/", "GET POST", shows="elsewhere"),
    Door(r"account/oidc/^(?P<provider_id>[^/]+)/login/", "GET POST", public=True, about="provider", shows="own"),
    Door(
        r"account/oidc/^(?P<provider_id>[^/]+)/login/callback/", "GET POST", public=True, about="provider", shows="own"
    ),
    Door("account/sessions/", "GET POST", shows="own"),
]
"""What django-allauth answers, in our look, and what belongs to an account besides."""

ADDRESSES = [*OURS, *ACCOUNT]

SOCKETS = ["/live/"]
"""Paths at which a socket opens."""

STREAMS = {
    "thread": "who may read the thread",
    "room": "who belongs to the room and has accepted its rule",
    "person": "that person",
    "audience": "who belongs to the audience",
    "fact": "every member",
    "desk": "the people of that authority who belong to the audience",
    "authority": "the officials and focal points of the authority",
    "rights": "nobody: the hub reads it itself",
}
"""Kinds of stream, and who may follow one."""

MAILS = {
    "notifications/mail/news": "to the person: that there is something, why they are told, and where it is",
    "home/mail/letter": "to the mailbox of an authority: what was written, and who wrote it, with their address",
    "accounts/mail/invitation": "to the address invited: the link, the authority, the role, who invites",
    "accounts/mail/access_link": "to the address given: the link, the authority, the role; nothing that was written",
    "accounts/mail/access_approved": "to the applicant: the link of the invitation, the authority, the role",
    "accounts/mail/access_refused": "to the applicant: the authority, the role, the reason",
    "accounts/mail/access_lapsed": "to the applicant: the authority, the role, where to ask again",
    "account/email/email_confirmation": "to the address to be confirmed: a link",
    "account/email/password_reset_key": "to the address of an account: a link",
    "account/email/base_notification": "to the person: what was done to the account, when, from where",
    "account/email/base": "the frame of allauth's mails",
}
"""Templates of mails that are ours, and what they may show to whom."""

MAILS_OF_ALLAUTH = {
    "account/email/email_confirmation": "to the address to be confirmed: a link",
    "account/email/email_changed": "to the old address: both",
    "account/email/email_deleted": "to the address that was removed: itself",
    "account/email/password_changed": "to the address of the person: that it happened",
    "account/email/password_reset_key": "to the address of the person: a link",
    "account/email/password_reset": "to the address of the person: that it happened",
    "mfa/email/totp_activated": "to the address of the person: that it happened",
    "mfa/email/totp_deactivated": "to the address of the person: that it happened",
    "mfa/email/recovery_codes_generated": "to the address of the person: that it happened",
    "mfa/email/webauthn_added": "to the address of the person: that it happened",
    "mfa/email/webauthn_removed": "to the address of the person: that it happened",
    "socialaccount/email/account_connected": "to the address of the person: that it happened",
    "socialaccount/email/account_disconnected": "to the address of the person: that it happened",
}
"""Templates of allauth's mails, framed by ours, and what they may show to whom."""

CATCHER = [
    Door("", "GET", public=True),
    Door("<str:name>/", "GET", public=True),
    Door("<str:name>/html/", "GET", public=True),
]
"""What answers below /mail/ on a developer's machine, and nowhere else: it reads the mails that were sent."""

COMMANDS = {
    "invite_secretariat": "the address given and the link",
    "worker": "counts",
    "tasks": "counts, and the kinds of tasks that were given up",
    "verify_record": "counts and digests",
    "erasures": "identifiers of people who were erased, and when",
    "reapply_erasures": "counts",
    "demo": "the demo people",
    "prepare": "the demo people",
    "load_reference": "counts",
    "catalogues": "counts",
    "rebuild_search": "counts",
}
"""Our management commands, and what they print."""


def walked(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address the resolver knows: its route and its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from walked(pattern, route)
