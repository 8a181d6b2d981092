"""``geoplan purge``: what is kept and until when, deleting what is over, and the certificates of it."""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.options import add_by, check_words, day_of
from geoplan.cli.commands.runs.shown import show_table
from geoplan.cli.options import command
from geoplan.cli.settings import Settings, settings_of
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output
from geoplan.domain.sessions import LONDON
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoplan.io.retention.certificate import Certificate
    from geoplan.io.retention.finding.everything import StorageScope
    from geoplan.io.retention.held import Held, Holdings

_LIST_SUFFIXES = (".xlsx", ".csv")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "purge",
        run,
        summary="what is kept and until when; delete what is over, with a certificate",
        description=(
            "Delete everything that came from people's data and whose time is over: plans in projects, files "
            "that commands wrote, caches. Bytes are filled with zeros; the audit of a project can still be "
            "followed; a certificate says what went, when and by whom. Periods are set in [retention] of "
            "geoplan.toml. Your own tables, and files that were changed since geoplan wrote them, go only "
            "when you say so."
        ),
        examples=(
            "geoplan purge --dry-run                       everything that is kept, and until when",
            "geoplan purge --dry-run --on 2027-06-30       what will be over by then",
            'geoplan purge --by "I. Officer" --out certificate.docx',
            "geoplan purge --certificates                  what was deleted so far",
            "geoplan purge --verify                        whether certificates are as they were written",
        ),
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="list everything, and change nothing")
    what.add_argument(
        "--certificates",
        nargs="?",
        const=0,
        type=int,
        metavar="NUMBER",
        help="list the certificates, or show one again",
    )
    what.add_argument("--verify", action="store_true", help="check that no certificate was changed")
    parser.add_argument("--seal", metavar="HASH", help="a seal that was noted elsewhere; for --verify")
    parser.add_argument("--on", type=day_of, metavar="DATE", help="the day to look at, for --dry-run")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the certificate as .docx, .html or .md; with --dry-run the list as .xlsx or .csv",
    )
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="a project beside those that are registered (this folder is one, where it is a project)",
    )
    parser.add_argument(
        "--with-changed",
        action="store_true",
        help="also files that were changed since, or only look like geoplan's",
    )
    parser.add_argument("--with-tables", action="store_true", help="also your own tables in project folders")
    parser.add_argument("--yes", action="store_true", help="do not ask before deleting")
    parser.add_argument("--params", type=Path, metavar="FILE", help="parameters (default: geoplan.toml)")
    add_by(parser)


def run(options: Namespace) -> None:
    """List, delete, or show certificates."""
    _check_options(options)
    settings = settings_of(options)
    scope = storage_of(options, settings)
    if options.verify:
        _verify(scope, options.seal)
    elif options.certificates is not None:
        _show_certificates(scope, options)
    elif options.dry_run:
        _list(scope, settings, options)
    else:
        _purge(scope, settings, options)


def _check_options(options: Namespace) -> None:
    from geoplan.report.retention.documents import check_document_name

    if options.on is not None and not options.dry_run:
        raise InputError(Fault("only a dry run looks at another day", "leave --on out, or add --dry-run"))
    if options.seal is not None and not options.verify:
        raise InputError(Fault("a seal is for verifying", "add --verify"))
    if options.out is None:
        return
    if not options.dry_run:
        check_document_name(options.out)
    elif options.out.suffix.lower() not in _LIST_SUFFIXES:
        raise InputError(
            Fault("the list of a dry run is a table", "end the name in .xlsx or .csv", file=options.out.name)
        )
    check_output(options.out, [])


def storage_of(options: Namespace, settings: Settings) -> "StorageScope":
    """
    Return where to look: the workspace, and the project named or of this folder.

    Raises
    ------
    InputError
        When there is no such folder.
    """
    from geoplan.io.projects.folder import ProjectFolder
    from geoplan.io.retention.finding.everything import StorageScope

    if options.project is not None and not options.project.is_dir():
        raise InputError(Fault(f"there is no folder {options.project}", "check the name"))
    folder = options.project or (Path() if ProjectFolder(Path()).is_begun else None)
    return StorageScope(settings.workspace, () if folder is None else (folder,))


def _list(scope: "StorageScope", settings: Settings, options: Namespace) -> None:
    from geoplan.io.retention.finding.everything import what_is_kept
    from geoplan.io.write import write_tables

    held = what_is_kept(scope, settings.retention, today=options.on or datetime.now(LONDON).date())
    due = held.due(with_changed=options.with_changed, with_tables=options.with_tables)
    waiting = [one for one in held.waiting() if one not in due]
    stays = [one for one in held if one not in due and one not in waiting]
    when = "" if options.on is None else f" on {options.on:%d/%m/%Y}"
    _show(f"Over{when}: geoplan purge deletes it", due, held, scope, settings)
    _show("Over, and left until you say so (--with-changed, --with-tables)", waiting, held, scope, settings)
    _show("Kept", stays, held, scope, settings)
    if not len(held):
        say("Nothing is kept.")
    _tell_missing(held)
    if settings.retention.hold:
        note(f"nothing is deleted while a hold is set: {settings.retention.hold}")
    if options.out is not None:
        write_tables({"Kept": held.to_frame()}, options.out, about_people=False)
        say(f"List: {options.out}", style="bold")
    say("Nothing was changed.")


