import pytest

from geoplan.domain.drivers import Provider
from geoplan.siting.options.districts import regrouped
from tests.runs.worlds import small_case, venue, worker

PROVIDERS = (Provider(code="bassetlaw", name="B", contact_districts=frozenset({"North"})),)


def test_everything_of_a_district_is_renamed():
    case = regrouped(small_case(providers=PROVIDERS), {"North": "All", "South": "All"})
    assert {child.contact_district for child in case.children} == {"All"}
    assert case.venues[0].contact_district == "All"
    assert case.workers[0].contact_district == "All"
    assert case.providers[0].contact_districts == {"All"}


def test_nothing_is_changed_without_names():
    case = small_case()
    assert regrouped(case, {}) is case


def test_parts_of_a_district_are_told_by_council(monkeypatch: pytest.MonkeyPatch):
    # West of the line's middle lies one council, east of it another.
    def councils(positions, *, level):
        assert level == "council"
        return ["West" if one.lon < -0.975 else "East" for one in positions]

    monkeypatch.setattr("geoplan.county.districts.districts_of", councils)
    case = small_case(venues=(venue(), venue("east", 33)), workers=(worker("W001"), worker("W002", "east")))
    found = regrouped(case, {"North/East": "New"})
    assert {one.code: one.contact_district for one in found.children} == {
        "C0001": "North",
        "C0002": "North",
        "C0003": "New",
        "C0004": "New",
    }
    assert [one.contact_district for one in found.venues] == ["North", "New"]
    assert [one.contact_district for one in found.workers] == ["North", "New"]
    assert found.providers[0].contact_districts == {"North", "New"}
