from fractions import Fraction

import pandas as pd
import pytest

from geoplan.costs.appraisal import against_plan
from tests.costs.appraisal.reports import PLYMOUTH, THOUSAND, WEST_SUSSEX


def test_what_came_stands_beside_what_was_planned():
    outturn = against_plan(PLYMOUTH, {"placements": (300 * THOUSAND,), "staff": (0, 150 * THOUSAND, None)})
    known = {(row.line, row.year): row for row in outturn.known}
    assert len(known) == 3
    assert known["placements", "2011/12"].difference == -100 * THOUSAND
    assert known["placements", "2011/12"].share == Fraction(3, 4)
    assert known["staff", "2011/12"].share is None
    frame = outturn.to_frame()
    assert len(frame) == 18
    assert frame["actual_pence"].notna().sum() == 3
    assert pd.isna(frame["share"].iloc[-1])


def test_a_forecast_goes_on_as_it_went():
    outturn = against_plan(PLYMOUTH, {"placements": (300 * THOUSAND,)})
    assert outturn.forecast("placements") == (300 + 2_250 * 3 // 4) * THOUSAND + THOUSAND // 2
    assert outturn.forecast("care leavers") == 390 * THOUSAND
    with pytest.raises(KeyError):
        outturn.forecast("no such line")


@pytest.mark.parametrize(
    ("option", "actual"),
    [
        (PLYMOUTH, {"no such line": (1,)}),
        (PLYMOUTH, {"staff": (1, 2, 3, 4)}),
        (WEST_SUSSEX, {"all of year 3": (1,)}),
    ],
)
def test_what_fits_no_line_is_refused(option, actual):
    with pytest.raises(ValueError):
        against_plan(option, actual)
