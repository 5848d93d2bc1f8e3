"""`make bench`: offered, whole, and what it wrote is what it says it writes."""

import json
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import bench
from bench.__main__ import BENCHES
from bench.figures import KEPT, Figure, Target, alternated, keep, ratio

ROOT = Path(__file__).resolve().parents[2]
ITS_OWN_SETTINGS = "bench.settings"
MODULES = [module.name for module in pkgutil.walk_packages(bench.__path__, "bench.")]


def test_it_is_offered():
    assert "\nbench:" in (ROOT / "Makefile").read_text()
    assert import_module("scripts.bench").main


@pytest.mark.parametrize("name", [name for name in MODULES if name != ITS_OWN_SETTINGS])
def test_every_module_can_be_imported(name):
    assert import_module(name).__doc__


@pytest.mark.parametrize("name", BENCHES)
def test_every_bench_measures(name):
    assert callable(import_module(f"bench.{name}").measure)


def test_what_was_measured_says_when_of_what_and_where():
    rows = json.loads(KEPT.read_text())
    assert rows
    for row in rows:
        assert isinstance(row["figure"], str)
        assert row["min"] <= row["value"] <= row["max"]
        assert row["unit"]
        assert (row["target"] is None) == (row["holds"] is None)
        assert row["date"]
        assert row["commit"]
        assert {"cores", "cpu", "python", "Django", "database"} <= row["machine"].keys()


def test_a_figure_holds_by_its_median():
    assert Figure("f", "ratio", [0.1, 0.8, 0.7], Target(0.7)).row()["holds"] is True
    assert Figure("f", "ratio", [0.9, 0.6, 0.6], Target(0.7)).row()["holds"] is False
    assert Figure("f", "KiB", [41], Target(40, at_most=True)).row()["holds"] is False
    assert Figure("f", "µs", [41]).row()["holds"] is None


def test_contenders_take_turns_and_are_compared_turn_by_turn():
    turns = iter([1.0, 2.0, 3.0, 12.0])
    measured = alternated({"a": lambda: next(turns), "b": lambda: next(turns)}, repetitions=2)
    assert measured == {"a": [1.0, 3.0], "b": [2.0, 12.0]}
    assert ratio(measured["b"], measured["a"]) == [2.0, 4.0]


def test_figures_of_other_benches_stay(tmp_path):
    path = tmp_path / "bench.json"
    keep([{"figure": "a", "value": 1}, {"figure": "b", "value": 1}], instead_of_all=True, path=path)
    keep([{"figure": "b", "value": 2}], instead_of_all=False, path=path)
    assert json.loads(path.read_text()) == [{"figure": "a", "value": 1}, {"figure": "b", "value": 2}]
    keep([{"figure": "c", "value": 3}], instead_of_all=True, path=path)
    assert json.loads(path.read_text()) == [{"figure": "c", "value": 3}]
