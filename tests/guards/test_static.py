"""Static files as production serves them: everything is found, and every import carries its hash."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder production serves, freshly collected."""
    root = tmp_path_factory.mktemp("static")
    hashed = {"staticfiles": {"BACKEND": "forum.settings.static.HashedFiles"}}
    with override_settings(STATIC_ROOT=root, STORAGES=settings.STORAGES | hashed):
        call_command("collectstatic", verbosity=0, interactive=False)
    return root


def test_every_file_has_a_hashed_name(collected):
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert "css/base.css" in names
    assert [name for name in names.values() if not HASHED.search(name)] == []


def test_every_module_imports_by_hashed_name(collected):
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    ours = {original: collected / name for original, name in names.items() if original.startswith("js/")}
    plain = {
        f"{original} imports {imported}"
        for original, path in ours.items()
        for imported in IMPORTED.findall(path.read_text())
        if not HASHED.search(imported) or not (path.parent / imported).exists()
    }
    assert plain == set()
