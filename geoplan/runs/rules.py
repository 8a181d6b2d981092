"""
The rules of driver runs: each once, with its code, its sentence and how strict it is.

Search, checker, explanations, pages and sheets all name rules by these codes. `tell` fills a rule's sentence
with amounts. Codes are stored with plans: none is ever renamed.
"""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter


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
        Why it stands in the way, in plain English, with named blanks: ``{who} …``. Begins with a small
        letter and has no full stop: it is put after a code or into a list.
    severity
        How strict it is unless parameters say otherwise.
    cure
        What a coordinator can do about it: begins with a small letter, has no blanks and no full stop.
    """

    code: str
    sentence: str
    severity: Severity
    cure: str

    @property
    def blanks(self) -> frozenset[str]:
        """Names of the blanks of its sentence."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.sentence) if name)


_HARD, _ADVISE = Severity.HARD, Severity.ADVISE

# When and how long.
_OF_TIME = (
    Rule(
        "window",
        "{who} would be there at {found}, but must be there between {earliest} and {latest}",
        _HARD,
        "start the run earlier or later, or move the session",
    ),
    Rule(
        "ride-time",
        "the child would be in the car for {found} minutes; at this age {limit} is the most",
        _HARD,
        "take the child without another stop, or choose a driver who lives nearer",
    ),
    Rule(
        "long-ride",
        "the child would be in the car for {found} minutes, longer than the {limit} aimed for",
        _ADVISE,
        "take the child without another stop",
    ),
    Rule(
        "ride-beyond-session",
        "the child would be in the car for {found} minutes for a contact of {limit} minutes",
        _ADVISE,
        "hold the contact at a venue nearer to the child",
    ),
    Rule(
        "hours",
        "{who} can drive {hours} on this day, which leaves no room for this journey",
        _HARD,
        "ask whether they could start earlier or stay longer on this day",
    ),
    Rule(
        "service-hours",
        "{who} would be out at {found}; runs are kept between {earliest} and {latest}",
        _HARD,
        "move the session, or change the earliest and latest time of runs in geoplan.toml",
    ),
    Rule(
        "day-off",
        "{who} does not drive on this day of the week",
        _HARD,
        "ask whether they could drive on this day as an exception",
    ),
    Rule(
        "longest-day",
        "{who} would be out for {found} minutes on this day; {limit} minutes are agreed",
        _HARD,
        "share the day between two drivers, or ask whether they would do more this once",
    ),
    Rule(
        "longest-day-miles",
        "{who} would drive {found} miles on this day; {limit} miles are agreed",
        _HARD,
        "share the day between two drivers, or ask whether they would do more this once",
    ),
    Rule(
        "week-minutes",
        "{who} would drive for {found} minutes this week; {limit} minutes are the most",
        _HARD,
        "give some of the week's journeys to another driver",
    ),
    Rule(
        "week-miles",
        "{who} would drive {found} miles this week; {limit} miles are the most",
        _HARD,
        "give some of the week's journeys to another driver",
    ),
)

# The car, and who may be in it together.
_OF_THE_CAR = (
    Rule(
        "seats",
        "{who} has {limit} passenger seats; {found} would be needed at once",
        _HARD,
        "choose a driver with a larger car, or take the children one after the other",
    ),
    Rule(
        "child-seat",
        "{who} has {limit} {kind} seats in the car; {found} would be needed at once",
        _HARD,
        "lend the driver a seat of this kind and add it to their seats",
    ),
    Rule(
        "wheelchair",
        "the car of {who} does not take a wheelchair",
        _HARD,
        "choose a driver whose car takes a wheelchair",
    ),
    Rule(
        "apart",
        "{child} and {other} may never share a car",
        _HARD,
        "take them on different runs, or one after the other",
    ),
    Rule(
        "alone",
        "{child} may only travel without other children",
        _HARD,
        "take the child without another in the car",
    ),
    Rule(
        "escort",
        "{child} needs an escort, and {who} drives alone",
        _HARD,
        "book a taxi with an escort, or find a known adult",
    ),
    Rule(
        "escort-age",
        "{child} is under {limit} and would be alone with {who}",
        _ADVISE,
        "ask somebody to come along as an escort",
    ),
    Rule(
        "taxi-alone",
        "{child} is under {limit} and may not go by taxi without an escort",
        _HARD,
        "book an escort with the taxi",
    ),
)

