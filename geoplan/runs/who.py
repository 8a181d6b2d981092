"""Who could take a request: every driver and worker in order, with what it costs and what is in the way."""

from datetime import datetime

from geoplan.domain.plans import Plan
from geoplan.runs.case import Case
from geoplan.runs.explaining.ranking import Ranking, ranking_of
from geoplan.runs.explaining.stage import stage_of
from geoplan.runs.freezing.frozen import FREEZE_MINUTES, moment_of


def who(
    case: Case,
    plan: Plan,
    request_code: str,
    *,
    now: datetime | None = None,
    freeze_minutes: int = FREEZE_MINUTES,
) -> Ranking:
    """
    Rank every driver and worker for a request.

    The rest of the plan stays as it is, the request is taken out of its present run, and a pin of it does
    not count. Also ranked are the child's carer and known adults, and the taxi.

    Parameters
    ----------
    plan
        Of the case.
    request_code
        Such as ``S0044-out``.
    now, freeze_minutes
        While the plan is driven; see `explain`.

    Raises
    ------
    InputError
        When the plan has no such request.
    InfeasibleError
        When it is driven already, or starts too soon to be changed.
    """
    return ranking_of(stage_of(case, plan, request_code, moment_of(now, freeze_minutes)))
