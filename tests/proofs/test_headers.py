"""Pages, refusals, errors and files alike tell the browser to trust nothing but ourselves."""

import pytest
from django.test import Client

from tests.proofs.headers import assert_guarded

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize("who", ["visitor", "official_qm", "seatless"])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/exchange/",
        "/account/login/",
        "/account/email/",
        "/nowhere/",
        "/nowhere",
        f"/threads/{NOBODY}/",
        f"/invitations/{NOBODY}/",
        "/invitations/",
        "/people/seat/",
    ],
)
def test_every_answer_is_guarded(who, address, world):
    client = Client() if who == "visitor" else world.client(who)
    assert_guarded(client.get(address), signed_in=who != "visitor")


@pytest.mark.parametrize("who", ["visitor", "official_qm"])
def test_an_error_is_guarded(who, world, monkeypatch):
    def breaks(*_args):
        raise RuntimeError("for the proof")

    client = Client() if who == "visitor" else world.client(who)
    client.raise_request_exception = False
    where = "accounts.views.invitations.open_invitation"
    monkeypatch.setattr(where, breaks)
    answer = client.get("/invitations/abc/")
    assert answer.status_code == 500
    assert_guarded(answer, signed_in=who != "visitor")


def test_a_form_without_its_token_is_guarded(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user("official_qm"))
    answer = client.post("/preview/", {"body": "words"})
    assert answer.status_code == 403
    assert_guarded(answer, signed_in=True)


def test_a_nonsensical_request_is_guarded(world):
    answer = world.client("official_qm").post("/preview/", {f"n{n}": "" for n in range(300)})
    assert answer.status_code == 400
    assert_guarded(answer, signed_in=True)


@pytest.mark.parametrize("file", ["css/corridor.css", "js/corridor.js"])
def test_a_file_is_guarded(file, client):
    answer = client.get(f"/static/{file}")
    assert answer.status_code == 200
    assert_guarded(answer, signed_in=False, is_page=False)
    answer.close()
