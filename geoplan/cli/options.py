"""Options that several commands share, worded once."""

import textwrap
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from geoplan.domain.periods import Period


def command(
    commands: Any,
    name: str,
    run: Callable[..., None],
    *,
    summary: str,
    description: str,
    examples: Sequence[str],
) -> ArgumentParser:
    """Add a command with its help and examples."""
    parser: ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=textwrap.fill(description, 90),
        epilog="\n".join(("examples:", *(f"  {example}" for example in examples))),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run, command=parser.prog)
    return parser


def add_network(parser: ArgumentParser) -> None:
    """``--network`` and ``--params``."""
    parser.add_argument(
        "--network",
        metavar="NAME|FILE",
        help="roads to use: a built network's name, 'embedded', a .roads file or an .osm.pbf"
        " (default: the network in use)",
    )
    parser.add_argument(
        "--params",
        type=Path,
        metavar="FILE",
        help="parameters (default: geoplan.toml in this folder, if any)",
    )


def add_period(parser: ArgumentParser, default: Period = Period.OFF_PEAK) -> None:
    """``--period``."""
    parser.add_argument(
        "--period",
        type=_period,
        default=default,
        metavar="PERIOD",
        help=f"{', '.join(period.value for period in Period)} (default: {default.value})",
    )


def _period(word: str) -> Period:
    try:
        return Period(word.lower())
    except ValueError:
        known = ", ".join(period.value for period in Period)
        raise ArgumentTypeError(f'"{word}" is not a period; use one of: {known}') from None
