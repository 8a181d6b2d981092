"""``geoplan calendar``: calendar files that a later plan updates and cancels."""

from argparse import Namespace
from typing import Any

from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.handed_out import add_plan, audience_of, folder_of, is_accepted
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.runs.options import add_by, add_inputs, check_words
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.errors import Fault, InfeasibleError, InputError


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "calendar",
        run,
        summary="calendar files, updated and cancelled by later plans",
        description=(
            "Write a calendar file (.ics) for each driver, carer or venue of a week. Entries hold times and "
            "a neutral title: no child, no place of pickup, no reason. The project remembers what was "
            "issued: the calendars of a later plan of the week change the same entries, and cancel what is "
            "gone."
        ),
        examples=(
            "geoplan calendar plan",
            "geoplan calendar --for drivers",
            "geoplan calendar accepted --for carers",
            "geoplan calendar --for venues --out calendars",
        ),
    )
    add_plan(parser, "calendars")
    add_inputs(parser)
    add_by(parser)


def run(options: Namespace) -> None:
    """Issue the calendars and write them."""
    from geoplan.report.calendar import issue_calendars

    who = check_words(options)
    desk = desk_or_first_plan(options, options.plan)
    if desk.change.line != "main":
        fault = f'"{desk.change.line}" is a what-if: nobody drives by it'
        raise InputError(Fault(fault, "take it over first (geoplan runs adopt), or name another plan"))
    if not desk.check().ok:
        raise InfeasibleError(
            "The plan breaks hard rules: nothing is put into calendars. See geoplan runs check."
        )
    name = f"calendars-{options.audience}-{desk.plan.week:%Y-%m-%d}"
    folder = folder_of(options.out, project_folder(options), name)
    accepted = is_accepted(desk)
    calendars = issue_calendars(
        desk.project,
        desk.case,
        desk.plan,
        audience_of(options.audience),
        who=who,
        why=options.note,
        accepted=accepted,
        params=desk.settings.calendars,
    )
    calendars.save(folder)
    if not accepted:
        note("no officer has accepted this plan yet: entries are tentative. See geoplan runs accept.")
    say(str(calendars))
    say(f"Calendars: {folder}", style="bold")
