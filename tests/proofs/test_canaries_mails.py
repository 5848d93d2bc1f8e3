"""Each mail that is sent holds what its reader needs and no canary else; a command prints what it is asked for."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.actions.access import approve_request, ask_for_access, lapse_request, refuse_request
from accounts.adapters import AccountAdapter
from accounts.models import AccessRequest, User
from forum.home.actions.erasure import erase_again
from forum.policies.vocabulary import Role
from tests.accounts.test_single_sign_on import provider as provider
from tests.accounts.test_single_sign_on import walk
from tests.cast import PASSWORD, code
from tests.doors import COMMANDS, MAILS_OF_ALLAUTH
from tests.errands import done_by_the_worker
from tests.proofs.plan import PEOPLE, canary

pytestmark = pytest.mark.django_db

WHO = "official_qm"
ELSE = f"{canary('email invited')}@example.org"
"""An address that is nobody's."""
NEW_PASSWORD = "quiet harbour, early ferry"
OWN = {f"email {WHO}"}

Act = Callable[[Client], object]


@pytest.fixture
def browser(told):
    """Somebody's, who has just given their password, which may be done some times a minute only."""
    cache.clear()
    client = told.cast.client(WHO)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def sent(finder, monkeypatch):
    """What was sent from now on: of each mail its template, to whom it went, and what is found in it."""
    prefixes: list[str] = []
    compose = AccountAdapter.render_mail

    def noted(self, template_prefix, *args, **kwargs):
        prefixes.append(template_prefix)
        return compose(self, template_prefix, *args, **kwargs)

    monkeypatch.setattr(AccountAdapter, "render_mail", noted)
    monkeypatch.setattr(transaction, "on_commit", lambda then, **_options: then())  # within the request, as it is there
    mail.outbox.clear()

    def read():
        found = [(finder.of_text(" ".join(one.recipients())), finder.of_mail(one)) for one in mail.outbox]
        told = dict(zip(prefixes, found, strict=True))
        prefixes.clear()
        mail.outbox.clear()
        return told

    return read


def link_in(message, part):
    return next(word for word in message.body.split() if part in word).removeprefix("http://testserver")


def another_address(browser):
    browser.post("/account/email/", {"action_add": "", "email": ELSE})


def confirm(browser):
    another_address(browser)
    browser.post(link_in(mail.outbox[-1], "/confirm-email/"))


def move(browser):
    confirm(browser)
    browser.post("/account/email/", {"action_primary": "", "email": ELSE})


def remove(browser):
    confirm(browser)
    browser.post("/account/email/", {"action_remove": "", "email": ELSE})


def change_password(browser):
    said = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    browser.post("/account/password/change/", said)


def ask_for_a_reset(browser):
    Client().post("/account/password/reset/", {"email": EmailAddress.objects.get(user=user_of(browser)).email})


def reset(browser):
    ask_for_a_reset(browser)
    visitor = Client()
    form = visitor.get(link_in(mail.outbox[-1], "/password/reset/key/"), follow=True).redirect_chain[-1][0]
    visitor.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})


def user_of(browser):
    return browser.session["_auth_user_id"]


def activate(browser):
    page = browser.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    browser.post("/account/2fa/totp/activate/", {"code": code(secret)})
    assert Authenticator.objects.filter(user=user_of(browser), type=Authenticator.Type.TOTP).exists()


def deactivate(browser):
    activate(browser)
    browser.post("/account/2fa/totp/deactivate/")


def new_codes(browser):
    activate(browser)
    browser.post("/account/2fa/recovery-codes/generate/")


def add_passkey(browser):
    """The mail alone: what precedes it is said by a browser's hardware."""
    request = browser.get("/account/2fa/").wsgi_request
    with request_context(request):
        AccountAdapter(request).send_notification_mail("mfa/email/webauthn_added", request.user)


def remove_passkey(browser):
    key = Authenticator.objects.create(user_id=user_of(browser), type=Authenticator.Type.WEBAUTHN, data={"name": "Key"})
    browser.post(f"/account/2fa/webauthn/keys/{key.pk}/remove/")
    assert not Authenticator.objects.filter(pk=key.pk).exists()


FLOWS: dict[str, tuple[Act, set[str], set[str]]] = {
    "account/email/email_confirmation": (another_address, {"email invited"}, {"email invited"}),
    "account/email/email_changed": (move, OWN, OWN | {"email invited"}),
    "account/email/email_deleted": (remove, OWN, OWN | {"email invited"}),
    "account/email/password_changed": (change_password, OWN, OWN),
    "account/email/password_reset_key": (ask_for_a_reset, OWN, OWN | {f"id person {WHO}"}),
    "account/email/password_reset": (reset, OWN, OWN),
    "mfa/email/totp_activated": (activate, OWN, OWN),
    "mfa/email/totp_deactivated": (deactivate, OWN, OWN),
    "mfa/email/recovery_codes_generated": (new_codes, OWN, OWN),
    "mfa/email/webauthn_added": (add_passkey, OWN, OWN),
    "mfa/email/webauthn_removed": (remove_passkey, OWN, OWN),
}
"""Of each mail of allauth's: what leads to it, to whom it goes, and what it says."""

SINGLE_SIGN_ON = {"socialaccount/email/account_connected", "socialaccount/email/account_disconnected"}


def test_every_mail_of_allauth_is_proven():
    assert set(FLOWS) | SINGLE_SIGN_ON == set(MAILS_OF_ALLAUTH)


