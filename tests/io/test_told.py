"""What was told is kept beside the plans, for its owner alone, and not guessed at when it is damaged."""

import json
import stat
from dataclasses import replace

import pytest

from geoplan.domain.told import Told
from geoplan.errors import InputError
from geoplan.io.told import FILE, read_told, write_told

TOLD = Told(
    numbers={"children": (50, 57), "children/age/baby": (12,)},
    now={"children": 57},
    hidden={"children/age/baby": 9},
    areas=(frozenset({"worksop", "manton"}),),
    family_areas=(frozenset({"manton", "worksop"}), frozenset({"retford"})),
    populations={"children of the week": (frozenset({"a1 b2", "c3 d4"}), frozenset({"a1 b5"}))},
    parts={"children of the week": ((frozenset({"a1 b2"}), frozenset({"c3 d4"})), (frozenset({"a1 b5"}),))},
    amounts={"cost/taxis beside 12": 105_000.0, "cost/paid beside None": None},
)


def test_what_is_kept_is_read_again(tmp_path):
    assert read_told(tmp_path) == Told()
    write_told(TOLD, tmp_path)
    assert read_told(tmp_path) == TOLD
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("damaged", ["", "[]", '{"kind": "other"}', '{"kind": "geoplan told 1", "now": 3}'])
def test_a_damaged_file_is_told_and_not_passed_over(tmp_path, damaged):
    (tmp_path / FILE).write_text(damaged)
    with pytest.raises(InputError, match="could be subtracted"):
        read_told(tmp_path)


def test_a_count_below_nothing_cannot_be():
    with pytest.raises(ValueError, match="below 0"):
        Told(now={"children": -1})


def test_a_file_of_before_money_was_remembered_can_be_read(tmp_path):
    write_told(TOLD, tmp_path)
    path = tmp_path / FILE
    found = json.loads(path.read_text(encoding="utf-8"))
    for later in ("amounts", "family_areas", "populations", "parts"):
        del found[later]
    path.write_text(json.dumps(found), encoding="utf-8")
    assert read_told(tmp_path) == replace(TOLD, amounts={}, family_areas=(), populations={}, parts={})
