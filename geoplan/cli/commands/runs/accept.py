"""``geoplan runs accept`` and ``audit``: an officer accepts a plan, and what proves it later."""

from argparse import Namespace
from typing import Any

from geoplan.cli.commands.runs.check import show_report
from geoplan.cli.commands.runs.desk import open_desk, open_project
from geoplan.cli.commands.runs.options import add_inputs, add_project
from geoplan.cli.commands.runs.shown import show_table
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.errors import InfeasibleError, InputError


def add_to(commands: Any) -> None:
    """Add the commands."""
    parser = command(
        commands,
        "accept",
        run_accept,
        summary="record that an officer accepts the plan",
        description=(
            "Check the main plan once more and record that an officer accepts it. From then on changes to it "
            "are priced, its journeys make drivers known to the children in later weeks, and the audit holds "
            "who accepted what. Prints the seal of the audit: noted elsewhere, it proves later that nothing "
            "was taken away."
        ),
        examples=('geoplan runs accept --officer "A. Officer" --note "as discussed on Thursday"',),
    )
    parser.add_argument("--officer", required=True, metavar="NAME", help="who accepts it: a member of staff")
    parser.add_argument("--note", default="", metavar="TEXT", help="why; codes only, it stays in the audit")
    add_inputs(parser)
    parser = command(
        commands,
        "audit",
        run_audit,
        summary="who did what when and why, and whether it was tampered with",
        description=(
            "List everything that was done to a project. With --verify follow the chain of hashes, compare "
            "every plan with it, and say whether anything was changed since."
        ),
        examples=(
            "geoplan runs audit",
            "geoplan runs audit --verify",
            "geoplan runs audit --verify --seal 3f1a…",
        ),
    )
    parser.add_argument("--verify", action="store_true", help="check that nothing was changed afterwards")
    parser.add_argument("--seal", metavar="HASH", help="a seal that was noted elsewhere; implies --verify")
    add_project(parser)


def run_accept(options: Namespace) -> None:
    """Check and accept."""
    from geoplan.io.projects import Checked

    desk = open_desk(options)
    report = desk.check()
    if not report.ok:
        show_report(report)
        raise InfeasibleError("The plan breaks rules and cannot be accepted.")
    checked = Checked.of(desk.plan, ok=report.ok, report=str(report))
    accepted = desk.project.accept(options.officer, options.note, checked=checked, week=options.week)
    say(f"Change {accepted.change}, the week of {accepted.week:%d/%m/%Y}, is accepted.", style="bold")
    say(f"Seal of the audit, to note elsewhere: {desk.project.audit().seal}")


def run_audit(options: Namespace) -> None:
    """List the audit, or verify it."""
    from geoplan.io.projects.records import local

    _, project = open_project(options)
    if options.verify or options.seal:
        faults = project.verify(seal=options.seal)
        if faults:
            raise InputError(faults)
        audit = project.audit()
        say(f"Nothing was changed: {len(audit)} entries and every plan are as they were saved.")
        say(f"Seal: {audit.seal}")
        return
    rows = [
        (
            str(entry.id),
            local(entry.at)[:-3],
            entry.who,
            " – ".join(words for words in (entry.what, entry.why) if words),
            entry.hash[:12],
        )
        for entry in project.audit()
    ]
    show_table(("", "When", "Who", "What and why", "Hash"), rows, right=("",))
