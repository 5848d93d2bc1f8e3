"""The page that reads the mails of a folder, on a developer's machine."""

import pytest
from django.core import mail
from django.urls import clear_url_caches, include, path
from lxml import html

from forum import urls
from forum.notifications.catcher import caught, caught_as
from tests.errands import done_by_the_worker
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

urlpatterns = [*urls.urlpatterns, path("mail/", include("forum.notifications.catcher_urls"))]


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_FOLDER = settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.ROOT_URLCONF = __name__
    clear_url_caches()
    yield settings.MAIL_FOLDER
    clear_url_caches()


@pytest.fixture
def replied(world, folder):
    thread = thread_by(world.actor("official_qm"))
    reply = reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    return reply


def page(client, address):
    return html.fromstring(client.get(address).content.decode())


def test_an_empty_folder_is_said_to_be_so(client, folder):
    assert caught() == []
    assert "None yet." in page(client, "/mail/").text_content()


def test_a_mail_is_read_as_text_as_html_and_by_its_headers(client, replied):
    listed = page(client, "/mail/")
    [link] = listed.xpath("//ol[@class='topics']//h2/a")
    assert link.text_content() == "Corridor: A reply to you"
    assert "official_qm@example.org" in listed.text_content()
    one = page(client, link.get("href"))
    assert f"/replies/{replied.pk}/" in one.xpath("//pre")[0].text_content()
    assert {"Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"} <= {
        name.text_content() for name in one.xpath("//dl/dt")
    }
    [frame] = one.xpath("//iframe")
    assert "allow-scripts" not in frame.get("sandbox")
    assert "allow-same-origin" not in frame.get("sandbox")
    drawn = client.get(frame.get("src"))
    assert f"/replies/{replied.pk}/" in drawn.content.decode()


def test_the_html_of_a_mail_may_do_nothing_but_look(client, replied):
    [found] = caught()
    policy = client.get(f"/mail/{found.name}/html/").headers["Content-Security-Policy"]
    said = {one.strip() for one in policy.split(";")}
    assert said >= {"default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'self'"}
    assert "sandbox allow-popups allow-popups-to-escape-sandbox" in said
    assert "script" not in policy
    assert "frame-src 'self'" in client.get(f"/mail/{found.name}/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["nothing.0", "..%2f..%2fetc", "mail", "0"])
def test_nothing_else_is_read(client, replied, name):
    assert client.get(f"/mail/{name}/").status_code == 404
    assert client.get(f"/mail/{name}/html/").status_code == 404


def test_several_mails_of_one_connection_are_told_apart(folder):
    messages = [mail.EmailMessage(f"Number {n}", "-" * 80, to=["a@example.org"]) for n in range(3)]
    mail.get_connection().send_messages(messages)
    assert [one.subject for one in caught()] == ["Number 2", "Number 1", "Number 0"]
    for one in caught():
        assert caught_as(one.name).subject == one.subject