@pytest.mark.parametrize("template", FLOWS)
def test_a_mail_says_what_its_reader_needs(template, browser, sent):
    act, to, says = FLOWS[template]
    act(browser)
    mails = sent()
    assert mails[template] == (to, says)
    assert mails.keys() <= MAILS_OF_ALLAUTH.keys()


def test_who_links_and_unlinks_single_sign_on_is_told_so(told, browser, sent, provider):
    walk(provider, Client(), told.cast.people[WHO].email)
    account = SocialAccount.objects.get()
    browser.post("/account/3rdparty/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    assert sent() == dict.fromkeys(SINGLE_SIGN_ON, (OWN, OWN))


def test_a_letter_tells_an_authority_who_writes_and_the_sender_nothing(told, browser, finder):
    place = f"/directory/{told.by_label['id authority passports_qo']}/"
    before = len(mail.outbox)
    sent = {"subject": "Two queues", "words": "How do you share a hall?", "form_key": "a letter"}
    answers = [browser.post(f"{place}letter/", sent), browser.get(place)]
    done_by_the_worker()
    [letter] = mail.outbox[before:]
    sender = {f"name {WHO}", f"authority {PEOPLE[WHO].authority}", f"id person {WHO}", f"email {WHO}"}
    assert finder.of_mail(letter) == sender | {"party QM", "mailbox passports_qo"}
    assert not [label for answer in answers for label in finder.of_answer(answer) if label.startswith("mailbox")]


def test_nobody_is_mailed_at_an_address_that_nobody_has(sent):
    Client().post("/account/password/reset/", {"email": ELSE})
    assert sent() == {}


def printed(*command, **options):
    output = StringIO()
    call_command(*command, stdout=output, stderr=output, **options)
    return output.getvalue()


def test_every_command_is_proven():
    """All but what compiles catalogues, and the worker, neither of which reads a row to print it."""
    naming = {"invite_secretariat", "demo", "prepare", "erasures", "reapply_erasures"}
    assert {*SILENT, *naming, "catalogues", "worker"} == set(COMMANDS)


SILENT = ("verify_record", "load_reference", "rebuild_search", "tasks")


@pytest.mark.parametrize("command", SILENT)
def test_a_command_that_counts_names_nobody(command, told, finder):
    assert finder.of_text(printed(command)) == set()


def test_the_list_of_erasures_has_identifiers_and_no_name(told, finder, tmp_path):
    erase_again(None, told.cast.people[WHO].pk)
    listed = tmp_path / "erasures.txt"
    listed.write_text(printed("erasures"))
    assert finder.of_text(listed.read_text()) == {f"id person {WHO}"}
    assert finder.of_text(printed("reapply_erasures", str(listed))) == set()


def test_an_invitation_by_command_prints_its_address_and_mails_the_link(told, finder):
    body = told.cast.authorities["regional_body"].name
    mail.outbox.clear()
    text = printed("invite_secretariat", ELSE, authority=body)
    assert finder.of_text(text) == {"email invited"}
    [link] = re.findall(r"/invitations/[\w-]{43}/", text)
    done_by_the_worker()
    [message] = mail.outbox
    assert link in message.body
    assert finder.of_mail(message) == {"email invited", "authority regional_body"}


@pytest.mark.parametrize("command", [("demo",), ("demo", "--list"), ("prepare", "--demo")])
def test_the_demo_names_its_own_people_only(command, told, finder, settings, monkeypatch):
    settings.DEMO_PEOPLE_EXEMPT = True
    monkeypatch.setattr("forum.home.management.commands.demo.play_all", lambda *_all: [])
    printed("load_reference")
    assert finder.of_text(printed(*command)) == set()


def test_somebody_who_is_listed_would_be_found(told, finder, settings):
    """The proof is not blind: were one of us a demo person, the list would name them."""
    settings.DEMO_PEOPLE_EXEMPT = True
    User.objects.filter(pk=told.cast.people[WHO].pk).update(is_demo=True)
    found = finder.of_text(printed("demo", "--list"))
    assert found == OWN | {f"name {WHO}", f"authority {PEOPLE[WHO].authority}"}


def approve(told, asked):
    approve_request(told.actor("secretariat"), asked)


def refuse(told, asked):
    refuse_request(told.actor("secretariat"), asked, reason="Not known there.")


def let_lapse(told, asked):
    AccessRequest.objects.filter(pk=asked).update(lapses_at=timezone.now())
    lapse_request(asked)


def ask_again(told, asked):
    said = AccessRequest.objects.get(pk=asked)
    words = {name: getattr(said, name) for name in ("name", "email", "why")}
    ask_for_access(None, authority=told.cast.authorities["migration_qm"], role=Role.OFFICIAL, **words)


@pytest.mark.parametrize("act", [ask_again, approve, refuse, let_lapse])
def test_an_applicant_is_told_what_happens_and_nobody_s_name(act, told, finder):
    """Nothing that was written either: somebody else may have written it in the name of who reads the address."""
    done_by_the_worker()
    mail.outbox.clear()
    act(told, told.by_label["id access qm"])
    done_by_the_worker()
    [sent] = [one for one in mail.outbox if finder.of_text(" ".join(one.recipients())) == {"request qm email"}]
    assert finder.of_text(" ".join(sent.recipients())) == {"request qm email"}
    assert finder.of_mail(sent) == {"request qm email", "authority migration_qm", "party QM"}
