"""Every page about people stands in our shell, and brings nothing inline."""

import re

import pytest

from tests.cast import PASSWORD

FOR_EVERYBODY = (
    "account/confirm-email",
    "account/confirm-email/unknown",
    "account/inactive",
    "account/login",
    "account/password/reset",
    "account/password/reset/done",
    "account/password/reset/key/done",
    "account/password/reset/key/x-y",
    "account/signup",
)
FOR_A_PERSON = (
    "account/2fa",
    "account/2fa/recovery-codes",
    "account/2fa/recovery-codes/generate",
    "account/2fa/totp/deactivate",
    "account/2fa/webauthn",
    "account/2fa/webauthn/add",
    "account/3rdparty",
    "account/email",
    "account/logout",
    "account/password/change",
    "account/reauthenticate",
    "account/sessions",
    "invitations",
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=", re.IGNORECASE)


def stands_in_our_shell(response):
    page = response.content.decode()
    return (
        response.status_code == 200
        and page.count('<header class="bar">') == page.count("<main ") == page.count("<h1") == 1
        and '<html lang="en"' in page
        and "· Corridor</title>" in page
        and not INLINE.findall(page)
    )


@pytest.mark.parametrize("address", FOR_EVERYBODY)
def test_pages_for_everybody(db, client, address):
    assert stands_in_our_shell(client.get(f"/{address}/"))


@pytest.mark.parametrize("address", FOR_A_PERSON)
def test_pages_for_a_person(world, address):
    client = world.client("focal_qm")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/recovery-codes/generate/")
    assert stands_in_our_shell(client.get(f"/{address}/"))


def test_setting_up_an_app(world):
    client = world.client("focal_bare_qm")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert stands_in_our_shell(client.get("/account/2fa/totp/activate/"))


def test_asking_for_the_second_factor(world, client):
    client.post("/account/login/", {"login": "focal_qm@example.org", "password": PASSWORD})
    assert stands_in_our_shell(client.get("/account/2fa/authenticate/"))


def test_confirming_a_further_address(world, mailoutbox):
    client = world.client("official_qm")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"action_add": "", "email": "other@example.org"})
    link = next(word for word in mailoutbox[-1].body.split() if "/account/confirm-email/" in word)
    page = client.get(link.removeprefix("http://testserver"))
    assert stands_in_our_shell(page)
    assert "Is other@example.org an address of Amara Osei?" in page.content.decode()


def test_nothing_of_it_is_kept_by_browsers(world):
    assert "no-store" in world.client("official_qm").get("/account/sessions/").headers["Cache-Control"]


def test_demo_people_are_shown_at_the_door_where_there_are_any(world, client, settings):
    assert "Demo people" not in client.get("/account/login/").content.decode()
    person = world.user("official_qm")
    person.is_demo = True
    person.save()
    page = client.get("/account/login/").content.decode()
    assert "Demo people" in page
    assert "official_qm@example.org" in page
    assert "official_qn@example.org" not in page
    settings.DEMO_PEOPLE_EXEMPT = False
    assert "official_qm@example.org" not in client.get("/account/login/").content.decode()
