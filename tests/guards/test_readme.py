"""What the README shows is there."""

import re

from tests.programs import ROOT


def test_every_picture_and_page_that_the_readme_links_to_is_there():
    linked = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(linked) > 4
    assert [path for path in linked if not (ROOT / path).exists()] == []
