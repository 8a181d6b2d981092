"""A search in the terminal: the best cost so far on one line, and Ctrl-C to end with it."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import TYPE_CHECKING, Any

from geoplan.cli.show import note

if TYPE_CHECKING:
    from geoplan.runs.search import SearchProgress

KEEPS = "Stopping with the best plan so far; Ctrl-C again stops at once, and nothing is saved."


@dataclass(slots=True)
class Watch:
    """
    What a search is told and asks while it runs.

    Parameters
    ----------
    draw
        Shows a line in place of the one before.
    seconds, iterations
        The limits of the search; None where there is none.
    """

    draw: Callable[[str], None]
    seconds: float | None = None
    iterations: int | None = None
    stopped: bool = field(default=False)

    def progress(self, now: "SearchProgress") -> None:
        """Show where the search stands."""
        self.draw(line_of(now, seconds=self.seconds, iterations=self.iterations))

    def stop(self) -> bool:
        """Whether to end with the best so far."""
        return self.stopped


def line_of(now: "SearchProgress", *, seconds: float | None, iterations: int | None) -> str:
    """
    Return where a search stands in one line: pounds (without carers' miles), journeys by taxi, how far it is.
    """
    gone = f"{now.seconds:.0f} s" if seconds is None else f"{now.seconds:.0f} of {seconds:g} s"
    if iterations is not None:
        gone += f", {now.iterations:,} of {iterations:,} steps"
    return f"best so far £{now.cost / 100:,.2f}, {now.unserved} by taxi or open, {gone}; Ctrl-C keeps it"


def _nowhere(line: str) -> None:
    """Where nobody looks on."""


@contextmanager
def watched(*, seconds: float | None, iterations: int | None, keeps: str = KEEPS) -> Iterator[Watch]:
    """
    Give the callbacks of a search; a line shows on a terminal, and nothing elsewhere.

    The first Ctrl-C ends the search with the best plan so far, and says `keeps`; the second stops at once.
    """
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    console = Console(stderr=True)
    if not console.is_terminal:
        with _interruptible(Watch(_nowhere), keeps) as watch:
            yield watch
        return
    with Live(console=console, transient=True, auto_refresh=False) as live:

        def draw(line: str) -> None:
            live.update(Text(line, overflow="ellipsis", no_wrap=True), refresh=True)

        with _interruptible(Watch(draw, seconds, iterations), keeps) as watch:
            yield watch


@contextmanager
def _interruptible(watch: Watch, keeps: str) -> Iterator[Watch]:
    """Let the first Ctrl-C end the search, and the next one everything."""
    if threading.current_thread() is not threading.main_thread():
        yield watch
        return
    before: Any = signal.getsignal(signal.SIGINT)

    def interrupted(number: int, frame: FrameType | None) -> None:
        del number, frame
        watch.stopped = True
        signal.signal(signal.SIGINT, before)
        note(keeps)

    signal.signal(signal.SIGINT, interrupted)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)
