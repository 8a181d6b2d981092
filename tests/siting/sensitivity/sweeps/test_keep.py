import sqlite3
import stat

from geoplan.siting.sensitivity.responses.response import Response
from geoplan.siting.sensitivity.sweeps import keep
from geoplan.siting.sensitivity.sweeps.keep import KeptFigures
from tests.siting.sensitivity.sweeps.jobs import kept_in


def test_what_is_kept_is_found_and_nothing_else(tmp_path):
    kept = kept_in(tmp_path)
    assert kept.find(3) is None
    kept.keep([(3, 9), (4, 16)])
    assert (kept.find(3), kept.find(4), kept.find(5)) == (9, 16, None)
    kept.keep([(3, 10)])
    assert kept_in(tmp_path).find(3) == 10


def test_responses_come_back_as_they_were(tmp_path):
    kept = KeptFigures(tmp_path / "kept.sqlite", str, Response.figures, Response.of)
    one = Response(1, -2, 3, 4, -(10**12), 52, 6, 7)
    kept.keep([("a", one)])
    assert kept.find("a") == one


def test_a_damaged_file_is_no_error(tmp_path):
    kept = kept_in(tmp_path)
    kept.path.write_bytes(b"this is no database, whatever its name says" * 100)
    kept.keep([(3, 9)])
    assert kept.find(3) is None


def test_the_file_is_its_owners_alone(tmp_path):
    kept = kept_in(tmp_path / "new")
    kept.keep([(1, 1)])
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_those_kept_first_go_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(keep, "_MOST_ROWS", 3)
    kept = kept_in(tmp_path)
    for number in range(5):
        kept.keep([(number, number)])
    assert [kept.find(number) for number in range(5)] == [None, None, 2, 3, 4]
    with sqlite3.connect(kept.path) as rows:
        assert rows.execute("SELECT count(*) FROM kept").fetchone() == (3,)
