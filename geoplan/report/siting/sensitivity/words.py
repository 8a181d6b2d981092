"""What a sensitivity study says, in sentences."""

from collections.abc import Mapping, Sequence

from geoplan.domain.inputs import Choice, Uncertain
from geoplan.domain.money import pounds
from geoplan.siting.options.propose import listed
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.analyses.break_even import BreakEven, Turn
from geoplan.siting.sensitivity.analyses.monte_carlo import WinShare
from geoplan.siting.sensitivity.result import Check, Sensitivity

_SAID = {
    known.DEMAND: "demand is {} times that of now",
    known.TIME: "journeys take {} times as long",
    known.PEAK: "journeys in the peaks take {} times as long",
    known.CANCELLED: "{} % of sessions are cancelled",
    known.PETROL: "petrol costs {} a litre",
    known.MILEAGE: "a mile is paid at {}",
    known.TAXIS: "taxi fares are {} times those of now",
    known.STAFF: "an hour of staff costs {}",
    known.HIRE: "a hired room costs {} a session",
    known.CHILD_HOUR: "an hour of a child’s travel counts for {}",
    known.BUILDINGS: "buildings cost {} times as much a year",
    known.WORKS: "works cost {} times as much",
    known.INTEREST: "interest is {} %",
}
_MOST_NAMED = 3
_NO_BOUNDARY = "No boundary that was tried makes another option the cheapest"


def said(one: Uncertain, figures: str) -> str:
    """Return an input with figures in a clause: ``petrol costs £2.61 a litre``."""
    if one.name.startswith(known.DEMAND_IN):
        return f"{one.name} is {figures} times that of now"
    return _SAID.get(one.name, f"{one.name} is {{}}").format(figures)


def figure(one: Uncertain, value: float) -> str:
    """Return the bare figure of a value: ``£2.61``, ``45p``, ``1.3``; of a choice its name."""
    if isinstance(one, Choice):
        return one.text(value)
    if one.unit.startswith("£"):
        return f"£{value:,.0f}" if abs(value) >= 100 else f"£{value:,.2f}".removesuffix(".00")
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{number}p" if one.unit.startswith("p ") else number


def quoted(name: str) -> str:
    """Return the name of an option as sentences have it."""
    return f"“{name}”"


def break_even_sentence(found: Sensitivity, one: BreakEven, *, subject: str | None = None) -> str:
    """
    Return where an input turns the answer, in a sentence; or that it never does.

    Parameters
    ----------
    subject
        What the option that wins now is called; its name when None.
    """
    winner, turn = subject or quoted(found.names[found.winner]), one.input
    low, high = one.lower, one.higher
    if low is None and high is None:
        span = f"{figure(turn, turn.search_from)} to {figure(turn, turn.search_to)}"
        return f"{winner} is cheapest all the way where {said(turn, span)}: it never turns in that range."
    if low is None and high is not None:
        clause = said(turn, figure(turn, high.value))
        return f"{winner} stays cheapest until {clause}; beyond, {_rival(found, high)} is cheaper."
    if high is None and low is not None:
        clause = said(turn, f"more than {figure(turn, low.value)}")
        return f"{winner} stays cheapest while {clause}; below, {_rival(found, low)} is cheaper."
    assert low is not None
    assert high is not None
    clause = said(turn, f"{figure(turn, low.value)} to {figure(turn, high.value)}")
    return (
        f"{winner} stays cheapest while {clause}; below, {_rival(found, low)} is cheaper, "
        f"above, {_rival(found, high)}."
    )


def standing(found: Sensitivity) -> str:
    """Return what the sentences about inputs begin from."""
    return f"{quoted(found.names[found.winner])} costs least with every input as it is now."


def _rival(found: Sensitivity, turn: Turn) -> str:
    return quoted(found.names[turn.rival])


def share_text(one: WinShare, draws: int) -> str:
    """Return how often an option wins: ``87 of 100 draws (95 %: 79 to 92)``."""
    low, high = 100 * one.low, 100 * one.high
    return f"{100 * one.share:.0f} % of {draws:,} draws (95 % sure: {low:.0f} to {high:.0f} %)"


def wins_text(wins: Mapping[int, int], of: int, letters: Sequence[str]) -> str:
    """Return how often each option wins among values that were tried: ``Wins: A at 24, C at 2 of 26.``"""
    counted = [f"{letters[option]} at {count}" for option, count in sorted(wins.items())]
    return f"Wins: {', '.join(counted)} of {of}." if counted else ""


