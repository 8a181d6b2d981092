"""
A made-up service whose every field holds words that occur nowhere else: canaries.

Who may see which is written down by hand in `tests.proof.rights`, and not taken from the lists that are put
to the proof.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from geoplan.io.schemas import SCHEMAS

WEEK = "2026-11-23"
PEOPLE = ("children", "carers", "adults", "drivers", "workers")
TABLES = (*PEOPLE, "providers", "venues", "rooms", "schools", "sessions")
_NEAR = 90  # letters between the halves of a position, in the cells of a workbook too

# Columns that no table of ours has. People keep them beside the others.
NOTES = {
    "Remarks": "Remark-{}-ranawayfromfather",
    "Full name": "Zebulon{} Quirkenthorpe",
    "Home address": "{}7 Zanzibar Crescent",
    "Mother": "Motherly{} Vexholme",
}
POSTCODES = {"NG99 7ZQ": ("53.32917", "-0.95173"), "NG99 8ZX": ("53.31644", "-0.93318")}


@dataclass(frozen=True, slots=True)
class Canary:
    """
    A word that was put somewhere, and what it is: ``child``, ``home``, ``remark``…

    Parameters
    ----------
    of
        The code of whom or what it belongs to.
    beside
        What must stand near it, for half a position.
    """

    text: str
    what: str
    of: str
    beside: str = ""

    def __str__(self) -> str:
        return f"{self.text} {self.beside} ({self.what} of {self.of})"

    def is_in(self, text: str) -> bool:
        """Whether a text holds it."""
        at = text.find(self.text)
        while at >= 0 and self.beside:
            if self.beside in text[max(0, at - _NEAR) : at + _NEAR]:
                return True
            at = text.find(self.text, at + 1)
        return at >= 0


def _row(kind: str, number: int, **cells: object) -> dict[str, object]:
    """A row with everything that a table can hold, and what it cannot."""
    return cells | {heading: words.format(f"{kind[:2]}{number}") for heading, words in NOTES.items()}


def _at(number: int) -> dict[str, object]:
    """A position that no other row has, in figures that occur nowhere else."""
    return {
        "latitude": f"{53.2870317 + 0.0011713 * number:.7f}",
        "longitude": f"{-1.0900141 + 0.0021611 * number:.7f}",
    }


def children() -> Iterator[dict[str, object]]:
    """Twelve children of six carers; two of them are known by a postcode alone, as their carers are."""
    for number in range(1, 13):
        where = _at(number)
        if number in (1, 7):
            where = {"postcode": list(POSTCODES)[number // 7]}
        yield _row(
            "children",
            number,
            code=f"KX{100 + number}",
            birth_date=f"{10 + number}/03/{2012 + number % 8}",
            **where,
            contact_district="North",
            legal_status="interim care order" if number % 2 else "remand",
            height_cm=100 + number,
            needs="escort" if number == 4 else "",
            sibling_group=f"SGX{(number + 1) // 2}",
            school="schoolxq1" if number % 3 else "schoolxq2",
            carer=f"FQ{200 + (number + 1) // 2}",
            never_with=f"KX{100 + number % 12 + 1}" if number == 5 else "",
            barred_drivers="DV303" if number == 6 else "",
        )


def carers() -> Iterator[dict[str, object]]:
    """Six carers; the last two drive."""
    for number in range(1, 7):
        drives = {"can_drive": "yes", "hours": "Mon-Fri 08:00-19:00", "max_minutes": 55, "seats": 3}
        drives |= {"rear_facing": 1, "forward_facing": 1, "booster": 2}
        where = {"postcode": next(iter(POSTCODES))} if number == 1 else _at(number * 2 + 30)
        yield _row("carers", number, code=f"FQ{200 + number}", **where, **(drives if number > 4 else {}))


def adults() -> Iterator[dict[str, object]]:
    """One known adult."""
    hours = {"hours": "Mon-Fri 15:00-19:00", "max_minutes": 40, "seats": 2, "rear_facing": 1}
    hours |= {"forward_facing": 1, "booster": 1}
    yield _row("adults", 1, code="AJ501", children="KX108", **_at(50), **hours)


def drivers() -> Iterator[dict[str, object]]:
    """Four volunteers of one provider, who may drive whom they like."""
    checks = dict.fromkeys(("dbs", "licence", "mot", "insurance", "training"), "24/11/2028")
    seats = {"seats": 3, "rear_facing": 1, "forward_facing": 2, "booster": 3, "wheelchair": "yes"}
    for number in range(1, 5):
        yield _row(
            "drivers",
            number,
            code=f"DV{300 + number}",
            provider="providerxy8",
            **_at(60 + number),
            hours="Mon-Fri 07:30-19:30",
            **seats,
            **{f"{name}_expiry": until for name, until in checks.items()},
            longest_day_minutes=400 + number,
            longest_day_miles=150 + number,
        )


def workers() -> Iterator[dict[str, object]]:
    """Two contact workers, one a venue."""
    for number in (1, 2):
        yield _row(
            "workers",
            number,
            code=f"WB{400 + number}",
            base=f"venuezk{number}",
            hours="Mon-Fri 08:30-19:00",
            contact_district="North",
            weekly_hours=37,
            can_drive="yes",
            seats=2,
            rear_facing=1,
            forward_facing=1,
            booster=1,
        )


def venues() -> Iterator[dict[str, object]]:
    """Two venues; their risk is for planners alone."""
    for number, (lat, lon) in enumerate((("53.3227", "-0.9448"), ("53.3031", "-1.1236")), start=1):
        yield _row(
            "venues",
            number,
            code=f"venuezk{number}",
            name=f"Zinnober House {number}",
            latitude=lat,
            longitude=lon,
            contact_district="North",
            hours="Mon-Fri 08:30-19:00",
            uses="kitchen",
            risk_role="standard and high",
            precision_m=50,
        )


def rooms() -> Iterator[dict[str, object]]:
    """A room a venue."""
    for number in (1, 2):
        yield _row(
            "rooms",
            number,
            code=f"roomjx{number}",
            venue=f"venuezk{number}",
            ages="baby; toddler; child; teenager",
            children=4,
            label=f"Label-of-room-{number}",
        )


def sessions() -> Iterator[dict[str, object]]:
    """A session a child, over four days, with a worker; one cancelled this week, one moved."""
    for number in range(1, 13):
        day = 23 + number % 4
        yield _row(
            "sessions",
            number,
            code=f"SZ{700 + number}",
            children=f"KX{100 + number}",
            venue=f"venuezk{1 + number % 2}",
            room=f"roomjx{1 + number % 2}",
            first=f"{day}/11/2026",
            start=f"{9 + 2 * (number // 4)}:05",
            end=f"{10 + 2 * (number // 4)}:35",
            every_weeks=1,
            until="31/12/2027",
            cancelled=f"{day}/11/2026" if number == 11 else "",
            moved=f"{day}/11/2026 > 27/11/2026 09:05-10:35" if number == 10 else "",
            supervised="yes",
            court_priority="yes" if number == 2 else "no",
            high_risk="yes" if number == 3 else "no",
            worker=f"WB{401 + number % 2}",
        )


def houses() -> Iterator[dict[str, object]]:
    """Six houses on offer; where the doors are nobody is told."""
    for number in range(1, 7):
        yield _row(
            "houses",
            number,
            Code=f"house-hz{number}",
            Name=f"House Omega {number}",
            **_at(100 + number),
            Beds=4,
            Price=200_000 + 1_000 * number,
            District="North",
        )


def sought() -> Iterator[dict[str, object]]:
    """Another placement is sought for every child; four of them for an assessment."""
    for number in range(1, 13):
        yield _row(
            "placements",
            number,
            Child=f"KX{100 + number}",
            **_at(80 + number),
            Since="02/02/2026",
            **{"Cost a week": _weekly(number), "Assessment": "yes" if number < 5 else "no"},
            relation="distant" if number % 2 else "in area",
        )


def _weekly(number: int) -> int:
    """Pounds, by which a child is known; in no steps, or the average of some would be that of one."""
    return 7_013 + 97 * number**2 + 311 * number


def claims() -> Iterator[dict[str, object]]:
    """Each driver has claimed a journey from each child's home to a venue."""
    for number in range(48):
        yield _row(
            "claims",
            number,
            Date=f"{2 + number % 4}/11/2026",
            Claimant=f"DV{301 + number % 4}",
            From=f"KX{101 + number % 12}",
            To=f"venuezk{1 + number % 2}",
            Miles=5 + number % 7,
        )


