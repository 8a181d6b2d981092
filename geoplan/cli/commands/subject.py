"""``geoplan subject``: everything that is held about one code, for a request for access."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.purge import storage_of
from geoplan.cli.options import command
from geoplan.cli.settings import settings_of
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output
from geoplan.domain.sessions import LONDON
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.io.retention.finding.everything import StorageScope
    from geoplan.io.retention.subject.found import FoundTable, SubjectRecord


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "subject",
        run,
        summary="everything held about one child's (or adult's) code, for a request for access",
        description=(
            "Look for everything that is held about one code: rows of tables, every plan in the history of "
            "projects, journeys put in by hand, the audit, claims, files that commands wrote. Writes a "
            "workbook and a page to read, with where each thing was found; other children's codes are taken "
            "out. An officer must check both before anybody gets them."
        ),
        examples=(
            "geoplan subject C0034                         what there is, counted",
            "geoplan subject C0034 --out request-7.xlsx    request-7.xlsx and request-7.html",
            "geoplan subject C0034 --also claims.xlsx --with-costs --out request-7.xlsx",
        ),
    )
    parser.add_argument("code", metavar="CODE", help="of a child, carer, known adult, driver or worker")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.xlsx",
        help="the workbook to write, and a page beside it",
    )
    parser.add_argument(
        "--also",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a further file to search, such as claims; may be given several times",
    )
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="a project beside those that are registered",
    )
    parser.add_argument(
        "--with-costs",
        action="store_true",
        help="also what journeys of the plans that count come to, worked out anew (takes longer)",
    )
    parser.add_argument("--params", type=Path, metavar="FILE", help="parameters (default: geoplan.toml)")


def run(options: Namespace) -> None:
    """Look, tell, and write."""
    from geoplan.io.retention.subject.gather import gather

    _check_files(options)
    settings = settings_of(options)
    scope = storage_of(options, settings)
    with progress_bar() as progress:
        record = gather(options.code, scope, also=options.also, progress=progress)
    if options.with_costs:
        record = replace(record, tables=(*record.tables, *_costs(options, scope)))
    _tell(record)
    if options.out is not None:
        after = datetime.now(LONDON).date() + timedelta(days=settings.retention.outputs_days)
        _write(record, options.out)
        say(f"Workbook: {options.out}", style="bold")
        say(f"Page:     {options.out.with_suffix('.html')}", style="bold")
        say(f"Check both before anybody gets them; purge deletes them after {after:%d/%m/%Y}.")


def _costs(options: Namespace, scope: "StorageScope") -> "Iterator[FoundTable]":
    """Yield what journeys come to in the plan that counts of each week: accepted, or else standing."""
    from geoplan.cli.commands.runs.desk import accepted_id, open_desk
    from geoplan.io.projects import Project
    from geoplan.report.retention.subject_costs import cost_rows, costs_table
    from geoplan.runs.ledger import ledger_of

    rows: list[tuple[object, ...]] = []
    for folder in (folder for folder in scope.folders() if folder.store.is_file()):
        project = Project.open(folder.path)
        for line in (line for line in project.lines() if line.name == "main"):
            which = accepted_id(project, line.week) or line.head
            asked = Namespace(project=folder.path, week=line.week, network=None, params=options.params)
            try:
                desk = open_desk(asked, which)
            except InputError as error:
                found = error.faults[0].message
                note(f"what change {which} of {folder.store} comes to cannot be worked out: {found}.")
                continue
            place = f"{folder.store}, change {which}"
            rows += cost_rows(ledger_of(desk.case, desk.plan), options.code, place)
    if rows:
        yield costs_table(rows)


def _check_files(options: Namespace) -> None:
    from geoplan.report.costs.page import check_workbook_name

    missing = [path for path in options.also if not path.is_file()]
    if missing:
        raise InputError(
            [Fault("there is no such file", "check the name", file=str(path)) for path in missing]
        )
    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, options.also)
        check_output(options.out.with_suffix(".html"), options.also)


def _tell(record: "SubjectRecord") -> None:
    files = "1 file" if len(record.searched) == 1 else f"{len(record.searched)} files"
    count = "1 entry" if len(record) == 1 else f"{len(record):,} entries"
    found = f"{count} about {record.code} in {files}:" if len(record) else ""
    say(found or f"Nothing is held about {record.code} in {files}.", style="bold")
    for table in record.tables:
        say(f"  {len(table.rows):>6,}  {table.title}")
    for path, why in record.unsearched:
        note(f"{path} was not searched: {why}.")


def _write(record: "SubjectRecord", out: Path) -> None:
    from geoplan.report.retention.documents import write_document
    from geoplan.report.retention.subject import subject_page, subject_workbook

    subject_workbook(record, out)
    write_document(subject_page(record), out.with_suffix(".html"), about_people=True)
