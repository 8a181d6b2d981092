from itertools import pairwise

import pytest

from benchmarks.claims.year import make_year, planted, write_year
from geoplan.county import load_county
from geoplan.io.claims.places import PlaceBook
from geoplan.io.claims.read import read_claims
from geoplan.network.builders.county import build_from_county


@pytest.fixture(scope="module")
def county():
    return load_county(children=12, drivers=6)


@pytest.fixture(scope="module")
def lines(county):
    return make_year(county, build_from_county(), journeys=400, seed=3)


def test_the_same_seed_makes_the_same_year(county, lines):
    again = make_year(county, build_from_county(), journeys=400, seed=3)
    assert again == lines
    assert make_year(county, build_from_county(), journeys=400, seed=4) != lines


def test_there_is_something_to_be_found(lines):
    assert len(lines) == 400
    assert all(count > 0 for count in planted(lines).values())
    assert set(planted(lines)) == {"more miles", "late", "twice"}


def test_the_untidy_workbook_is_read_to_the_last_row(county, lines, tmp_path):
    write_year(lines, tmp_path / "year.xlsx")
    claims = read_claims(tmp_path / "year.xlsx", places=PlaceBook.of_county(county))
    assert not claims.faults
    assert float(sum(one.miles for one in claims.journeys)) == pytest.approx(
        sum(line.miles for line in lines)
    )
    assert all(total.agrees for total in claims.totals)
    ordered = [one.day for one in claims.journeys]
    assert all(before <= after for before, after in pairwise(ordered))


def test_more_journeys_than_drivers_can_make_are_refused(county):
    with pytest.raises(ValueError, match="so few drivers"):
        make_year(county, build_from_county(), journeys=100_000, seed=1)
