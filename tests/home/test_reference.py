"""Reference data: loaded as often as one likes, refused whole when one line is wrong."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from forum.agreements.models import Framework, Participation, Party
from forum.taxonomy.models import Tool

pytestmark = pytest.mark.django_db


def load(**files: Path) -> None:
    call_command("load_reference", verbosity=0, **files)


def stand() -> dict[str, list[object]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (Framework, Tool)}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "frameworks.csv"


def test_the_tools_of_the_field_and_a_first_few_frameworks_are_loaded() -> None:
    load()
    assert list(Tool.objects.values_list("pk", flat=True)) == [f"T{number:02}" for number in range(1, 26)]
    assert Tool.objects.get(pk="T04").name == "One-stop border post"
    assert Framework.objects.count() == 14
    assert Framework.objects.get(pk="EAC").name == "East African Community"


def test_no_party_and_no_participation_comes_with_them() -> None:
    load()
    assert not Party.objects.exists()
    assert not Participation.objects.exists()


def test_loading_twice_changes_nothing() -> None:
    load()
    before = stand()
    load()
    assert stand() == before


def test_a_new_name_is_taken_over_and_rights_stay_as_they_are(table: Path) -> None:
    load()
    Framework.objects.filter(pk="EAC").update(rights_version=7)
    table.write_text("code,name\nEAC,The East African Community\n")
    load(frameworks=table)
    assert Framework.objects.filter(pk="EAC", name="The East African Community", rights_version=7).exists()
    assert Framework.objects.count() == 14


BAD = {
    b"": "line 1: The columns must be code,name, not none.",
    b"name,code\nEast African Community,EAC\n": "line 1: The columns must be code,name, not name,code.",
    b"code,name\nEAC,East African Community\nECOWAS\n": "line 3: There must be 2 cells, not 1.",
    b"code,name\nEAC,\n": "line 2: name: This field cannot be blank.",
    b"code,name\nEAC,East\n\nNPU,Nordic\n": "line 3: There must be 2 cells, not 0.",
    b"code,name\n" + b"E" * 17 + b",East\n": "line 2: code: Ensure this value has at most 16 characters",
    b"code,name\nEAC,East\nNPU,Nordic\nEAC,Eastern\n": "line 4: EAC stands here for the second time.",
    b"code,name\nEAC,\xff\n": "line 2: This is not UTF-8.",
    b'code,name\nEAC,"East\n': "line 2: unexpected end of data.",
}


@pytest.mark.parametrize("content", BAD)
def test_a_bad_file_is_refused_with_file_line_and_reason(table: Path, content: bytes) -> None:
    table.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        load(frameworks=table)
    assert f"Nothing was loaded. frameworks.csv, {BAD[content]}" in str(refused.value)
    assert stand() == {"Framework": [], "Tool": []}


def test_one_bad_file_keeps_the_good_one_out_too(tmp_path: Path) -> None:
    tools = tmp_path / "tools.csv"
    tools.write_text("code,group,name\nT01,Entry & border\n")
    with pytest.raises(CommandError, match=r"tools\.csv, line 2: There must be 3 cells, not 2\."):
        load(tools=tools)
    assert stand() == {"Framework": [], "Tool": []}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        load(frameworks=tmp_path / "nowhere.csv")
