"""What becomes of a request that nobody takes: a taxi, with an escort where one is needed, or nothing."""

from dataclasses import dataclass

from geoplan.domain.ages import age_on
from geoplan.domain.money import miles, whole_pence
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode, Reason
from geoplan.domain.requests import Request
from geoplan.errors import InfeasibleError
from geoplan.runs.case import Case
from geoplan.runs.rules import RULES, tell

_TAXIS = (Mode.TAXI_ESCORT, Mode.TAXI)


@dataclass(frozen=True, slots=True)
class Fallback:
    """
    The last rung that a request comes down to.

    Parameters
    ----------
    pence
        Price of the taxi and its escort, new faces not included; of `Mode.NOBODY` what `RunParams` sets for a
        request that is not covered.
    reasons
        Why the taxis above it on the ladder are passed by.
    """

    mode: Mode
    pence: int
    reasons: tuple[Reason, ...] = ()


def fallback_of(case: Case, request: Request) -> Fallback:
    """
    Return how a request travels when nobody on the rungs above takes it.

    A pin to ``taxi``, ``taxi with escort`` or ``not covered`` decides; other pins do not count here.

    Raises
    ------
    InfeasibleError
        When it is pinned to a taxi without an escort and a child in it needs one.
    """
    pinned = case.pins.get(request.code)
    if pinned == Mode.NOBODY or (pinned not in _TAXIS and not case.params.taxis_allowed):
        return Fallback(Mode.NOBODY, case.params.not_covered_pence, _why_no_taxi(pinned))
    alone, escorted = _pence(case, request, escort=False), _pence(case, request, escort=True)
    unescorted = _why_not_alone(case, request)
    if pinned == Mode.TAXI and unescorted is not None:
        raise InfeasibleError(
            f"{request.code} is pinned to {Mode.TAXI}, but {unescorted.text}: {RULES[unescorted.rule].cure}."
        )
    if pinned == Mode.TAXI_ESCORT or unescorted is not None:
        return Fallback(Mode.TAXI_ESCORT, escorted)
    if pinned == Mode.TAXI:
        reason = Reason(Mode.TAXI_ESCORT, "pinned", tell("pinned", who=Mode.TAXI))
    else:
        more = tell("costs-more", who=f"a {Mode.TAXI_ESCORT}", found=f"{(escorted - alone) / 100:.2f}")
        reason = Reason(Mode.TAXI_ESCORT, "costs-more", more)
    return Fallback(Mode.TAXI, alone, (reason,))


def _why_no_taxi(pinned: str | None) -> tuple[Reason, ...]:
    if pinned == Mode.NOBODY:
        return tuple(Reason(mode, "pinned", tell("pinned", who=Mode.NOBODY)) for mode in _TAXIS)
    return tuple(Reason(mode, "switched-off", tell("switched-off", mode=mode)) for mode in _TAXIS)


def _why_not_alone(case: Case, request: Request) -> Reason | None:
    """Return why no taxi may take a request without an escort; None when one may."""
    limit = case.params.taxi_alone_from_age
    for code in request.children:
        child = case.child[code]
        if Need.ESCORT in child.needs:
            return Reason(Mode.TAXI, "escort", tell("escort", child=code, who="a taxi driver"))
        if age_on(child.birth_date, request.day)[0] < limit:
            return Reason(Mode.TAXI, "taxi-alone", tell("taxi-alone", child=code, limit=limit))
    return None


def _pence(case: Case, request: Request, *, escort: bool) -> int:
    """Return the price of a taxi, rounded half up once with its escort."""
    params = case.params
    fare = max(
        params.taxi_least_pence, params.taxi_pence + params.taxi_pence_per_mile * miles(request.direct_m)
    )
    if any(Need.WHEELCHAIR in case.child[code].needs for code in request.children):
        fare *= params.wheelchair_taxi_factor
    if escort:
        there_and_back_h = 2 * request.direct_s / 3600
        fare += max(params.escort_least_pence, params.escort_pence_per_hour * there_and_back_h)
    return whole_pence(fare)
