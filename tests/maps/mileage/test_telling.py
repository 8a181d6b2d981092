"""The attacker here adds up some rows of one map of claims and subtracts some of another."""

from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoplan.domain.told import Told
from geoplan.maps.mileage.flow import Flow, Tally
from geoplan.maps.mileage.telling import FlowsTold
from tests.costs.claims.made import EAST
from tests.maps.mileage.test_flows import home

PAIRS = [(EAST.label, area) for area in ("elsewhere", "veston", "weston")]


def flows_of(homes):
    """One journey and more from each home to one venue: by its number, its pair and how many."""
    found = {}
    for number, (pair, journeys) in homes.items():
        flow = found.setdefault(PAIRS[pair], Flow())
        flow.add(home(number), EAST, Tally(journeys, 90 * journeys, 0))
    return found


def read_anew(homes, before):
    """What was told up to a map, and the homes and their journeys of each pair told of anew in it."""
    flows = flows_of(homes)
    telling = FlowsTold(flows, before)
    anew = [
        {(number, count) for number, (at, count) in homes.items() if PAIRS[at] == pair}
        for pair in flows
        if telling.told.populations.get("/".join(("claims", *pair)), ())
        != before.populations.get("/".join(("claims", *pair)), ())
    ]
    return telling.told, anew


def fewest_left(rows, others):
    """Of how few homes some rows less some others tell: who came, went, or claims otherwise; 0 of none."""
    found = []
    for some, less in ((some, less) for some in subsets(rows) for less in subsets(others)):
        here, there = set().union(*some), set().union(*less)
        found.append(len({number for number, _ in here ^ there}))
    return min((count for count in found if count), default=0)


def subsets(rows):
    return [some for size in range(len(rows) + 1) for some in combinations(rows, size)]


MAP = st.dictionaries(
    st.integers(0, 24), st.tuples(st.integers(0, 2), st.integers(1, 2)), min_size=5, max_size=25
)


@settings(max_examples=60, deadline=None)
@given(MAP, MAP)
# Four who were elsewhere and one who is new are a settlement now, and one of those who are left has gone.
@example(
    dict.fromkeys(range(13), (0, 1)),
    dict.fromkeys((0, 1, 2, 3, 13), (2, 1)) | dict.fromkeys(range(4, 12), (0, 1)),
)
def test_no_rows_of_two_maps_tell_of_few_homes(first, second):
    told, rows = read_anew(first, Told())
    _, later = read_anew(second, told)
    assert fewest_left(rows, []) in (0, *range(5, 30))
    assert fewest_left(later, rows) in (0, *range(5, 30))


def test_a_home_that_is_no_more_is_told_where_four_others_claim_otherwise():
    told, _ = read_anew(dict.fromkeys(range(20), (0, 1)), Told())
    four = dict.fromkeys(range(15), (0, 1)) | dict.fromkeys(range(15, 19), (0, 3))
    assert read_anew(four, told)[0].now["claims/" + "/".join(PAIRS[0]) + "/journeys"] == 27
    three = dict.fromkeys(range(16), (0, 1)) | dict.fromkeys(range(16, 19), (0, 3))
    assert read_anew(three, told)[0].now["claims/" + "/".join(PAIRS[0]) + "/journeys"] == 20


def test_two_places_with_one_digest_count_as_one():
    assert len(flows_of(dict.fromkeys(range(400), (0, 1)))[PAIRS[0]].by_home) < 400
