"""Nobody learns from an answer who has an account."""

import re

import pytest
from django.test import Client

KNOWN, UNKNOWN, SUSPENDED = "official_qm@example.org", "nobody@example.org", "suspended_qm@example.org"


def answer(address, data):
    """All that a stranger sees of an answer, without what is new each time and what they typed themselves."""
    response = Client().post(address, data)
    body = re.sub(r'csrf\w*&?q?u?o?t?;?"?[: =]+[^>]*', "", response.content.decode(), flags=re.IGNORECASE)
    for typed in data.values():
        body = body.replace(typed, "")
    headers = {name: value for name, value in response.headers.items() if name not in ("Content-Length", "Expires")}
    return response.status_code, headers, sorted(response.cookies), body


@pytest.mark.parametrize("email", [KNOWN, SUSPENDED])
@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/account/login/", "login", {"password": "not the password"}),
        ("/account/password/reset/", "email", {}),
        ("/account/signup/", "email", {"password1": "quiet harbour", "password2": "quiet harbour"}),
    ],
)
def test_an_answer_is_the_same_for_who_has_an_account_and_who_has_none(world, address, field, more, email):
    assert answer(address, {field: email, **more}) == answer(address, {field: UNKNOWN, **more})


def test_only_who_can_come_in_gets_a_mail_to_reset(world, mailoutbox):
    for email in (KNOWN, UNKNOWN, SUSPENDED):
        Client().post("/account/password/reset/", {"email": email})
    assert [message.to for message in mailoutbox] == [[KNOWN]]


def test_a_suspended_person_is_told_so_only_with_the_right_password(world):
    right = Client().post("/account/login/", {"login": SUSPENDED, "password": "two queues, one hall"}, follow=True)
    assert "Your access is suspended" in right.content.decode()
    wrong = Client().post("/account/login/", {"login": SUSPENDED, "password": "not the password"}, follow=True)
    assert "Your access is suspended" not in wrong.content.decode()


def test_adding_an_address_says_the_same_whether_somebody_else_has_it(world):
    def said(name, email):
        client = world.client(name)
        client.post("/account/reauthenticate/", {"password": "two queues, one hall"})
        response = client.post("/account/email/", {"action_add": "", "email": email})
        return response.status_code, response.headers.get("Location")

    assert said("official_qn", KNOWN) == said("expert", UNKNOWN) == (302, "/account/email/")


def test_nobody_registers(db):
    page = Client().get("/account/signup/")
    assert "There is no open registration." in page.content.decode()
    assert "password1" not in page.content.decode()


@pytest.mark.parametrize("email", [KNOWN, SUSPENDED])
def test_who_asks_for_access_reads_the_same_whoever_has_an_account(world, mailoutbox, email):
    said = {"authority": str(world.authorities["labour_qm"].pk), "role": "official", "name": "Noor", "why": "To learn."}
    assert answer("/access/", {"email": email, **said}) == answer("/access/", {"email": UNKNOWN, **said})