def headline(found: Sensitivity) -> str:
    """Return the answer in two or three sentences."""
    winner, base = found.winner, found.base[found.winner]
    lead = found.tornado.lead_pence
    cost = f"{pounds(base.year_pence, whole=True)} a year for travel and buildings"
    less = f"{pounds(lead, whole=True)} less than {quoted(_second(found))}"
    parts = [f"{quoted(found.names[winner])} costs least: {cost}, {less}"]
    if found.monte_carlo is not None:
        one = found.monte_carlo.shares[winner]
        parts.append(
            f"With everything uncertain at once it wins in {share_text(one, found.monte_carlo.draws)}"
        )
    near = _turning(found)
    if near:
        parts.append(f"Within what is likely the answer turns with {listed(near[: _MOST_NAMED + 1])}")
    elif found.break_evens:
        parts.append("No input alone turns the answer within its likely range")
    return ". ".join(parts) + "."


def _turning(found: Sensitivity) -> list[str]:
    """Names of the inputs that turn the answer within what is likely of them."""
    near = {one.input.name for one in found.break_evens if one.is_near}
    return [
        bar.input.name
        for bar in found.tornado.bars
        if bar.input.name in near or (isinstance(bar.input, Choice) and bar.turns)
    ]


def _second(found: Sensitivity) -> str:
    costs = [(response.year_pence, at) for at, response in enumerate(found.base) if at != found.winner]
    return found.names[min(costs)[1]]


def lines(found: Sensitivity) -> list[str]:
    """Return what must be known to read the figures."""
    said_of = []
    if found.spread_pence is not None:
        luck = pounds(found.spread_pence, whole=True)
        said_of.append(
            f"{found.effort.searches} searches for the week of now differ by {luck} a year: a smaller lead "
            "is no more than luck in planning."
        )
        if found.tornado.lead_pence <= found.spread_pence:
            said_of.append("The lead of the best option is no more than that: take the first two as equal.")
    if found.checks:
        off = sum(abs(one.error_pence) for one in found.checks) / len(found.checks)
        error = pounds(round(off), whole=True)
        said_of.append(f"Where it was planned anew, the estimated lead was off by {error} a year on average.")
    few = found.params.fewest
    if found.untold:
        said_of.append(
            f"For planners alone: {', '.join(found.untold)}. Fewer than {few} children would travel "
            "otherwise than now, or than with another option: all that is told of it would be theirs."
        )
    if found.fixed:
        said_of.append(
            f"Varied for planners alone: {listed([one.name for one in found.fixed])}. What that changes is "
            f"of fewer than {few} children, or of fewer than {few} sessions without a room."
        )
    if found.stopped:
        said_of.append("Stopped: what is missing is worked out when the same command is run again.")
    return said_of


def check_sentence(found: Sensitivity, one: Check) -> str:
    """Return what a decisive point says once it is planned."""
    clause = said(one.input, figure(one.input, one.value))
    option, rival = quoted(found.names[one.option]), quoted(found.names[one.rival])
    planned = pounds(abs(one.planned_pence), whole=True)
    who = f"{option} is {planned} a year {'cheaper' if one.planned_pence >= 0 else 'dearer'} than {rival}"
    verdict = "as estimated" if one.holds else "the estimate had it the other way round"
    return f"Where {clause}, planned anew: {who}; {verdict} ({_signed(one.estimated_pence)})."


def _signed(pence: int) -> str:
    return f"{'+' if pence > 0 else ''}{pounds(pence, whole=True)}"


def committee_paragraph(found: Sensitivity) -> str:
    """Return the whole as one paragraph for a committee's report."""
    parts = [f"Would the decision change? {headline(found)}"]
    near = [one for one in found.break_evens if one.is_near]
    parts += [break_even_sentence(found, one, subject="It") for one in near[:_MOST_NAMED]]
    boundary = next((bar for bar in found.tornado.bars if bar.input.name == known.BOUNDARY), None)
    if boundary is not None:
        turning = [
            boundary.input.text(end.value) for end in boundary.ends if end.winner != found.tornado.winner
        ]
        named = listed([quoted(one) for one in turning])
        told = f"Another option would be cheapest with the boundary {named}" if turning else _NO_BOUNDARY
        parts.append(f"{told}.")
    if found.monte_carlo is not None:
        regret = found.monte_carlo.shares[found.winner].regret_pence
        parts.append(
            f"Should things turn out otherwise, choosing it costs {pounds(regret, whole=True)} a year more "
            "than the best choice in hindsight, on average."
        )
    parts += [check_sentence(found, one) for one in found.checks[:1]]
    return " ".join([*parts, *lines(found)])
