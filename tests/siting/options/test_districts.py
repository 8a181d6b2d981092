import pytest

from geoplan.domain.areas import NamedArea
from geoplan.domain.drivers import Provider
from geoplan.domain.scenarios import Boundary, Scenario
from geoplan.siting.options.districts import check_regrouped, regrouped
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


WEST = NamedArea("West ward", (((-2, 53), (-0.975, 53), (-0.975, 54), (-2, 54), (-2, 53)),))
EAST = NamedArea("East ward", (((-0.975, 53), (0, 53), (0, 54), (-0.975, 54), (-0.975, 53)),))


def test_parts_of_a_district_are_told_by_ward():
    case = small_case(venues=(venue(), venue("east", 33)), workers=(worker("W001"), worker("W002", "east")))
    found = regrouped(case, {"North/East ward": "New"}, (WEST, EAST))
    assert [one.contact_district for one in found.children] == ["North", "North", "New", "New"]
    assert [one.contact_district for one in found.venues] == ["North", "New"]


@pytest.mark.parametrize(
    ("names", "areas", "told"),
    [
        ({"Nrth": "All"}, (), 'there is no contact district "Nrth"'),
        ({"North/Rushclif": "All"}, (), 'there is no council "Rushclif"'),
        ({"North/Rushcliffe": "All", "North": "All"}, (), None),
        ({"North/East ward": "All"}, (WEST, EAST), None),
    ],
)
def test_districts_and_parts_that_are_not_there_are_told(names, areas, told):
    found = [fault.message for fault in check_regrouped("option", names, small_case(), areas)]
    assert found == ([] if told is None else [f"option: {told}"])


def test_a_ward_that_is_not_there_is_refused_with_what_may_be_meant():
    with pytest.raises(ValueError, match='there is no area "East wrd"; there is, for one, "East ward"'):
        Scenario(name="a", regrouped={"North/East wrd": "New"}, areas=(WEST, EAST))
    with pytest.raises(ValueError, match='"West ward" is the name of 2 areas; tell them by another column'):
        Scenario(name="a", regrouped={"North/West ward": "New"}, areas=(WEST, WEST))
    with pytest.raises(ValueError, match='boundary "b": there is no area "x"'):
        Boundary(name="b", regrouped={"North/x": "New"}, areas=(WEST,))
