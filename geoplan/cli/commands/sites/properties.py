"""``geoplan sites properties``: which houses to buy for children, and who would be offered which bed."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.sites.choosing import Chosen, add_choice, chosen, draw_property_map, told_of
from geoplan.cli.commands.sites.memory import remember_summary
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import InputError

if TYPE_CHECKING:
    from geoplan.report.siting.properties import PropertyView

_STEM = "property-options"
_MAP = f"{_STEM}-map.html"


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "properties",
        run,
        summary="choose houses to buy for children, and who would be offered which bed",
        description=(
            "Choose from a list of houses with prices an assessment hub and homes, so that children live "
            "near family, school and contact: by what a year costs, every part with its name, within the "
            "budget, with a proof. For the best sets the week is planned again; money by year, beds that "
            "stand empty, and a summary for a committee follow. Without a project the made-up children of "
            "the embedded county are taken, and without a list made-up houses."
        ),
        examples=(
            "geoplan sites properties",
            "geoplan sites properties --options properties.xlsx --budget 2000000",
            "geoplan sites properties --quota North=1-2 --quota South=0-1 --audience planner",
            "geoplan sites properties --options properties.xlsx --project week-48 --week 2026-11-23",
        ),
    )
    add_choice(parser)
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", default=Path("maps"), help="where files go (default: maps)"
    )


def run(options: Namespace) -> None:
    """Choose, plan, show and write."""
    make_folder(options.out)
    for suffix in (".xlsx", ".html", ".txt"):
        check_output(options.out / f"{_STEM}{suffix}", [options.options] if options.options else [])
    check_output(options.out / _MAP, [])
    _write(options, chosen(options))


def _write(options: Namespace, done: Chosen) -> None:
    from geoplan.audiences import Audience
    from geoplan.report.siting.properties import PropertyView, property_workbook, show_properties

    view = PropertyView(done.comparison, Audience(options.audience), options.propose, done.made_up)
    show_properties(view)
    book, page = options.out / f"{_STEM}.xlsx", options.out / _MAP
    property_workbook(view, book)
    say(f"\nWorkbook: {book}", style="bold")
    _write_summary(options, view)
    draw_property_map(options, done, page)
    say(f"Map:      {page} (sets side by side; opens in any browser without network)", style="bold")


def _write_summary(options: Namespace, view: "PropertyView") -> None:
    """Write the page for a committee, but where it would tell of single children."""
    from geoplan.io.write import write_together
    from geoplan.report.siting.properties import PropertyCommittee, property_page, property_text

    try:
        committee = PropertyCommittee(view)
    except InputError as error:
        note(f"no summary for a committee: {error.faults[0].message}.")
        return
    remember_summary(options, told_of(view.comparison))
    page, text = (options.out / f"{_STEM}{suffix}" for suffix in (".html", ".txt"))
    with write_together([page, text]) as (page_aside, text_aside):
        page_aside.write_text(property_page(committee), encoding="utf-8")
        text_aside.write_text(property_text(committee), encoding="utf-8")
    say(f"Summary:  {page} (one page to print), {text}", style="bold")
