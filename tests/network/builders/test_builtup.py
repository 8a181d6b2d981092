import pytest

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.builtup import built_up
from geoplan.network.builders.params import BuildParams

from .small import Link, small_draft

# A main road of 800 m at the foot of an estate of five parallel streets; another road alone far to the north.
ESTATE = ("CD", "EF", "GH", "IJ", "KL")
SPOTS = {"A": (0, 0), "B": (8, 0), "Y": (0, 60), "Z": (8, 60)}
SPOTS |= {letter: (8.0 * at, north) for north, pair in enumerate(ESTATE, 1) for at, letter in enumerate(pair)}
STREETS: list[Link] = [(pair, {"class": RoadClass.RESIDENTIAL}) for pair in ESTATE]


def answer(spot: str, hint: float = 0.0, **road: object) -> bool:
    road = {"class": RoadClass.SECONDARY, **road}
    draft = small_draft(SPOTS, [(spot, road), *STREETS], hint=[hint] + [0.0] * len(STREETS))
    return bool(built_up(draft, BuildParams())[0])


IN_TOWN, COUNTRY = "AB", "YZ"


@pytest.mark.parametrize(
    ("limit", "expected"), [(20, True), (30, True), (31, True), (50, False), (60, False)]
)
def test_the_limit_decides_where_it_can(limit: int, expected: bool) -> None:
    assert answer(COUNTRY, limit_mph=limit) is expected
    assert answer(IN_TOWN, limit_mph=limit) is expected


@pytest.mark.parametrize("limit", [0, 40])
def test_the_streets_around_decide_the_rest(limit: int) -> None:
    assert answer(IN_TOWN, limit_mph=limit)
    assert not answer(COUNTRY, limit_mph=limit)


def test_lights_and_pavements_tip_the_balance() -> None:
    # 800 m of street beside 800 m of road: about 2 km per square km in a window of 500 m.
    beside = [("AB", {"class": RoadClass.SECONDARY}), ("CD", {"class": RoadClass.RESIDENTIAL})]

    def answers(density: float) -> list[bool]:
        params = BuildParams(street_density=density)
        return [
            bool(built_up(small_draft(SPOTS, beside, hint=[hint, 0]), params)[0]) for hint in (-1.0, 0.0, 1.0)
        ]

    assert answers(0.5) == [True, True, True]
    assert answers(1.2) == [False, True, True]
    assert answers(3.0) == [False, False, True]
    assert answers(5.0) == [False, False, False]


def test_motorways_never_are() -> None:
    assert not answer(IN_TOWN, **{"class": RoadClass.MOTORWAY})


def test_a_residential_street_counts_itself() -> None:
    assert answer(COUNTRY, **{"class": RoadClass.RESIDENTIAL})


def test_no_streets_at_all() -> None:
    draft = small_draft(SPOTS, [("AB", {"class": RoadClass.TERTIARY})])
    assert built_up(draft, BuildParams()).tolist() == [False]
