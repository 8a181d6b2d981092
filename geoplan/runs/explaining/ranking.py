"""Who could take a request: every driver and worker in order, with what it costs and what is in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from geoplan.domain.money import whole_pence
from geoplan.domain.plans import Coverage, Mode, Reason
from geoplan.notebook import html_page, html_table
from geoplan.runs.case import Case
from geoplan.runs.explaining.candidates import Candidate, candidates_of
from geoplan.runs.explaining.stage import Stage
from geoplan.runs.fleet.eligibility import person_objections
from geoplan.runs.fleet.worker_gaps import Rota
from geoplan.runs.rules import tell
from geoplan.runs.tables import pounds

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """
    Somebody who could take a request, or could not.

    Parameters
    ----------
    person
        Code; None for a taxi and for carers and adults of whom none is registered.
    run
        Code of the run it would go on; None for whoever has no runs.
    takes_it
        Whether the plan gives it to them now.
    possible
        Whether no rule is in the way, with the rest of the plan as it is.
    extra_miles, extra_minutes
        On the road, more than without the request; None where it is not possible, and for taxis.
    extra_pence
        What the plan costs more, preferences such as a new face included; None where it is not possible.
    paid_pence
        How much of that is money.
    reasons
        Each rule in the way.
    """

    person: str | None
    mode: Mode
    run: str | None = None
    takes_it: bool = False
    possible: bool = False
    extra_miles: float | None = None
    extra_minutes: float | None = None
    extra_pence: int | None = None
    paid_pence: int | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """The person's code, or what takes the child instead."""
        return self.person or self.mode.value

    @property
    def order(self) -> tuple[bool, float, int, int, str]:
        """What to sort by: possible first, cheap first, few obstacles first, high rungs first."""
        pence = 0.0 if self.extra_pence is None else self.extra_pence
        return not self.possible, pence, len(self.reasons), self.mode.rung, self.name


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who could take a request, the cheapest first, then those who could not."""

    request: str
    rows: tuple[Choice, ...]

    @property
    def possible(self) -> tuple[Choice, ...]:
        """Those who could, the cheapest first."""
        return tuple(row for row in self.rows if row.possible)

    def of(self, person: str) -> Choice:
        """Return the row of a person; raises KeyError when there is none."""
        for row in self.rows:
            if row.person == person:
                return row
        raise KeyError(person)

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row for each.

        Returns
        -------
        pandas.DataFrame
            Columns ``person``, ``mode``, ``run``, ``takes_it``, ``possible``, ``extra_miles``,
            ``extra_minutes``, ``extra_pence``, ``paid_pence`` and ``reasons`` (sentences, with a semicolon
            between).
        """
        import pandas as pd

        columns = [*Choice.__slots__]
        rows = [[_cell(row, name) for name in columns] for row in self.rows]
        whole = {"extra_pence": "Int64", "paid_pence": "Int64"}
        return pd.DataFrame(rows, columns=columns).astype(whole)

    def html_rows(self) -> str:
        """Return it as an HTML table without its look; see `html_page`."""
        figures = ("Extra miles", "Extra minutes", "Costs more", "Of it paid")
        return html_table(("Who", "Takes it", *figures, "In the way"), map(_texts, self.rows), right=figures)

    def _repr_html_(self) -> str:
        title = f"Who could take {self.request}: {len(self.possible)} of {len(self.rows)}"
        return html_page(f"<h3>{escape(title)}</h3>", self.html_rows())


def ranking_of(stage: Stage, candidates: tuple[Candidate, ...] | None = None) -> Ranking:
    """Rank everybody on a stage; `candidates` are its own where they are known already."""
    found = candidates_of(stage) if candidates is None else candidates
    cover = stage.plan.covers(stage.request.code)
    rows = [*_with_runs(stage, found, cover), *_without_runs(stage, cover)]
    return Ranking(stage.request.code, tuple(sorted(rows, key=lambda row: row.order)))


