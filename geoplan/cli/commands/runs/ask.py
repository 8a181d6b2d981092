"""``geoplan runs explain`` and ``who``: why somebody takes a journey, and who else could."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.codes import find_request
from geoplan.cli.commands.runs.desk import open_desk
from geoplan.cli.commands.runs.options import add_inputs, add_now, now_of
from geoplan.cli.commands.runs.shown import show_table
from geoplan.cli.options import command
from geoplan.cli.show import say

if TYPE_CHECKING:
    from geoplan.runs.explain import Explanation
    from geoplan.runs.explaining.ranking import Choice

HEADINGS = ("Who", "Extra miles", "Extra minutes", "Costs more", "Of it paid")


def add_to(commands: Any) -> None:
    """Add the commands."""
    parser = command(
        commands,
        "explain",
        run_explain,
        summary="why somebody takes a journey, or nobody does",
        description=(
            "Say why a journey is with whom it is and what the next best would cost; or, where no driver "
            "takes it, the cheapest thing to ask somebody for, the fewest rules that would have to give way, "
            "and how many people each rule keeps off."
        ),
        examples=("geoplan runs explain S044-out", "geoplan runs explain S12-in --all"),
    )
    _add_request(parser)
    parser.add_argument("--all", action="store_true", help="also say what is in the way of each person")
    parser = command(
        commands,
        "who",
        run_who,
        summary="who could take a journey, the cheapest first",
        description=(
            "Rank every driver, worker, carer and taxi for a journey, with the rest of the plan as it is: "
            "extra miles, minutes and pounds, and for those who cannot take it each rule in the way."
        ),
        examples=("geoplan runs who S044-out", "geoplan runs who S044-out --possible"),
    )
    _add_request(parser)
    parser.add_argument("--possible", action="store_true", help="leave out those who cannot")


def _add_request(parser: Any) -> None:
    parser.add_argument("request", help="code of the journey: session and direction, such as S044-out")
    add_now(parser)
    add_inputs(parser)


def run_explain(options: Namespace) -> None:
    """Explain one journey."""
    from geoplan.runs.explain import explain

    desk = open_desk(options)
    request, now = find_request(options.request, desk.plan), now_of(options, desk.plan)
    _show(explain(desk.case, desk.plan, request, now=now), everybody=options.all)


def _show(found: "Explanation", *, everybody: bool) -> None:
    """Print an explanation; what is in the way of each person by name only where `everybody` is wanted."""
    for title, lines in found.parts:
        if title:
            say(f"\n{title}", style="bold")
        for line in lines:
            say(line)
    blocked = [row for row in found.ranking.rows if row.mode.has_runs and not row.possible]
    if everybody and blocked:
        say("\nEverybody who cannot", style="bold")
        show_table(("Who", "What is in the way"), [_blocked(row) for row in blocked])
    elif blocked:
        say(f"\ngeoplan runs explain {found.request} --all says what is in the way of each.")


def run_who(options: Namespace) -> None:
    """Rank everybody for one journey."""
    from geoplan.runs.who import who

    desk = open_desk(options)
    request, now = find_request(options.request, desk.plan), now_of(options, desk.plan)
    ranking = who(desk.case, desk.plan, request, now=now)
    say(f"Who could take {ranking.request}: {len(ranking.possible)} of {len(ranking.rows)}", style="bold")
    if ranking.possible:
        show_table(HEADINGS, [_texts(row) for row in ranking.possible], right=HEADINGS[1:])
    blocked = [_blocked(row) for row in ranking.rows if not row.possible]
    if blocked and not options.possible:
        say("")
        show_table(("Who cannot", "What is in the way"), blocked)


def _blocked(row: "Choice") -> tuple[str, str]:
    return row.name, "; ".join(reason.text for reason in row.reasons)


def _texts(row: "Choice") -> tuple[str, ...]:
    from geoplan.runs.tables import pounds

    return (
        f"{row.name} (takes it)" if row.takes_it else row.name,
        "" if row.extra_miles is None else f"{row.extra_miles:.1f}",
        "" if row.extra_minutes is None else f"{row.extra_minutes:.0f}",
        "" if row.extra_pence is None else pounds(row.extra_pence),
        "" if row.paid_pence is None else pounds(row.paid_pence),
    )
