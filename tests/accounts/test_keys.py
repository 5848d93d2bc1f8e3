"""The list of keys says whether they are on; to turn them on and off is a setting."""

import pytest

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("on", "said"), [(True, "Keys are on."), (False, "Keys are off.")])
def test_the_list_says_whether_keys_are_on(world, on, said):
    User.objects.filter(pk=world.user("official_qm").pk).update(uses_keys=on)
    page = world.client("official_qm").get("/keys/").content.decode()
    assert said in page
    assert ("<body data-keys" in page) == on
