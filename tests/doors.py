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


OURS = [
    Door("", "GET", public=True, shows="front"),
    Door("exchange/", "GET", shows="exchange"),
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
    Door("requests/<uuid:request_id>/", "GET POST", about="request", shows="settle"),
    Door("waiting/", "GET", shows="waiting"),
    Door("waiting/count/", "GET", shows="count"),
    Door("invitations/", "GET POST", shows="invitations"),
    Door("invitations/<uuid:pk>/revocation/", "POST", about="invitation"),
    Door("invitations/<str:token>/", "GET POST", about="token", shows="invitation", public=True),
    Door("people/seat/", "POST"),
    Door("people/<uuid:pk>/", "GET", about="person", shows="person"),
    Door("people/<uuid:pk>/suspension/", "POST", about="person"),
    Door("people/<uuid:pk>/restoration/", "POST", about="person"),
    Door("language/", "POST", public=True),
]
"""What the rooms of the forum answer."""

ACCOUNT = [
    Door("account/sessions/end/", "POST"),
    Door("account/login/", "GET POST", public=True, shows="entrance"),
    Door("account/logout/", "GET POST", public=True, shows="entrance"),
    Door("account/inactive/", "GET", public=True, shows="own"),
    Door("account/signup/", "GET POST", public=True, shows="entrance"),
    Door("account/reauthenticate/", "GET POST", shows="own"),
    Door("account/email/", "GET POST", shows="email"),
    Door("account/confirm-email/", "GET", public=True, shows="own"),
    Door("account/password/change/", "GET POST", shows="own"),
    Door("account/password/set/", "GET POST", shows="own"),
    Door("account/password/reset/", "GET POST", public=True, shows="own"),
    Door("account/login/code/confirm/", "GET POST", public=True, shows="own"),
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
    Door("account/2fa/authenticate/", "GET POST", public=True, shows="own"),
    Door("account/2fa/reauthenticate/", "GET POST", shows="own"),
    Door("account/2fa/totp/activate/", "GET POST", shows="totp"),
    Door("account/2fa/totp/deactivate/", "GET POST", shows="own"),
    Door("account/2fa/recovery-codes/", "GET", shows="own"),
    Door("account/2fa/recovery-codes/generate/", "GET POST", shows="own"),
    Door("account/2fa/recovery-codes/download/", "GET", shows="own"),
    Door("account/2fa/webauthn/", "GET", shows="own"),
    Door("account/2fa/webauthn/add/", "GET POST", shows="own"),
    Door("account/2fa/webauthn/reauthenticate/", "GET POST", shows="own"),
    Door("account/2fa/webauthn/keys/<int:pk>/remove/", "GET POST", about="passkey", shows="own"),
    Door("account/2fa/webauthn/keys/<int:pk>/edit/", "GET POST", about="passkey", shows="own"),
    Door("account/2fa/webauthn/login/", "GET POST", public=True, shows="own"),
    Door("account/3rdparty/login/cancelled/", "GET", public=True, shows="own"),
    Door("account/3rdparty/login/error/", "GET", shows="own"),
    Door("account/3rdparty/signup/", "GET POST", public=True, shows="own"),
    Door("account/3rdparty/", "GET POST", shows="own"),
    Door("account/social/login/cancelled/", "GET POST", shows="own"),
    Door("account/social/login/error/", "GET POST", shows="own"),
    Door("account/social/signup/", "GET POST", shows="own"),
    Door("account/social/connections/", "GET POST", shows="own"),
    Door(r"account/oidc/^(?P<provider_id>[^/]+)/login/", "GET POST", public=True, about="provider"),
    Door(r"account/oidc/^(?P<provider_id>[^/]+)/login/callback/", "GET POST", public=True, about="provider"),
    Door("account/sessions/", "GET POST", shows="own"),
]
"""What django-allauth answers, in our look."""

ADDRESSES = [*OURS, *ACCOUNT]

SOCKETS = ["/live/"]
"""Paths at which a socket opens."""

STREAMS = {
    "thread": "who may read the thread",
    "person": "that person",
    "audience": "who belongs to the audience",
    "rights": "nobody: the hub reads it itself",
}
"""Kinds of stream, and who may follow one."""

MAILS = {
    "accounts/mail/invitation": "to the address invited: the link, the authority, the role, who invites",
    "account/email/email_confirmation": "to the address to be confirmed: a link",
    "account/email/base": "the frame of allauth's mails",
}
"""Templates of mails that are ours, and what they may show to whom."""

COMMANDS = {
    "invite_secretariat": "the address given and the link",
    "worker": "counts",
    "verify_record": "counts and digests",
    "demo": "the demo people",
    "prepare": "the demo people",
    "load_reference": "counts",
    "catalogues": "counts",
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
