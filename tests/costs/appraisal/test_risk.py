import pytest

from geoplan.costs.appraisal.risk import Risk, ranked, risk_frame
from tests.costs.appraisal.reports import PLYMOUTH_RISKS


def test_the_highest_score_comes_first_then_the_worse_impact():
    assert [(risk.score, risk.impact) for risk in ranked(PLYMOUTH_RISKS)][:2] == [(20, 5), (12, 4)]
    low, high = Risk(name="often", likelihood=5, impact=2), Risk(name="bad", likelihood=2, impact=5)
    assert ranked([low, high]) == (high, low)
    assert risk_frame([low, high])["risk"].tolist() == ["bad", "often"]


@pytest.mark.parametrize("scores", [(0, 3), (3, 6)])
def test_scores_go_from_one_to_five(scores):
    with pytest.raises(ValueError, match="between 1 and 5"):
        Risk(name="r", likelihood=scores[0], impact=scores[1])
