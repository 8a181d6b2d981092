"""Who takes each request: whether they may, and whether runs, coverage and pins say the same."""

from collections import Counter
from collections.abc import Iterator, Mapping

from geoplan.domain.ages import age_on
from geoplan.domain.people import Child, Need
from geoplan.domain.plans import Coverage, Mode, Plan, Run
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.driven import Wanted
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.rules import Severity

_TAXIS = (Mode.TAXI_ESCORT, Mode.TAXI)
# Rungs that stand above others by order, not by price: each that is passed by is explained.
_EXPLAINED = (Mode.CARER, Mode.ADULT, Mode.VOLUNTEER, Mode.WORKER)


def check_coverage(case: Case, plan: Plan, wanted: Wanted) -> Iterator[Violation]:
    """Yield where coverage and runs disagree, and everybody who may not take what they are given."""
    yield from _check_runs_listed(plan)
    on_runs = {code: run for run in plan.runs for code in run.requests}
    for cover in plan.coverage:
        request = wanted.get(cover.request)
        if request is None:
            continue
        yield from _check_agreement(cover, on_runs.get(cover.request))
        yield from _check_pin(case, cover)
        yield from _check_taker(case, request, cover)
        yield from _check_reasons(cover)


def _check_runs_listed(plan: Plan) -> Iterator[Violation]:
    """Yield requests on several runs, and runs that share a code."""
    times = Counter(code for run in plan.runs for code in set(run.requests))
    for code in sorted(code for code, found in times.items() if found > 1):
        yield broken("twice", {"found": times[code]}, request=code, amount=times[code] - 1)
    for code, found in sorted(Counter(run.code for run in plan.runs).items()):
        if found > 1:
            blanks = {"what": "the code of a run", "found": f"that of {found} runs", "limit": "one of a kind"}
            yield broken("figures", blanks, run=code, amount=found - 1)


def _check_agreement(cover: Coverage, run: Run | None) -> Iterator[Violation]:
    """Yield coverage that says something else than the runs."""
    by_run = (run.mode, run.person, run.code) if run is not None else None
    by_cover = (cover.mode, cover.person, cover.run) if cover.mode.has_runs else None
    if by_run != by_cover:
        blanks = {"found": _said(by_cover) or cover.mode.value, "limit": _said(by_run) or "nobody"}
        yield _by(cover, "coverage", blanks)
    has_person = cover.mode not in (*_TAXIS, Mode.NOBODY)
    if has_person != (cover.person is not None) or (cover.run is not None and not cover.mode.has_runs):
        blanks = {
            "found": cover.mode.value,
            "limit": f"{cover.person or 'nobody'} on {cover.run or 'no run'}",
        }
        yield _by(cover, "coverage", blanks)
    if cover.mode is Mode.NOBODY:
        yield broken("not-covered", request=cover.request, amount=1)


def _said(taker: tuple[Mode, str | None, str | None] | None) -> str:
    return "" if taker is None else f"{taker[0].value} {taker[1]} on {taker[2]}"


def _check_pin(case: Case, cover: Coverage) -> Iterator[Violation]:
    to = case.pins.get(cover.request)
    if to is not None and to not in (cover.person, cover.mode.value):
        yield broken("pinned", {"who": to}, request=cover.request, person=cover.person)
    elif cover.pinned != (to is not None):
        blanks = {
            "what": "a pin",
            "found": "set" if cover.pinned else "none",
            "limit": to or "none",
        }
        yield broken("figures", blanks, request=cover.request)


def _check_reasons(cover: Coverage) -> Iterator[Violation]:
    given = {reason.mode for reason in cover.reasons}
    for mode in _EXPLAINED:
        if mode.rung < cover.mode.rung and mode not in given and not cover.pinned:
            yield broken("no-reason", {"mode": f"the rung {mode.value}"}, request=cover.request)


