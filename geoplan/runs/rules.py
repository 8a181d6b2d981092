"""
The rules of driver runs: each once, with its code, its sentence and how strict it is.

Search, checker, explanations, pages and sheets all name rules by these codes. `tell` fills a rule's sentence
with amounts.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a plan that breaks a rule may stand."""

    HARD = "not allowed"
    ADVISE = "advised against"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule.

    Parameters
    ----------
    code
        Short and stable: it is stored with plans.
    sentence
        Why it stands in the way, in plain English, with named blanks: ``{who} …``.
    severity
        How strict it is unless parameters say otherwise.
    cure
        What a coordinator can do about it.
    """

    code: str
    sentence: str
    severity: Severity
    cure: str


_HARD, _ADVISE = Severity.HARD, Severity.ADVISE

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "window",
            "{who} would be there at {found}, not between {earliest} and {latest}",
            _HARD,
            "start earlier, or move the session",
        ),
        Rule(
            "ride-time",
            "the child would be in the car for {found} minutes, longer than {limit}",
            _HARD,
            "take the child without another stop, or find a driver nearer",
        ),
        Rule(
            "long-ride",
            "the child would be in the car for {found} minutes, longer than the {limit} aimed for",
            _ADVISE,
            "take the child without another stop",
        ),
        Rule(
            "ride-beyond-session",
            "the ride of {found} minutes is longer than the contact of {limit}",
            _ADVISE,
            "find a nearer venue",
        ),
        Rule(
            "seats", "{who} has {limit} passenger seats; {found} would be needed", _HARD, "use a larger car"
        ),
        Rule(
            "child-seat",
            "{who} has {limit} {kind} seats in the car; {found} would be needed",
            _HARD,
            "lend {who} a {kind} seat",
        ),
        Rule("wheelchair", "the car of {who} does not take a wheelchair", _HARD, "use a car that takes one"),
        Rule("hours", "{who} drives {hours} on this day", _HARD, "ask {who} for {found} more minutes"),
        Rule("day-off", "{who} does not drive on this day", _HARD, "ask {who} whether they can"),
        Rule(
            "longest-day",
            "the run of {who} would last {found} minutes, longer than {limit}",
            _HARD,
            "ask {who}, or share the run",
        ),
        Rule(
            "longest-day-miles",
            "the run of {who} would be {found} miles, more than {limit}",
            _HARD,
            "ask {who}, or share the run",
        ),
        Rule(
            "week-minutes",
            "{who} would drive {found} minutes this week, more than {limit}",
            _HARD,
            "share the week",
        ),
        Rule(
            "week-miles",
            "{who} would drive {found} miles this week, more than {limit}",
            _HARD,
            "share the week",
        ),
        Rule("compliance", "{who}: {checks} expired or missing", _HARD, "renew it before the day"),
        Rule(
            "provider-area",
            "the agreement with {provider} covers {areas}, not {district}",
            _HARD,
            "extend the agreement, or ask another provider",
        ),
        Rule("barred", "{who} may not take {child}", _HARD, "choose another person"),
        Rule("apart", "{child} and {other} may never share a car", _HARD, "take them on different runs"),
        Rule("alone", "{child} travels as the only passenger", _HARD, "take the child without another"),
        Rule("escort", "{child} needs an escort, and {who} drives alone", _HARD, "send an escort along"),
        Rule(
            "escort-age",
            "{child} is under {limit} and would be alone with {who}",
            _ADVISE,
            "send an escort along",
        ),
        Rule(
            "taxi-alone", "{child} is under {limit}: no taxi without an escort", _HARD, "send an escort along"
        ),
        Rule("not-known", "{who} is not somebody whom {child} knows", _HARD, "introduce them first"),
        Rule("no-driving", "{who} does not drive", _HARD, "ask the next on the ladder"),
        Rule(
            "too-far",
            "it is {found} minutes one way, and {who} drives up to {limit}",
            _HARD,
            "ask {who} whether they would",
        ),
        Rule("busy", "{who} is elsewhere from {start} to {end}", _HARD, "move one of the two"),
        Rule(
            "at-session",
            "{who} supervises a session from {start} to {end}",
            _HARD,
            "swap the session's worker",
        ),
        Rule(
            "venue-staff",
            "nobody would be left at {venue} while {who} drives",
            _HARD,
            "have a second worker there",
        ),
        Rule("no-carer", "the child has no foster carer", _HARD, "ask the next on the ladder"),
        Rule(
            "no-adult",
            "no other adult whom the child knows is registered",
            _HARD,
            "ask the family's social worker",
        ),
        Rule("switched-off", "{mode} is switched off in the settings", _HARD, "change it in geoplan.toml"),
        Rule(
            "costs-more", "{who} could, but it would cost £{found} more", _ADVISE, "pin the request to {who}"
        ),
        Rule("pinned", "pinned to {who} by hand", _HARD, "take the pin away"),
        Rule("unreachable", "no road leads from {origin} to {destination}", _HARD, "check both positions"),
        Rule("missing", "the request is nowhere in the plan", _HARD, "plan again"),
        Rule("twice", "the request is in the plan {found} times", _HARD, "keep one of them"),
        Rule("unknown", "{what} is not in the inputs", _HARD, "plan again with these inputs"),
        Rule("order", "{what} comes before {before}", _HARD, "turn the stops round"),
        Rule("travel", "{found} minutes are planned for a leg that takes {limit}", _HARD, "allow more time"),
        Rule(
            "service", "{found} minutes are planned for a stop that takes {limit}", _HARD, "allow more time"
        ),
        Rule("figures", "{what} is given as {found}; recomputed it is {limit}", _HARD, "plan again"),
        Rule("not-covered", "nobody takes the request", _ADVISE, "see geoplan runs explain"),
    )
}


def tell(code: str, **amounts: object) -> str:
    """
    Return a rule's sentence with its blanks filled.

    Raises
    ------
    KeyError
        When there is no such rule, or a blank has no amount.
    """
    return RULES[code].sentence.format(**amounts)
