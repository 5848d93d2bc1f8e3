"""Reference data: loaded as often as one likes, refused whole when one line is wrong."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from forum.agreements.models import (
    Claim,
    FactVersion,
    Framework,
    Instrument,
    InstrumentParticipation,
    Participation,
    Party,
    Source,
)
from forum.home.reference.files import FILES
from forum.home.reference.tables import identifier_of
from forum.taxonomy.models import Barrier, Example, PersonCategory, Tool

pytestmark = pytest.mark.django_db

MODELS = (
    Party,
    Source,
    Framework,
    Participation,
    Instrument,
    InstrumentParticipation,
    Claim,
    Tool,
    Example,
    Barrier,
    PersonCategory,
    FactVersion,
)
PATHS = {file.name: file.path for file in FILES}


def load(**files: Path) -> str:
    said = StringIO()
    call_command("load_reference", stdout=said, **files)
    return said.getvalue()


def stand() -> dict[str, list[object]]:
    tables = {model: model.objects for model in MODELS}
    tables |= {model.sources.through: model.sources.through.objects for model in MODELS if hasattr(model, "sources")}
    return {model.__name__: list(rows.order_by("pk").values()) for model, rows in tables.items()}


@pytest.fixture
def changed(tmp_path: Path):
    """A file with some words in it put for others."""

    def change(name: str, old: str, new: str) -> dict[str, Path]:
        text = PATHS[name].read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / f"{name}.csv"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return {name: path}

    return change


def test_the_tools_barriers_and_people_of_the_field_are_loaded() -> None:
    load()
    assert list(Tool.objects.values_list("pk", flat=True)) == [f"T{number:02}" for number in range(1, 26)]
    assert set(Tool.objects.filter(asks_safeguards=True).values_list("pk", flat=True)) == {"T17", "T18", "T19", "T23"}
    assert (Framework.objects.count(), Barrier.objects.count(), PersonCategory.objects.count()) == (26, 9, 10)


def test_every_line_of_every_file_stands() -> None:
    load()
    for file in FILES:
        with file.path.open(encoding="utf-8", newline="") as lines:
            keys = {identifier_of(file.model, row[0]) for row in list(csv.reader(lines))[1:]}
        assert set(file.model.objects.values_list("pk", flat=True)) == keys


def test_what_has_no_source_is_not_confirmed() -> None:
    load()
    for model in (Participation, Instrument, InstrumentParticipation, Claim, Example):
        assert not model.objects.filter(sources=None).exclude(standing="unconfirmed").exists()
        assert not model.objects.exclude(sources=None).filter(standing="unconfirmed").exists()


def test_loading_twice_changes_nothing() -> None:
    load()
    before = stand()
    load()
    assert stand() == before


def test_loading_twice_counts_nothing_new() -> None:
    load()
    assert all(" 0 new, 0 changed, 0 left alone" in line for line in load().splitlines())


def test_a_new_name_is_taken_over_and_rights_stay_as_they_are(changed) -> None:
    load()
    before = Framework.objects.get(pk="EAC").rights_version
    load(**changed("frameworks", "East African Community", "The East African Community"))
    assert Framework.objects.filter(pk="EAC", name="The East African Community", rights_version=before).exists()


def test_a_changed_fact_is_the_next_version_and_keeps_what_it_said(changed) -> None:
    load()
    load(**changed("claims", "EAC Secretariat", "Secretariat in Arusha"))
    fact = Claim.objects.get(pk=identifier_of(Claim, "EAC-body"))
    assert (fact.words, fact.version) == ("Secretariat in Arusha", 2)
    kept = FactVersion.objects.get()
    assert (kept.fact, kept.version, kept.said["words"], kept.correction) == (fact.pk, 1, "EAC Secretariat", None)
    assert kept.said["sources"] == ["S11", "S12", "S13"]


def test_rights_move_with_participations_of_their_framework_only(changed) -> None:
    load()
    before = dict(Framework.objects.values_list("pk", "rights_version"))
    load(**changed("participations", "EAC-UG,EAC,UG,member,,,", "EAC-UG,EAC,UG,member,,2001-07-07,"))
    after = dict(Framework.objects.values_list("pk", "rights_version"))
    assert {code for code in after if after[code] != before[code]} == {"EAC"}


def test_what_stands_corrected_is_left_alone_and_counted(changed) -> None:
    load()
    key = identifier_of(Claim, "EAC-body")
    Claim.objects.filter(pk=key).update(words="As the Party says", corrected_at="2026-03-01T00:00Z")
    said = load(**changed("claims", "EAC Secretariat", "Secretariat in Arusha"))
    assert "claims.csv: 212 stand; 0 new, 0 changed, 1 left alone as corrected." in said
    assert Claim.objects.get(pk=key).words == "As the Party says"


def test_the_rows_of_the_demo_stay() -> None:
    load()
    party = Party.objects.create(code="QM", name="Demo Party QM", illustrative=True)
    Participation.objects.create(framework_id="EAC", party=party, illustrative=True)
    load()
    assert Participation.objects.filter(party="QM").exists()


def test_a_party_without_a_known_date_takes_part(world) -> None:
    Participation.objects.filter(party="QM").update(starts=None)
    assert world.actor("official_qm").frameworks == {"FWX"}


HEADING = "code,name,party_term"
BAD = {
    b"": f"line 1: The columns must be {HEADING}, not none.",
    b"name,code\nEast African Community,EAC\n": f"line 1: The columns must be {HEADING}, not name,code.",
    b"code,name,party_term\nEAC,East African Community,parties\nECOWAS\n": "line 3: There must be 3 cells, not 1.",
    b"code,name,party_term\nEAC,,parties\n": "line 2: name: This field cannot be blank.",
    b"code,name,party_term\nEAC,East,parties\n\nNPU,Nordic,parties\n": "line 3: There must be 3 cells, not 0.",
    b"code,name,party_term\n" + b"E" * 17 + b",East,parties\n": "line 2: code: Ensure this value has at most 16 char",
    b"code,name,party_term\nEAC,East,parties\nNPU,N,parties\nEAC,E,parties\n": "line 4: EAC stands here for the second",
    b"code,name,party_term\nEAC,\xff,parties\n": "line 2: This is not UTF-8.",
    b'code,name,party_term\nEAC,"East,parties\n': "line 2: unexpected end of data.",
    b"code,name,party_term\nEAC,East,countries\n": "line 2: party_term: Value 'countries' is not a valid choice.",
}


@pytest.mark.parametrize("content", BAD)
def test_a_bad_file_is_refused_with_file_line_and_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "frameworks.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        load(frameworks=path)
    assert f"Nothing was loaded. frameworks.csv, {BAD[content]}" in str(refused.value)
    assert not any(stand().values())


WRONG = {
    ("participations", "EAC-KE,EAC,KE,", "EAC-KE,EAC,ZZ,"): "party: No line of parties.csv is called so.",
    ("participations", "EAC-KE,EAC,KE,", "EAC-KE,EAC,CD,"): "says the same: EAC, CD, None.",
    ("participations", "2025-10-26,,2025-10-26", "2025-10-26,2025-10-25,2025-10-26"): "It must end after it starts.",
    ("participations", "2025-10-26,,2025-10-26", "26 October,,2025-10-26"): "starts: “26 October” value has an invalid",
    ("claims", "confirmed,S11 S12 S13,EAC Sec", "confirmed,S11 S99,EAC Sec"): "sources: There is no source S99.",
    ("claims", "EAEU,EAEU-PENSIONS,", "EAEU,EAEU-PENSION,"): "instrument: No line of instruments.csv is called so.",
    ("instruments", ",2025-10-01,,2025-10-01", ",2025-13,,2025-10-01"): "dated: A date is written 2023, 2023-08 or",
    ("instrument_participations", "RESIDENCE,CL,CO,", "RESIDENCE,CL,CL,"): "A Party cannot stand towards itself.",
}


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: WRONG[wrong][:30])
def test_what_does_not_fit_is_refused_with_file_line_and_reason(changed, wrong: tuple[str, str, str]) -> None:
    with pytest.raises(CommandError) as refused:
        load(**changed(*wrong))
    assert str(refused.value).startswith(f"Nothing was loaded. {wrong[0]}.csv, line ")
    assert WRONG[wrong] in str(refused.value)
    assert not any(stand().values())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        load(frameworks=tmp_path / "nowhere.csv")


def test_names_are_shown_in_the_readers_language() -> None:

    load()
    party = Party.objects.get(pk="CD")
    with override("fr"):
        assert str(party) == "République démocratique du Congo"
    with override("en"):
        assert str(party) == "Democratic Republic of the Congo"
    with override("pt"):
        assert str(party) == "Democratic Republic of the Congo"
