"""What a check of a plan finds: every rule broken, with its amount, and the cost worked out again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from geoplan.domain.plans import CostBreakdown
from geoplan.notebook import html_folded, html_page, html_table
from geoplan.runs.rules import RULES, Severity, tell_standing

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Violation:
    """
    One rule that a plan breaks.

    Parameters
    ----------
    rule
        Its code (`geoplan.runs.rules`).
    severity
        Whether a plan that breaks it may stand, as the parameters of the case have it.
    text
        What is wrong, in a sentence with its amounts.
    request, run, person
        Codes of what it concerns, as far as they apply.
    amount
        How far beyond the limit, in the unit of the rule: seconds, metres, pence, seats; 0 where it is yes
        or no.
    """

    rule: str
    severity: Severity
    text: str
    request: str | None = None
    run: str | None = None
    person: str | None = None
    amount: float = 0.0

    @property
    def is_hard(self) -> bool:
        """Whether the plan may not stand because of it."""
        return self.severity is Severity.HARD

    def __str__(self) -> str:
        where = [part for part in (self.run, self.request) if part]
        return f"{', '.join(where)}: {self.text}" if where else self.text


def broken(
    rule: str,
    blanks: Mapping[str, object] | None = None,
    *,
    request: str | None = None,
    run: str | None = None,
    person: str | None = None,
    amount: float = 0.0,
    severity: Severity | None = None,
) -> Violation:
    """Return the violation of a rule, its sentence filled in; `who` is the person unless said."""
    text = tell_standing(rule, **({"who": person} if person else {}) | dict(blanks or {}))
    return Violation(
        rule,
        severity or RULES[rule].severity,
        text,
        request=request,
        run=run,
        person=person,
        amount=float(amount),
    )


@dataclass(frozen=True)
class CheckReport:
    """
    The outcome of a check.

    Parameters
    ----------
    violations
        Hard ones first; as `check` returns them, then by day, run, request and rule.
    cost
        Of the plan as it is, worked out from the inputs.
    """

    violations: tuple[Violation, ...]
    cost: CostBreakdown = field(default_factory=CostBreakdown)

    @property
    def hard(self) -> tuple[Violation, ...]:
        """Those with which the plan may not stand."""
        return tuple(item for item in self.violations if item.is_hard)

    @property
    def advice(self) -> tuple[Violation, ...]:
        """Those that are only advised against."""
        return tuple(item for item in self.violations if not item.is_hard)

    @property
    def advice_by_rule(self) -> tuple[tuple[Violation, ...], ...]:
        """
        What is advised against, a group for each rule: what is rare before what is usual, the worst first.
        """
        found: dict[str, list[Violation]] = {}
        for item in self.advice:
            found.setdefault(item.rule, []).append(item)
        groups = (tuple(sorted(items, key=lambda item: -item.amount)) for items in found.values())
        return tuple(sorted(groups, key=lambda items: (len(items), items[0].rule)))

    @property
    def ok(self) -> bool:
        """Whether the plan keeps every hard rule."""
        return not self.hard

    def of(self, rule: str) -> tuple[Violation, ...]:
        """Return the violations of one rule."""
        return tuple(item for item in self.violations if item.rule == rule)

    def to_frame(self) -> "pd.DataFrame":
        """Return a row for each violation: rule, severity, run, request, person, sentence, amount, cure."""
        import pandas as pd

        columns = ["rule", "severity", "run", "request", "person", "sentence", "amount", "cure"]
        rows = [
            (
                item.rule,
                item.severity.value,
                item.run,
                item.request,
                item.person,
                item.text,
                item.amount,
                cure_of(item),
            )
            for item in self.violations
        ]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        head = _summary(self)
        return "\n".join([head, *(f"  {item.severity.value}: {item}" for item in self.violations)])

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{escape(_summary(self))}</strong></p>"]
        if self.hard:
            parts.append(_html(self.hard, "Rules that the plan breaks"))
        for items in self.advice_by_rule:
            title = f"{len(items):,} {RULES[items[0].rule].short}: {cure_of(items[0])}"
            parts.append(html_folded(title, _html(items)))
        return html_page(*parts)


def _html(items: Iterable[Violation], caption: str = "") -> str:
    rows = [
        (item.severity.value, item.run or "–", item.request or "–", item.text, cure_of(item))
        for item in items
    ]
    headings = ("How strict", "Run", "Journey", "What is wrong", "What can be done")
    return html_table(headings, rows, caption=caption)


def cure_of(violation: Violation) -> str:
    """Return what a coordinator can do about a violation."""
    return RULES[violation.rule].cure


def _summary(report: CheckReport) -> str:
    hard, advice = len(report.hard), len(report.advice)
    if not hard and not advice:
        return "The plan keeps every rule."
    first = (
        f"The plan is not allowed: {_count(hard, 'rule')} broken"
        if hard
        else "The plan keeps every hard rule"
    )
    return f"{first}; {_count(advice, 'point')} advised against." if advice else f"{first}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