def _with_runs(
    stage: Stage, candidates: Iterator[Candidate] | tuple[Candidate, ...], cover: Coverage
) -> Iterator[Choice]:
    """Yield a row for every driver and worker, for the best of their runs of the day."""
    best: dict[str, Choice] = {}
    for candidate in candidates:
        row = choice_of(candidate, cover)
        if row.name not in best or row.order < best[row.name].order:
            best[row.name] = row
    yield from best.values()
    rota = Rota(stage.case)
    persons = [driver.code for driver in stage.case.drivers]
    persons += [worker.code for worker in stage.case.workers]
    for person in persons:
        if person not in best:
            reasons = person_objections(stage.case, stage.request, person, rota=rota)
            reasons = reasons or (day_over(stage.case, person),)
            yield Choice(person=person, mode=reasons[0].mode, reasons=reasons)


def day_over(case: Case, person: str) -> Reason:
    """Return why a driver or worker has no vehicle whom nothing keeps off: their day is all but driven."""
    mode = Mode.VOLUNTEER if person in case.driver else Mode.WORKER
    return Reason(mode, "no-time", tell("no-time", who=person))


def choice_of(candidate: Candidate, cover: Coverage) -> Choice:
    """Return the row of a vehicle."""
    person, mode, run = candidate.vehicle.person, candidate.vehicle.mode, candidate.vehicle.code
    takes_it = cover.run == run
    extra = candidate.extra
    if extra is None or not candidate.possible:
        return Choice(person=person, mode=mode, run=run, takes_it=takes_it, reasons=candidate.reasons)
    return Choice(
        person=person,
        mode=mode,
        run=run,
        takes_it=takes_it,
        possible=True,
        extra_miles=extra.miles,
        extra_minutes=extra.minutes,
        extra_pence=whole_pence(extra.pence),
        paid_pence=whole_pence(extra.paid),
    )


def _without_runs(stage: Stage, cover: Coverage) -> Iterator[Choice]:
    """Yield the rungs that have no runs: carer, adults, taxi."""
    code, ladder = stage.request.code, stage.ladder
    taken = ladder.taken.get(code)
    if taken is not None:
        takes_it = (cover.mode, cover.person) == (taken.mode, taken.person)
        yield Choice(
            person=taken.person,
            mode=taken.mode,
            takes_it=takes_it,
            possible=True,
            extra_pence=taken.pence,
            paid_pence=taken.pence,
        )
    passed = ladder.passed.get(code, ()) if taken is None else taken.reasons
    for mode in (Mode.CARER, Mode.ADULT):
        reasons = tuple(reason for reason in passed if reason.mode is mode)
        if reasons:
            yield Choice(person=None, mode=mode, reasons=reasons)
    taxi = stage.fallback
    faces = stage.case.params.new_face_pence * len(stage.request.children)
    if taxi.mode is Mode.NOBODY:
        yield Choice(person=None, mode=Mode.TAXI, reasons=taxi.reasons)
        return
    yield Choice(
        person=None,
        mode=taxi.mode,
        takes_it=cover.mode is taxi.mode,
        possible=True,
        extra_pence=taxi.pence + faces,
        paid_pence=taxi.pence,
    )


def _cell(row: Choice, name: str) -> object:
    value = getattr(row, name)
    if name == "mode":
        return row.mode.value
    return "; ".join(reason.text for reason in value) if name == "reasons" else value


def _texts(row: Choice) -> tuple[str, ...]:
    return (
        row.name,
        "yes" if row.takes_it else "",
        "" if row.extra_miles is None else f"{row.extra_miles:.1f}",
        "" if row.extra_minutes is None else f"{row.extra_minutes:.0f}",
        "" if row.extra_pence is None else pounds(row.extra_pence),
        "" if row.paid_pence is None else pounds(row.paid_pence),
        "; ".join(reason.text for reason in row.reasons),
    )