# Who may take whom, and who is free.
_OF_PEOPLE = (
    Rule(
        "compliance",
        "{who} may not drive a child on this day: {checks} expired or missing",
        _HARD,
        "have it renewed and its new date entered before the day",
    ),
    Rule(
        "provider-area",
        "{provider} provides drivers for {areas}, and the child belongs to {district}",
        _HARD,
        "choose a driver of another provider, or agree with the provider to cover the district",
    ),
    Rule("barred", "{who} may not take {child}", _HARD, "choose somebody else for this child"),
    Rule(
        "not-known",
        "{who} is not an adult whom {child} knows",
        _HARD,
        "introduce them first, and add the child to those they know",
    ),
    Rule("no-driving", "{who} does not drive", _HARD, "ask the next on the ladder"),
    Rule(
        "too-far",
        "it is {found} minutes one way, and {who} drives up to {limit}",
        _HARD,
        "ask whether they would drive farther this once",
    ),
    Rule(
        "busy",
        "{who} is elsewhere from {start} to {end}",
        _HARD,
        "move one of the two, or choose somebody else for one of them",
    ),
    Rule(
        "no-time",
        "{who} cannot be in time for all that they are to drive on this day",
        _HARD,
        "give one of the journeys to somebody else",
    ),
    Rule(
        "at-session",
        "{who} supervises a session from {start} to {end}",
        _HARD,
        "let another worker supervise the session, or another person drive",
    ),
    Rule(
        "venue-staff",
        "nobody would be left at {venue} while {who} drives",
        _HARD,
        "have a second worker at the venue for this time",
    ),
    Rule("no-carer", "the child has no foster carer", _HARD, "ask the next on the ladder"),
    Rule(
        "no-adult",
        "no other adult whom the child knows is registered",
        _HARD,
        "ask the child's social worker whether there is one",
    ),
    Rule("switched-off", "{mode} is switched off in the settings", _HARD, "switch it on in geoplan.toml"),
    Rule(
        "costs-more",
        "{who} could, but it would cost £{found} more",
        _ADVISE,
        "move the request to them if there is a reason beyond the cost",
    ),
    Rule(
        "pinned",
        "pinned to {who} by hand",
        _HARD,
        "take the pin away, or move the request with it",
    ),
)

# The plan itself.
_OF_PLANS = (
    Rule(
        "unreachable",
        "no road leads from {origin} to {destination}",
        _HARD,
        "check both positions on the map",
    ),
    Rule("empty-run", "the run has no stop", _HARD, "leave the run out"),
    Rule("missing", "the request is nowhere in the plan", _HARD, "plan again"),
    Rule("twice", "the request is in the plan {found} times", _HARD, "keep one of them"),
    Rule("unknown", "{what} is not in the inputs", _HARD, "plan again with these inputs"),
    Rule("order", "{what} comes before {before}", _HARD, "turn the two stops round"),
    Rule(
        "place",
        "the stop is at {found}; the child is to be met at {limit}",
        _HARD,
        "plan again with these inputs",
    ),
    Rule(
        "coverage",
        "the plan says that {found} takes it; its runs say {limit}",
        _HARD,
        "plan again, or move the request to the person meant",
    ),
    Rule(
        "no-reason",
        "the plan does not say why {mode} is passed by",
        _ADVISE,
        "plan again, so that every step down the ladder is explained",
    ),
    Rule(
        "travel",
        "{found} minutes are planned for a way that takes {limit}",
        _HARD,
        "allow more time between the two stops",
    ),
    Rule(
        "service",
        "{found} minutes are planned for a stop that takes {limit}",
        _HARD,
        "allow more time at the stop",
    ),
    Rule(
        "figures",
        "the plan gives {what} as {found}; worked out again it is {limit}",
        _HARD,
        "plan again: the inputs may have changed since",
    ),
    Rule(
        "not-covered",
        "nobody takes the request",
        _ADVISE,
        "see geoplan runs explain for who could, and what it would take",
    ),
)

RULES: dict[str, Rule] = {
    rule.code: rule for rules in (_OF_TIME, _OF_THE_CAR, _OF_PEOPLE, _OF_PLANS) for rule in rules
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
