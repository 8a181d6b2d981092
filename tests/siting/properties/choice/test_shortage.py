import pytest

from geoplan.errors import InfeasibleError
from geoplan.siting.properties.choice.problem import Quota
from geoplan.siting.properties.choice.shortage import refuse_impossible
from tests.siting.properties.choice.problems import problem


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"setup": [[0], [0]], "wanted": [2], "allowed": [[True], [False]]},
            "2 × use 0 wanted, with 2 beds; 1 on offer could be one: 1 missing",
        ),
        (
            {"setup": [[0, 0], [0, 0]], "wanted": [1, 1], "allowed": [[True, True], [False, False]]},
            "2 properties are wanted, 1 of them can be found at once: 1 missing",
        ),
        (
            {"setup": [[0], [0]], "price": [50_000_00, 70_000_00], "budget": 30_000_00},
            "the cheapest properties that will do cost £50,000, the budget is £30,000: £20,000 missing",
        ),
        (
            {
                "setup": [[0], [0]], "price": [5_000, 7_000], "budget": 6_000,
                "quotas": (Quota("North", (1,), 1, 1),),
            },
            "will do and keep the quotas cost £70, the budget is £60: £10 missing",
        ),
        (
            {"setup": [[0], [0], [0]], "wanted": [3], "quotas": (Quota("North", (0, 1), 0, 1),)},
            "North: at most 1 allowed, 1 too many",
        ),
        (
            {"setup": [[0], [0], [0]], "wanted": [1], "quotas": (Quota("North", (0, 1), 2, 2),)},
            "North: at least 2 asked for, 1 missing",
        ),
        (
            {"setup": [[0], [0]], "must": [True, False], "allowed": [[False], [True]]},
            "house 0 is bought in any case but could be nothing that is wanted",
        ),
        (
            {"setup": [[0], [0]], "must": [True, True]},
            "2 properties are bought in any case, 1 wanted: 1 too many",
        ),
        (
            {
                "setup": [[0, 0], [0, 0], [0, 0]], "wanted": [1, 1], "must": [True, True, False],
                "allowed": [[True, False], [True, False], [False, True]],
            },
            "those bought in any case cannot all have a use that is wanted",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_its_amount(given, told):
    with pytest.raises(InfeasibleError, match=told.replace("(", r"\(")):
        refuse_impossible(problem(**given))


def test_what_is_possible_is_not_refused():
    refuse_impossible(problem(setup=[[0]], price=[100], budget=100, quotas=(Quota("North", (0,), 1, 1),)))
