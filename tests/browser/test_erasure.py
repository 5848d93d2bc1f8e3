"""Somebody asks to be erased, the secretariat decides, and a page that is open shows it at once."""

from playwright.sync_api import expect

from accounts.models import User
from tests.browser.signing_in import confirm
from tests.threads import reply_in, thread_by


def test_who_asks_is_erased_before_the_eyes_of_who_reads(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    spoken = reply_in(thread, world.actor("official_qm"), body="One hall, two queues.")
    person = world.people["official_qm"]
    reply_in(thread, world.actor("official_qn"), body=f"As [@{person.name}](/people/{person.pk}/) said.", parent=spoken)
    reader = page_for("labour_qm", thread.get_absolute_url())
    expect(reader.locator("#p-1")).to_contain_text("Amara Osei")
    expect(reader.locator("#p-2")).to_contain_text("@Amara Osei")

    asking = page_for("official_qm", "/account/data/")
    asking.get_by_role("button", name="Ask to be erased").click()
    expect(asking.get_by_role("button", name="Take my request back")).to_be_visible()

    office = page_for("secretariat", "/secretariat/")
    office.get_by_role("link", name="Amara Osei").click()
    office.get_by_label("Type the name of the person to confirm").fill("Amara Osei")
    office.get_by_role("button", name="Erase for good").click()
    confirm(office)
    expect(office.locator("main")).to_contain_text("Former member asks to be erased")

    expect(reader.locator("#p-1")).to_contain_text("Former member")
    expect(reader.locator("#p-1")).to_contain_text("One hall, two queues.")
    expect(reader.locator("#p-2")).to_contain_text("@Former member")
    expect(reader.locator("main")).not_to_contain_text("Amara")
    asking.goto("/exchange/")
    expect(asking.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert User.objects.get(pk=person.pk).erased_at
