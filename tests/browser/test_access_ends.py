"""Who is shut out keeps nothing on screen, on whatever page they are."""

import pytest
from playwright.sync_api import expect

from accounts.actions.groups import end_group, remove_member
from accounts.actions.suspension import suspend
from forum.discussions.actions.personal import save_thread_draft
from tests.errands import follow_up
from tests.groups import group_of
from tests.threads import for_group, reply_in, thread_by

DRAFT = "00000000-0000-4000-8000-00000000d4af"


@pytest.mark.parametrize(("address", "kept"), [("/waiting/", "Certificates at the border"), ("/drafts/", "Two halls")])
def test_what_a_page_keeps_of_ones_own_goes_with_the_access(page_for, world, address, kept):
    thread = thread_by(world.actor("official_qm"))
    reply_in(thread, world.actor("official_qn"))
    save_thread_draft(world.actor("official_qm"), DRAFT, body="Two halls", fields={"title": "Two halls"}, version=0)
    follow_up()
    page = page_for("official_qm", address)
    expect(page.locator("main")).to_contain_text(kept)
    suspend(world.actor("secretariat"), world.user("official_qm").pk, reason="The seat is under review.")
    expect(page.locator("main")).to_contain_text("You no longer have access to this page.")
    expect(page.locator("main")).not_to_contain_text(kept)


@pytest.mark.parametrize("place", ["group", "thread"])
@pytest.mark.parametrize("how", ["removed", "ended"])
def test_who_belongs_to_a_group_no_longer_keeps_nothing_of_it_on_screen(page_for, world, place, how):
    group = group_of(world, "focal_qm", "expert")
    thread = thread_by(world.actor("focal_qm"), title="Among us", audience=for_group(group))
    page = page_for("expert", {"group": f"/groups/{group.pk}/", "thread": thread.get_absolute_url()}[place])
    expect(page.locator("main")).to_contain_text("Among us")
    if how == "removed":
        remove_member(world.actor("focal_qm"), group.members.get(seat=world.seats["expert"]).pk)
    else:
        end_group(world.actor("focal_qm"), group.pk, reason="The list is written.")
    expect(page.locator("main [role=alert]")).to_be_visible()
    for kept in ("Among us", "Drafting group", "Chidi Mensah"):
        expect(page.locator("body")).not_to_contain_text(kept)
    expect(page).not_to_have_title("Among us")
