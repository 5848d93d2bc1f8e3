"""Coming in, and passing on: the stories of applicant, focal point and secretariat."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from accounts import terms
from accounts.models import AccessRequest, Handover, Seat, User
from forum.discussions.actions.personal import save_thread_draft
from forum.policies.vocabulary import Role
from tests.accounts.asking import approved
from tests.errands import done_by_the_worker
from tests.live.serving import until
from tests.threads import thread_by

PASSWORD = "quiet harbour, early ferry"
DRAFT = "00000000-0000-4000-8000-00000000d4af"


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def link(mails, part):
    def sent():
        done_by_the_worker()
        return any(f"/{part}/" in mail.body for mail in mails)

    until(sent, "the mail")
    found = [re.search(rf"/{part}/[\w-]{{43}}/", mail.body) for mail in mails]
    return next(one.group() for one in reversed(found) if one)


def ask(page: Page, email: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Ask for access").click()
    page.get_by_label("Authority", exact=True).select_option(label="Directorate of Migration")
    page.get_by_label("Your name").fill("Noor Aziz")
    page.get_by_label("Work e-mail address").fill(email)
    page.get_by_label("Why").fill("I run the permit desk and look for ways to shorten the queue.")
    page.get_by_role("button", name="Ask", exact=True).click()


def test_from_asking_to_a_first_experience(page_for, world, mailoutbox):
    approved(world, domain="interior.example")
    focal = page_for("focal_qm", "/authority/")
    page = page_for(None, "/")
    ask(page, "noor@elsewhere.example")
    expect(page.get_by_role("alert")).to_contain_text("This is not a work address of the authority")
    expect(page.get_by_label("Why")).to_have_value(re.compile("I run the permit desk"))
    page.get_by_label("Work e-mail address").fill("noor@interior.example")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(heading(page)).to_have_text("Look at your mail")
    page.goto(link(mailoutbox, "access"))
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("main")).to_contain_text("Your request waits for a focal point of the authority.")

    done_by_the_worker()
    expect(focal.locator("#waiting-count")).to_contain_text("1")
    focal.reload()
    focal.get_by_role("link", name="Noor Aziz").click()
    focal.get_by_role("button", name="Approve and invite").click()
    expect(focal.get_by_role("status")).to_contain_text("Approved: an invitation is on its way to Noor Aziz.")

    page.reload()
    expect(page.locator("main")).to_contain_text("Approved.")
    page.goto(link(mailoutbox, "invitations"))
    expect(page.get_by_label("Your name")).to_have_value("Noor Aziz")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()
    expect(heading(page)).to_have_text("The terms")
    page.get_by_role("button", name="I have read and accept them").click()
    expect(heading(page)).to_have_text("Welcome")
    page.get_by_role("main").get_by_role("link", name="Share an experience").click()
    page.get_by_role("button", name="Begin a short experience").click()
    expect(page).to_have_url(re.compile("/cases/writing/"))
    assert User.objects.get(email="noor@interior.example").seats.get().role == Role.OFFICIAL


def test_who_is_refused_reads_why(page_for, world, mailoutbox):
    page = page_for(None, "/")
    ask(page, "noor@example.org")
    page.goto(link(mailoutbox, "access"))
    page.get_by_role("button", name="Confirm").click()
    secretariat = page_for("secretariat", "/secretariat/")
    secretariat.get_by_role("link", name="Noor Aziz").click()
    secretariat.get_by_role("button", name="Refuse").click()
    secretariat.get_by_label("Reason").fill("Nobody of this name works there.")
    secretariat.get_by_role("button", name="Refuse").click()
    expect(secretariat.get_by_role("status")).to_contain_text("Refused: Noor Aziz is told the reason.")
    page.reload()
    expect(page.locator("main")).to_contain_text("Nobody of this name works there.")
    assert AccessRequest.objects.get().decided_by == world.seats["secretariat"]


def test_terms_that_change_while_somebody_writes_take_no_word(page_for, world, monkeypatch):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("Half of them at the desk.")
    page.get_by_label("Speak as").select_option("personal_view")
    before = terms.versions_of

    def changed(key):
        new = terms.Document("conduct", 2, date(2026, 8, 1), "Photographs.", "en", "<p>No photographs.</p>")
        return (new, *before(key)) if key == "conduct" else before(key)

    monkeypatch.setattr(terms, "versions_of", changed)
    page.get_by_role("button", name="Post").click()
    expect(page.locator("#replies")).to_contain_text("Half of them at the desk.")
    page.goto(thread.get_absolute_url())
    expect(heading(page)).to_have_text("The terms")
    expect(page.locator("main")).to_contain_text("What changed: Photographs.")
    page.get_by_role("button", name="I have read and accept them").click()
    expect(page.locator("main")).to_contain_text("Half of them at the desk.")
    expect(page).to_have_url(re.compile(re.escape(thread.get_absolute_url())))


def test_a_seat_is_handed_over_with_its_drafts(page_for, world):
    said = {"body": "Two halls, one queue.", "fields": {"title": "Two halls"}, "version": 0}
    save_thread_draft(world.actor("official_qm"), DRAFT, **said)
    leaving = page_for("official_qm", "/drafts/")
    focal = page_for("focal_qm", "/authority/")
    focal.get_by_role("link", name="Pass on or end Amara Osei").click()
    focal.get_by_label("A colleague").select_option(label="Bilal Ndiaye, official")
    focal.get_by_role("button", name="Pass on").click()
    expect(focal.get_by_role("status")).to_contain_text("The seat is passed on.")
    done_by_the_worker()
    expect(leaving.locator("main")).to_contain_text("You no longer have access to this page.")
    heir = page_for("colleague_qm", "/drafts/")
    expect(heir.locator("main")).to_contain_text("Two halls")
    assert Handover.objects.get().seat == world.seats["official_qm"]


def test_the_secretariat_adds_an_authority_with_its_domain_and_first_focal_point(page_for, world, mailoutbox):
    page = page_for("secretariat", "/secretariat/")
    page.get_by_role("link", name="Add an authority").click()
    page.get_by_label("Name").fill("Coast Guard")
    page.get_by_label("Party").select_option(label="Norland")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(heading(page)).to_have_text("Coast Guard")
    expect(page.locator("main")).to_contain_text("There is no focal point. Two are suggested")
    page.get_by_label("Domain", exact=True).fill("coast.example")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("complementary")).to_contain_text("coast.example")
    page.get_by_role("link", name="Invite one").click()
    page.get_by_label("E-mail address").fill("first@coast.example")
    page.get_by_label("Authority").select_option(label="Coast Guard, Norland")
    page.get_by_label("Role").select_option(label="focal point")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("status")).to_contain_text("The invitation is on its way to first@coast.example.")
    assert link(mailoutbox, "invitations")


def test_the_secretariat_ends_the_seat_of_an_expert(page_for, world):
    page = page_for("secretariat", "/secretariat/")
    page.get_by_role("link", name="Pass on or end Ines Duarte").click()
    page.get_by_label("Reason").fill("The mandate is over.")
    page.get_by_role("button", name="End the seat").click()
    expect(page.get_by_role("status")).to_contain_text("The seat has ended.")
    page.goto("/secretariat/")
    expect(page.locator("main")).not_to_contain_text("Ines Duarte")
    assert Seat.objects.get(pk=world.seats["expert"].pk).status == "ended"