def _show(
    title: str, held: "Iterable[Held]", holdings: "Holdings", scope: "StorageScope", settings: Settings
) -> None:
    from geoplan.report.retention.listing import listing, size

    held = tuple(held)
    lines = listing(held, holdings, settings.retention, home=scope.workspace.home)
    if not lines:
        return
    total = sum(one.bytes for one in held)
    say(f"{title} ({size(total)})" if total else title, style="bold")
    for line in lines:
        say(f"  {line.what}: {', '.join(words for words in (line.size, line.age) if words)}")
        say(f"    {line.where}")
        say(f"    {line.until}")
    say("")


def _tell_missing(held: "Holdings") -> None:
    for path, what in held.unreadable:
        note(f"{path} cannot be read, and nothing in it is listed or deleted: {what}.")
    for path in held.missing:
        note(f"{path} is not there any more: moved or deleted by hand; geoplan cannot say which.")


def _purge(scope: "StorageScope", settings: Settings, options: Namespace) -> None:
    from geoplan.io.retention.finding.everything import what_is_kept
    from geoplan.io.retention.purging import purge

    who = check_words(options)
    today = datetime.now(LONDON).date()
    held = what_is_kept(scope, settings.retention, today=today)
    due = held.due(with_changed=options.with_changed, with_tables=options.with_tables)
    _tell_missing(held)
    _show("Over", due, held, scope, settings)
    if due and not settings.retention.hold and not _agreed(options):
        say("Nothing was deleted.")
        return
    with progress_bar() as progress:
        made = purge(
            scope,
            settings.retention,
            who=who,
            why=options.note,
            with_changed=options.with_changed,
            with_tables=options.with_tables,
            today=today,
            progress=progress,
        )
    if len(made) > bool(due):
        note("a purge that was interrupted is brought to its end; it has a certificate of its own.")
    waiting = len([one for one in held.waiting() if one not in due])
    if waiting:
        them = "1 thing is" if waiting == 1 else f"{waiting} things are"
        note(f"{them} over and yours to decide on: geoplan purge --dry-run")
    if not made:
        say("Nothing is over: nothing was deleted.")
    for certificate in made:
        _tell(scope, certificate, options.out if certificate is made[-1] else None)
    left = [f"{one.where}: {one.result.removeprefix('left: ')}" for each in made for one in each.left]
    if left:
        raise InputError([Fault(words, "mend that, and purge again") for words in left])


def _agreed(options: Namespace) -> bool:
    """Ask, where there is somebody to ask."""
    if options.yes or not sys.stdin.isatty():
        return True
    return input("Delete all of this for good? Type yes: ").strip().casefold() == "yes"


def _tell(scope: "StorageScope", certificate: "Certificate", out: Path | None) -> None:
    from geoplan.report.retention.certificates import certificate_document
    from geoplan.report.retention.documents import write_document
    from geoplan.report.retention.listing import size

    gone = [one for one in certificate if one.is_gone]
    things = "1 thing was" if len(gone) == 1 else f"{len(gone)} things were"
    total = sum(one.bytes for one in gone)
    say(f"{things} deleted for good{f', {size(total)}' if total else ''}.", style="bold")
    if out is None:
        folder = scope.workspace.make(scope.workspace.home / "certificates")
        out = folder / f"certificate-{certificate.number:04d}.html"
    write_document(certificate_document(certificate), out, about_people=False)
    say(f"Certificate no. {certificate.number}: {out}")
    say(f"Seal, to note elsewhere: {certificate.seal}")


def _verify(scope: "StorageScope", seal: str | None) -> None:
    from geoplan.io.retention.purging import certificates

    faults = scope.register.verify(seal=seal)
    if faults:
        raise InputError(faults)
    made = certificates(scope)
    count = "1 certificate is" if len(made) == 1 else f"{len(made)} certificates are"
    say(f"Nothing was changed: {count} as written.")
    if made:
        say(f"Seal of the last: {made[-1].seal}")


def _show_certificates(scope: "StorageScope", options: Namespace) -> None:
    from geoplan.io.projects.records import local
    from geoplan.io.retention.purging import certificates

    made = certificates(scope)
    if options.certificates:
        found = next((one for one in made if one.number == options.certificates), None)
        if found is None:
            cure = "see which there are: geoplan purge --certificates"
            raise InputError(Fault(f"there is no certificate {options.certificates}", cure))
        _tell(scope, found, options.out)
        return
    rows = [
        (
            str(one.number),
            local(one.ended)[:-3],
            one.who,
            str(len(one.items) - len(one.left)),
            str(len(one.left)),
            one.seal[:12],
        )
        for one in made
    ]
    if not rows:
        say("Nothing was purged yet.")
        return
    show_table(("", "When", "Who", "Deleted", "Left", "Seal"), rows, right=("", "Deleted", "Left"))
