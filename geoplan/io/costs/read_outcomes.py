"""What became of sessions, from its table."""

from pathlib import Path

from geoplan.domain.outcomes import Outcome
from geoplan.io.costs.schema_outcomes import OUTCOMES
from geoplan.io.grid import TableLimits
from geoplan.io.records import Note, Record, read_table


def read_outcomes(
    path: str | Path, *, sheet: str | None = None, limits: TableLimits | None = None, note: Note | None = None
) -> tuple[Outcome, ...]:
    """
    Read which sessions were held, and on whose side it lay where they were not.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, OUTCOMES, sheet=sheet, limits=limits)

    def make(record: Record) -> Outcome:
        return Outcome(
            session=record["session"],
            day=record["date"],
            held=record["held"],
            cancelled_by=record["cancelled_by"],
        )

    found = tuple(table.build(make))
    table.finish(note)
    return found