def _check_taker(case: Case, request: Request, cover: Coverage) -> Iterator[Violation]:
    if cover.mode in _TAXIS:
        yield from _check_taxi(case, request, cover)
        return
    if cover.person is None:
        return
    for code in request.children:
        if cover.person in case.child[code].barred_drivers or (code, cover.person) in case.barred:
            yield _by(cover, "barred", {"child": code})
    if cover.mode is Mode.VOLUNTEER:
        yield from _check_volunteer(case, request, cover)
    elif cover.mode is Mode.WORKER:
        yield from _check_worker(case, cover)


def _by(
    cover: Coverage,
    rule: str,
    blanks: Mapping[str, object] | None = None,
    *,
    amount: float = 0,
    severity: Severity | None = None,
) -> Violation:
    """Return a rule broken by the one who takes a request."""
    return broken(
        rule,
        blanks,
        request=cover.request,
        run=cover.run,
        person=cover.person,
        amount=amount,
        severity=severity,
    )


def _check_taxi(case: Case, request: Request, cover: Coverage) -> Iterator[Violation]:
    params = case.params
    if not params.taxis_allowed and cover.request not in case.pins:
        yield broken("switched-off", {"mode": cover.mode.value}, request=cover.request)
    if cover.mode is Mode.TAXI_ESCORT:
        return
    for child in _children(case, request):
        years, _ = age_on(child.birth_date, request.day)
        if Need.ESCORT in child.needs:
            blanks = {"child": child.code, "who": "a taxi driver"}
            yield broken("escort", blanks, request=cover.request)
        elif years < params.taxi_alone_from_age:
            limits = {"child": child.code, "limit": params.taxi_alone_from_age}
            yield broken("taxi-alone", limits, request=cover.request)


def _check_volunteer(case: Case, request: Request, cover: Coverage) -> Iterator[Violation]:
    driver = case.driver.get(cover.person or "")
    if driver is None:
        # Told with the run, which cannot be worked out for somebody unknown.
        return
    expired = driver.expired(request.day)
    if expired:
        checks = ", ".join(check.value for check in expired)
        yield _by(cover, "compliance", {"checks": checks}, amount=len(expired))
    yield from _check_area(case, request, cover, driver.provider)
    for child in _children(case, request):
        if Need.ESCORT in child.needs:
            yield _by(cover, "escort", {"child": child.code})
    yield from _check_escort_age(case, request, cover)


def _check_area(case: Case, request: Request, cover: Coverage, code: str) -> Iterator[Violation]:
    provider = case.provider.get(code)
    if provider is None:
        return
    districts = [child.contact_district for child in _children(case, request)]
    outside = sorted({name for name in districts if name and name not in provider.contact_districts})
    for district in outside:
        areas = ", ".join(sorted(provider.contact_districts)) or "no district"
        blanks = {"provider": provider.name, "areas": areas, "district": district}
        severity = Severity.HARD if case.params.provider_area_is_hard else Severity.ADVISE
        yield _by(cover, "provider-area", blanks, severity=severity)


def _check_escort_age(case: Case, request: Request, cover: Coverage) -> Iterator[Violation]:
    limit = case.params.escort_under_age
    severity = Severity.HARD if case.params.escort_is_hard else Severity.ADVISE
    for child in _children(case, request):
        if age_on(child.birth_date, request.day)[0] < limit and Need.ESCORT not in child.needs:
            blanks = {"child": child.code, "limit": limit}
            yield _by(cover, "escort-age", blanks, severity=severity)
            return


def _check_worker(case: Case, cover: Coverage) -> Iterator[Violation]:
    worker = case.worker.get(cover.person or "")
    if not case.params.workers_drive:
        yield _by(cover, "switched-off", {"mode": "driving by contact workers"})
    elif worker is not None and not worker.can_drive:
        yield _by(cover, "no-driving")


def _children(case: Case, request: Request) -> list[Child]:
    return [case.child[code] for code in request.children]
