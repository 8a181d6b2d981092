"""What an export says of itself: whom it is for, which part of a plan it holds, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from geoplan.audiences import Audience, Seen
from geoplan.domain.plans import Plan
from geoplan.report.runs.words import provenance_of, week_of

_KEEP_DAYS = 28
_SMALL = (
    "Counts under 5, and those that would give them away, are shown as c. A count that was told before stays "
    "as it was told until it has changed by 5 or more."
)


@dataclass(frozen=True, slots=True)
class About:
    """
    Words around the tables.

    Parameters
    ----------
    audience, whose
        Whom it is for: ``driver``, and which one; `whose` is empty where it is the audience as a whole.
    destroy_after
        The day after which it is to be destroyed; None for what holds figures alone.
    """

    audience: Audience
    whose: str
    period: str
    accepted: bool
    destroy_after: date | None
    provenance: str = field(repr=False)

    @property
    def title(self) -> str:
        """A heading: ``Plan of driver runs, for the driver D012``."""
        return f"Plan of driver runs, for {self.holder}"

    @property
    def holder(self) -> str:
        """Whom it is for, in words."""
        if self.audience is Audience.PUBLIC:
            return "the public"
        plural = {Audience.MANAGER: "managers", Audience.PLANNER: "the planning team"}
        return plural.get(self.audience) or f"the {self.audience} {self.whose}"

    def facts(self) -> Iterator[tuple[str, str]]:
        """The facts, by label."""
        yield "For", f"{self.holder}, nobody else" if self.destroy_after else self.holder
        yield "Of", self.period
        yield (
            "Standing",
            "accepted by an officer" if self.accepted else "a proposal that no officer has accepted",
        )
        if self.destroy_after is not None:
            yield "Destroy after", f"{self.destroy_after:%d/%m/%Y}"
        else:
            yield "Small numbers", _SMALL
        yield "Made of", self.provenance


def about_of(seen: Seen, plan: Plan, *, accepted: bool = False) -> About:
    """Return the words around what an audience sees of a plan."""
    scope, day = seen.scope, seen.scope.day
    figures_alone = seen.audience in (Audience.MANAGER, Audience.PUBLIC)
    last = day or max(plan.days)
    return About(
        audience=seen.audience,
        whose=scope.driver or scope.carer or scope.venue or "",
        period=f"{day:%A} {day.day} {day:%B %Y}" if day else week_of(plan),
        accepted=accepted,
        destroy_after=None if figures_alone else last + timedelta(days=_KEEP_DAYS),
        provenance=provenance_of(plan),
    )
