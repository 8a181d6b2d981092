"""
Every output of every command, and who it is for: the one list that the proof goes by.

Whoever adds an output for somebody adds a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.proof import rights, seeds
from tests.proof.rights import Rights, Service


@dataclass(frozen=True)
class Output:
    """
    A command and what it makes.

    Parameters
    ----------
    words
        The command; files go to ``out`` or below it.
    told
        Who reads what is printed.
    made
        Who gets a file, by its name.
    first
        A command that it follows on.
    """

    name: str
    words: tuple[str, ...]
    told: Rights
    made: Callable[[Path], Rights]
    first: tuple[str, ...] = ()


_BOOK, _PAGE, _FOLDER = ("--out", "out.xlsx"), ("--out", "out.html"), ("--out", "out")


def _all(who: Rights) -> Callable[[Path], Rights]:
    return lambda _: who


def exports(service: Service) -> list[Output]:
    """``geoplan export plan`` for everybody, as a workbook, for a GIS, or as CSV files."""
    driver, day = service.first_driver()
    carer = service.carer_of(service.plan.request(service.plan.runs[0].requests[0]).children[0])
    own = {
        "public": ((), rights.of_nobody, "out"),
        "manager": ((), rights.of_nobody, "out.gpkg"),
        "planner": ((), rights.of_planner, "out.xlsx"),
        "driver": (("--driver", driver, "--day", f"{day}"), service.of_driver(driver, day), "out.gpkg"),
        "carer": (("--carer", carer), service.of_carer(carer), "out"),
        "venue": (("--venue", "venuezk1"), service.of_venue("venuezk1"), "out"),
    }
    return [
        Output(f"export {who} {out}", ("export", "plan", "--for", who, *words, "--out", out), may, _all(may))
        for who, (words, may, other) in own.items()
        for out in dict.fromkeys(("out.xlsx", other))
    ]


def sheets(service: Service) -> list[Output]:
    """``geoplan sheets``: the file that prints all is the planner's, with what is on the sheets."""
    _, day = service.first_driver()

    def of_driver(path: Path) -> Rights:
        return service.of_driver(_holder(path), day, sheet=True)

    def of_carer(path: Path) -> Rights:
        return service.of_carer(_holder(path))

    def of_venue(path: Path) -> Rights:
        return rights.of_family if "-rooms-" in path.name else service.of_venue(_holder(path))

    words = ("--day", f"{day}", "--names", "names.csv", "--out", "out")
    return [
        Output(
            f"sheets {who}", ("sheets", "plan", "--for", who, *words), rights.of_planner, _sheets(may, who)
        )
        for who, may in (("drivers", of_driver), ("carers", of_carer), ("venues", of_venue))
    ]


def _sheets(may: Callable[[Path], Rights], who: str) -> Callable[[Path], Rights]:
    def made(path: Path) -> Rights:
        return _printing(who) if path.name.startswith("print-all") else may(path)

    return made


def _printing(who: str) -> Rights:
    """Whoever prints drivers' sheets has their addresses in hand."""
    if who != "drivers":
        return rights.of_planner
    return lambda canary: canary.what == "address" or rights.of_planner(canary)


def _holder(path: Path) -> str:
    """Whose a file is: it is named after the code."""
    return path.name.partition("-")[0]


def calendars(service: Service) -> list[Output]:
    """``geoplan calendar``: on a telephone, on a kitchen wall; as a family may see it."""

    def made(path: Path) -> Rights:
        holder = _holder(path)
        return lambda canary: canary.of == holder or rights.of_family(canary)

    return [
        Output(
            f"calendar {who}",
            ("calendar", "--for", who, "--by", "A. Coordinator", "--out", "out"),
            rights.of_planner,
            made,
        )
        for who in ("drivers", "carers", "venues")
    ]


def maps(service: Service) -> list[Output]:
    """``geoplan map``: one file each."""
    driver, day = service.first_driver()
    own = {
        "manager": ((), rights.of_nobody),
        "planner": ((), rights.of_planner),
        "driver": (("--driver", driver, "--day", f"{day}"), service.of_driver(driver, day)),
        "venue": (("--venue", "venuezk1"), service.of_venue("venuezk1")),
    }
    week = [
        Output(f"map week {who}", ("map", "week", "--for", who, *words, *_PAGE), may, _all(may))
        for who, (words, may) in own.items()
    ]
    claims = [
        Output(f"map claims {who}", ("map", "claims", "--for", who, *_PAGE), own[who][1], _all(own[who][1]))
        for who in ("manager", "planner")
    ]
    places = ("--places", "project/children.csv", "--places", "project/venues.csv")
    tables = [
        Output(
            f"map claims table {who}",
            ("map", "claims", "claims.csv", "--for", who, *places, *_PAGE),
            own[who][1],
            _all(own[who][1]),
        )
        for who in ("manager", "planner")
    ]
    return [*week, *claims, *tables]


def planning() -> list[Output]:
    """What the planning team itself is shown and given, and the report that it makes for managers."""
    planner = {
        "runs show": ("runs", "show", *_BOOK, "--json", "out.json"),
        "costs week": ("costs", "week", *_BOOK),
    }
    monthly = Output("costs monthly", ("costs", "monthly", *_BOOK), rights.of_nobody, _all(rights.of_nobody))
    shown = [
        Output(name, words, rights.of_planner, _all(rights.of_planner)) for name, words in planner.items()
    ]
    subject = Output(
        "subject",
        ("subject", "KX101", *_BOOK),
        rights.of_child("KX101"),
        _all(rights.of_child("KX101")),
    )
    return [*shown, monthly, subject]


def long_work() -> list[Output]:
    """What takes too long for every day: weeks are planned anew for each option."""
    week = ("--week", seeds.WEEK, "--iterations", "200")
    sets = ("--options", "properties.xlsx", "--alternatives", "1")
    few = ("--draws", "4", "--checks", "0", "--workers", "1")
    return [
        Output(
            f"{name} {who}",
            (*words, *(week if words[1] != "access" else week[:2]), "--audience", who),
            may,
            _all(may),
            first=("sites", "venues", *week, "--audience", who) if words[1] == "sensitivity" else (),
        )
        for name, words in (
            ("map access", ("map", "access", *_PAGE)),
            ("map venues", ("map", "venues", "--close", "venuezk2", *_PAGE)),
            ("sites venues", ("sites", "venues", "--close", "venuezk2", *_BOOK)),
            ("sites venues surface", ("sites", "venues", "--surface", "out.gpkg")),
            ("sites properties", ("sites", "properties", *sets, *_FOLDER)),
            ("map properties", ("map", "properties", *sets, *_PAGE)),
            ("sites sensitivity", ("sites", "sensitivity", *few, *_FOLDER)),
        )
        for who, may in (("manager", rights.of_nobody), ("planner", rights.of_planner))
    ]


def outputs(service: Service) -> list[Output]:
    """All of them, but for `long_work`."""
    return [*exports(service), *sheets(service), *calendars(service), *maps(service), *planning()]
