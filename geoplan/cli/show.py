"""What the terminal shows beside results: faults with their cures, notes, progress."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from geoplan.errors import InputError
from geoplan.progress import Progress

_FAULTS_SHOWN = 20


def show_faults(error: InputError) -> None:
    """Print every fault with its cure; when there are many, the first ones, and how many more there are."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, soft_wrap=True)
    count = len(error.faults)
    if count > 1:
        files = Counter(fault.file for fault in error.faults if fault.file)
        where = f" in {', '.join(files)}" if files else ""
        console.print(Text(f"{count} faults{where}:", style="bold red"))
    for fault in error.faults[:_FAULTS_SHOWN]:
        console.print(Text(str(fault), style="red" if count == 1 else ""))
    if count > _FAULTS_SHOWN:
        console.print(Text(f"… and {count - _FAULTS_SHOWN} more.", style="bold red"))


def show_error(message: str) -> None:
    """Print one error."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, soft_wrap=True).print(Text(message, style="red"))


def say(message: str, *, style: str = "") -> None:
    """Print a line."""
    from rich.console import Console
    from rich.text import Text

    Console(soft_wrap=True).print(Text(message, style=style))


def note(message: str) -> None:
    """Print a remark that is no error, where results do not mix with it."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, soft_wrap=True).print(Text(f"Note: {message}", style="yellow"))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """
    Give a progress callback that draws a bar on a terminal, and nothing elsewhere.

    A new ``what`` begins a new bar.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(done: int, total: int, what: str) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield tell
