from datetime import date

import pytest

from geoplan.domain.outcomes import CancelledBy, Outcome

DAY = date(2026, 11, 24)


def test_what_was_held_was_cancelled_by_nobody():
    assert Outcome(session="S1", day=DAY, held=True).cancelled_by is None
    with pytest.raises(ValueError, match="session S1 on 24/11/2026 was held, and yet cancelled"):
        Outcome(session="S1", day=DAY, held=True, cancelled_by=CancelledBy.COURT)
