"""``geoplan dpia``: a data protection impact assessment to begin with, from the settings."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from geoplan.cli.options import command
from geoplan.cli.settings import PARAMS_FILE, settings_of
from geoplan.cli.show import say
from geoplan.cli.tables import check_output
from geoplan.domain.sessions import LONDON

_DEFAULT = Path("dpia.docx")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "dpia",
        run,
        summary="a data protection impact assessment to begin with",
        description=(
            "Write what geoplan does with people's data as a data protection impact assessment: fields, "
            "purposes, who sees what, how long it is kept, risks and measures, from its tables, its lists "
            "and your settings. What only the council knows or may decide is a marked blank."
        ),
        examples=(
            "geoplan dpia                                  dpia.docx, to go on writing in Word",
            "geoplan dpia --out dpia.html",
            "geoplan dpia --params geoplan.toml --out dpia.md",
        ),
    )
    parser.add_argument(
        "--out", type=Path, default=_DEFAULT, metavar="FILE", help=".docx, .html or .md (default: dpia.docx)"
    )
    parser.add_argument(
        "--params",
        type=Path,
        metavar="FILE",
        help="parameters (default: geoplan.toml in this folder, if any)",
    )


def run(options: Namespace) -> None:
    """Make it, and say how much is left to fill in."""
    from geoplan import __version__
    from geoplan.report.retention.documents import check_document_name, write_document
    from geoplan.report.retention.dpia import DpiaFacts, dpia_document

    check_document_name(options.out)
    check_output(options.out, [])
    settings = settings_of(options)
    source = options.params or (Path(PARAMS_FILE) if Path(PARAMS_FILE).is_file() else None)
    document = dpia_document(
        DpiaFacts(
            made=datetime.now(LONDON).date(),
            retention=settings.retention,
            runs=settings.runs,
            settings_from=f"the settings in {source.name}" if source else "the default settings",
            version=__version__,
        )
    )
    write_document(document, options.out, about_people=False)
    say(f"Assessment: {options.out}", style="bold")
    say(f"{sum(1 for _ in document.blanks())} blanks are left, marked yellow, for what only you know.")
