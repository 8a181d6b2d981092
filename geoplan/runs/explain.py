"""Why somebody takes a request; or why nobody does, and the cheapest thing that would change it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from geoplan.domain.plans import Coverage, Mode, Plan, Reason
from geoplan.notebook import html_folded, html_list, html_page
from geoplan.runs.case import Case
from geoplan.runs.explaining.asks import AskKind, FixLimits
from geoplan.runs.explaining.candidates import candidates_of
from geoplan.runs.explaining.fix_check import holds
from geoplan.runs.explaining.fixes import Fix, fixes_of
from geoplan.runs.explaining.give_way import GiveWay, smallest_of
from geoplan.runs.explaining.obstacles import Obstacle, obstacles_of
from geoplan.runs.explaining.off_duty import off_duty_of
from geoplan.runs.explaining.ranking import Ranking, ranking_of
from geoplan.runs.explaining.session_moves import can_move
from geoplan.runs.explaining.stage import STANDS, Stage, stage_of
from geoplan.runs.explaining.words import cheapest_words, known_by, least_words, taken_words
from geoplan.runs.freezing.freeze import standing_at
from geoplan.runs.freezing.frozen import FREEZE_MINUTES, moment_of

if TYPE_CHECKING:
    import pandas as pd

_FIXES = 5
_TRIED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """
    Why a request is with whom it is.

    Parameters
    ----------
    takes
        Who takes it in the plan.
    why
        In sentences: what it costs, what the next best would, and whom the child knows.
    passed
        Why each rung above was passed by.
    ranking
        Everybody else, each rule in the way included.
    give_way
        Where no volunteer and no worker can: the smallest sets of rules that would have to give way.
    fixes
        What to ask for so that one of them can, the cheapest first. Empty where one can already, or nothing
        that may be asked for helps.
    """

    request: str
    takes: Coverage
    why: tuple[str, ...]
    passed: tuple[Reason, ...]
    ranking: Ranking
    give_way: tuple[GiveWay, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """Where no volunteer and no worker can: what is in their way, summed up by rule."""
        return obstacles_of(self.ranking.rows) if self.give_way else ()

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """It in sentences under titles, what helps first; the title of the first part is empty."""
        passed = tuple(f"{reason.mode.value}: {reason.text}" for reason in self.passed)
        found = (
            ("", (*self.why, *cheapest_words(self.fixes, self.ranking))),
            ("What would help, the least to ask for first", tuple(fix.text for fix in self.fixes)),
            ("What would have to give way", least_words(self.give_way)),
            ("Passed by", passed),
            ("In the way of drivers and workers", tuple(item.text for item in self.obstacles)),
        )
        return tuple((title, lines) for title, lines in found if lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it in sentences, without titles."""
        return tuple(line for _, lines in self.parts for line in lines)

    def to_frame(self) -> "pd.DataFrame":
        """Return everybody with what they would cost and what is in the way (`Ranking.to_frame`)."""
        return self.ranking.to_frame()

    def _repr_html_(self) -> str:
        shown = [(f"<h4>{title}</h4>" if title else "") + html_list(lines) for title, lines in self.parts]
        everybody = html_folded(f"Everybody ({len(self.ranking.rows):,})", self.ranking.html_rows())
        return html_page(f"<h3>Why {escape(self.request)} is with whom it is</h3>", *shown, everybody)


def explain(
    case: Case,
    plan: Plan,
    request_code: str,
    *,
    limits: FixLimits | None = None,
    now: datetime | None = None,
    freeze_minutes: int = FREEZE_MINUTES,
) -> Explanation:
    """
    Say why a request is with whom it is, or why with nobody and what would change that.

    The rest of the plan stays as it is in every answer. What a fix asks for is the least that does, in whole
    minutes, miles and seats; a session is only moved where room, worker, venue and children are free.

    Parameters
    ----------
    limits
        How far a fix may go.
    now
        While the plan is driven, local time unless it has a time zone: nobody is asked to set off before, and
        what is driven stays.
    freeze_minutes
        So does what somebody sets off for within so long.

    Raises
    ------
    InputError
        When the plan has no such request.
    """
    moment = moment_of(now, freeze_minutes)
    if request_code in standing_at(case, plan, moment).requests:
        return _standing(stage_of(case, plan, request_code))
    stage = stage_of(case, plan, request_code, moment)
    candidates = tuple(candidates_of(stage))
    ranking = ranking_of(stage, candidates)
    takes = plan.covers(request_code)
    give_way: tuple[GiveWay, ...] = ()
    fixes: tuple[Fix, ...] = ()
    needed = takes.mode.rung > Mode.WORKER.rung
    if needed and not any(row.possible and row.mode.has_runs for row in ranking.rows):
        off_duty = tuple(off_duty_of(stage, limits))
        give_way = smallest_of([*candidates, *(candidate for candidate, _ in off_duty)])
        found = [fix for candidate in candidates for fix in fixes_of(stage, candidate, limits)]
        found += [fix for _, asked in off_duty for fix in asked]
        fixes = tuple(islice(_holding(stage, found), _FIXES))
    why = (*taken_words(stage, ranking, takes), *known_by(stage, takes))
    return Explanation(
        request=request_code,
        takes=takes,
        why=why,
        passed=takes.reasons,
        ranking=ranking,
        give_way=give_way,
        fixes=fixes,
    )


def _standing(stage: Stage) -> Explanation:
    """Return why a request that is driven or near is with whom it is: nothing would change that."""
    takes, ranking = stage.plan.covers(stage.request.code), ranking_of(stage, ())
    ranking = replace(ranking, rows=tuple(row for row in ranking.rows if row.takes_it))
    first, *_ = taken_words(stage, ranking, takes)
    why = (first, f"It {STANDS}.", *known_by(stage, takes))
    return Explanation(
        request=stage.request.code, takes=takes, why=why, passed=takes.reasons, ranking=ranking
    )


def _holding(stage: Stage, fixes: Iterable[Fix]) -> Iterable[Fix]:
    """
    Yield the cheapest fix of each person, those first that ask for least.

    Moving a session touches other journeys and other speeds of travel, so that each such fix is tried out.
    """
    told: set[str] = set()
    tried = 0
    for fix in sorted(fixes, key=lambda fix: fix.order):
        if fix.person in told:
            continue
        moved = [ask.amount for ask in fix.asks if ask.kind is AskKind.MOVE_SESSION]
        if moved:
            if tried >= _TRIED or not can_move(
                stage.case, stage.request.session, stage.request.day, moved[0]
            ):
                continue
            tried += 1
            if not holds(stage.case, stage.plan, fix, stage.frozen.moment):
                continue
        told.add(fix.person)
        yield fix
