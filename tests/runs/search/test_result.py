import pytest

from geoplan.runs.search import SearchParams


@pytest.mark.parametrize("limits", [{"iterations": -1}, {"seconds": -0.5}, {"iterations": 1, "seed": -1}])
def test_limits_below_zero_are_refused(limits):
    with pytest.raises(ValueError, match="not negative"):
        SearchParams(**limits)


def test_a_search_without_an_end_is_refused():
    with pytest.raises(ValueError, match="a number of iterations or of seconds"):
        SearchParams(seed=3)
