"""Claims between areas: no home, no claimant, and no small number."""

from geoplan.audiences import Audience, cut
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.rows import FlowRow
from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, PlaceKind
from geoplan.maps.mileage import claim_flows
from tests.costs.claims.made import EAST, audited, journey
from tests.networks import at

WESTON = Place("weston", "Weston", PlaceKind.VILLAGE, at(0, 0), "Testshire", "Middle", 900)


def home(number):
    return ClaimStop(f"C{number:04}", at(10 * number, 0))


def told(homes, *, each=1, more=0, before=NOTHING_TOLD):
    """Claims from so many homes at Weston to the venue, each so often; from the first home some more."""
    claims = [
        journey(row, (home(number), EAST), 9)
        for row, number in enumerate([*(list(range(homes)) * each), *([0] * more)], start=2)
    ]
    names = {"east-1": "East House"}
    return claim_flows(audited(*claims), places=(WESTON,), venue_names=names, before=before)


def flows(homes, *, each=1):
    return told(homes, each=each).rows


def test_homes_are_told_as_their_settlement_once_there_are_five():
    (row,) = flows(5)
    assert (row.from_area, row.to_area, row.journeys) == ("East House", "Weston", 5)
    assert row.miles == 5 * 90


def test_fewer_homes_are_nowhere_that_is_told():
    (row,) = flows(4, each=3)
    assert (row.from_area, row.to_area) == ("East House", "elsewhere")
    assert row.to_position is None


def test_a_line_with_few_journeys_is_put_together_with_others_and_hidden():
    (row,) = flows(2)
    assert (row.from_area, row.to_area) == ("elsewhere", "elsewhere")
    assert (row.shown_journeys, row.shown_miles, row.shown_queried) == ("c", "c", "c")


def test_nobody_sees_a_code():
    seen = cut(flows(6), Audience.MANAGER)[FlowRow]
    assert "journeys" not in seen.fields
    assert "C0001" not in repr([dict(row) for row in seen])


def test_a_journey_more_is_not_told_and_five_are():
    """Between two maps that one journey sets apart it would be that journey's miles."""
    first = told(5, each=4)
    (row,) = first.rows
    assert (row.shown_journeys, row.shown_miles) == ("20", "180")
    (row,) = told(5, each=4, more=1, before=first.told).rows
    assert (row.journeys, row.shown_journeys, row.shown_miles) == (21, "20", "180")
    (row,) = told(5, each=4, more=5, before=first.told).rows
    assert (row.shown_journeys, row.shown_miles) == ("25", "225")