def _rows() -> dict[str, list[dict[str, object]]]:
    return {
        "children": list(children()),
        "carers": list(carers()),
        "adults": list(adults()),
        "drivers": list(drivers()),
        "providers": [
            _row("providers", 1, code="providerxy8", name="Provider Ypsilon", contact_districts="North")
        ],
        "workers": list(workers()),
        "venues": list(venues()),
        "rooms": list(rooms()),
        "schools": [
            _row(
                "schools",
                at,
                code=f"schoolxq{at}",
                name=f"Schoolish {at}",
                contact_district="North",
                weight=1,
                **_at(70 + at),
            )
            for at in (1, 2)
        ],
        "sessions": list(sessions()),
    }


def names() -> list[dict[str, object]]:
    """The file of names: for every code of a person a name, an address and a postcode."""
    rows = _rows()
    codes = [str(row["code"]) for kind in PEOPLE for row in rows[kind]]
    return [
        {
            "code": code,
            "name": f"Named{code} Surnamed{code}",
            "address": f"{code[2:]} Addressed{code} Lane",
            "postcode": f"NG{at % 90 + 10} 4XY",
            "What mum told": f"Confided{code}",
        }
        for at, code in enumerate(codes)
    ]


def write_tables(folder: Path) -> None:
    """Write the tables of the service into a folder, the file of names beside it."""
    for kind, rows in _rows().items():
        _write(folder / f"{kind}.csv", rows)
    _write(folder.parent / "names.csv", names())
    _write(folder.parent / "claims.csv", list(claims()))
    _write_properties(folder.parent / "properties.xlsx")
    _write(
        folder.parent / "postcodes.csv",
        [{"pcds": code, "lat": lat, "long": lon} for code, (lat, lon) in POSTCODES.items()],
    )


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings)
        writer.writeheader()
        writer.writerows(rows)


def _write_properties(path: Path) -> None:
    office = {
        "Code": "office-north",
        "Name": "Office",
        "latitude": 53.3,
        "longitude": -1.0,
        "District": "North",
    }
    book = openpyxl.Workbook()
    for title, rows in (("Properties", houses()), ("Placements sought", sought()), ("Offices", [office])):
        sheet = book.create_sheet(title)
        for at, row in enumerate(rows):
            if not at:
                sheet.append(list(row))
            sheet.append(list(row.values()))
    book.remove(book.worksheets[0])
    book.save(path)


def empty_columns() -> dict[str, set[str]]:
    """Which columns of our tables hold nothing in any row, by table."""
    schemas = {kind: SCHEMAS["places" if kind == "schools" else kind] for kind in TABLES}
    return {
        kind: {column.name for column in schemas[kind].columns}
        - {name for row in rows for name, value in row.items() if value != ""}
        for kind, rows in _rows().items()
    }


_CODES = {
    "children": "child",
    "carers": "carer",
    "adults": "adult",
    "drivers": "driver",
    "workers": "worker",
    "schools": "school",
    "sessions": "session",
}
_PLACES = ("children", "carers", "adults", "drivers", "schools")


def canaries() -> list[Canary]:
    """Every canary: codes, homes and schools by their figures, what nobody may see, and the file of names."""
    found = []
    for kind, rows in _rows().items():
        for row in rows:
            code = str(row["code"])
            found += [Canary(str(row[heading]), "remark", code) for heading in NOTES]
            if kind in _CODES:
                found.append(Canary(code, _CODES[kind], code))
            if kind in _PLACES:
                found += _places(row, code)
    found += [Canary(str(row["sibling_group"]), "siblings", str(row["code"])) for row in children()]
    for status in ("interim care order", "remand"):
        found.append(Canary(status, "legal status", "everybody"))
    for row in names():
        code = str(row["code"])
        first, last = str(row["name"]).split()
        found += [Canary(first, "name", code), Canary(last, "name", code)]
        found += [Canary(str(row["address"]), "address", code), Canary(str(row["postcode"]), "address", code)]
        found.append(Canary(str(row["What mum told"]), "remark", code))
    for row in houses():
        found += _places(row, str(row["Code"]), what="door")
    for number, row in enumerate(sought(), start=1):
        code = str(row["Child"])
        found += [Canary(str(row[heading]), "remark", code) for heading in NOTES]
        found += _places(row, code)
        found.append(Canary(f"{_weekly(number):,}", "price", code))
    found += [
        Canary(str(row[heading]), "remark", str(row["Claimant"])) for row in claims() for heading in NOTES
    ]
    return [one for one in dict.fromkeys(found) if one.text]


def _places(row: dict[str, object], code: str, what: str = "home") -> Iterator[Canary]:
    """A position told to some ten metres gives a home away, whichever way it was rounded."""
    if "postcode" in row:
        postcode = str(row["postcode"])
        lat, lon = POSTCODES[postcode]
        yield Canary(postcode, "postcode", code)
        yield Canary(postcode.replace(" ", ""), "postcode", code)
    else:
        lat, lon = str(row["latitude"]), str(row["longitude"])
    for whole in ({lat[:7], lon[:7]}, {f"{float(lat):.4f}", f"{float(lon):.4f}"}):
        north, west = sorted(whole, key=lambda word: word.startswith("-"))
        yield Canary(north, what, code, beside=west)
