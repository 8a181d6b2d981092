"""The tables of a project read together; every fault of all of them at once, at its cell."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from geoplan.errors import Fault, InputError
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.tables import ProjectTables, find_tables, read_tables

GOOD = {
    "children": [
        "code,born,lat,lon,carer,school,barred drivers",
        "C1,2012-05-01,53.14,-1.19,F1,,D1",
        "C2,2012-06-01,53.15,-1.20,,SCH1,",
    ],
    "carers": ["code,lat,lon", "F1,53.14,-1.19"],
    "drivers": ["code,provider,lat,lon,hours", "D1,P1,53.14,-1.19,Mon-Fri 08:00-20:00"],
    "providers": ["code,contact districts", "P1,Central"],
    "workers": ["code,base,hours", "W1,V1,Mon-Fri 09:00-17:00"],
    "adults": ["code,children,lat,lon,hours", "A1,C2,53.14,-1.19,Mon-Fri 09:00-17:00"],
    "venues": ["code,name,lat,lon,district,hours", "V1,Ollerton,53.2,-1.0,North,Mon-Fri 08:00-20:00"],
    "rooms": ["code,venue,ages", "R1,V1,all", "R2,V1,all"],
    "schools": ["code,lat,lon", "SCH1,53.14,-1.19"],
    "sessions": [
        "code,children,venue,room,first date,start,end,worker",
        "S1,C1; C2,V1,R1,2024-11-25,10:00,11:00,W1",
    ],
}


def read(folder: Path, **changed: list[str] | None) -> ProjectTables:
    """Read the good tables with some of them changed, or left out."""
    for kind, lines in {**GOOD, **changed}.items():
        if lines is not None:
            (folder / f"{kind}.csv").write_text("\n".join(lines) + "\n")
    return read_tables(find_tables(ProjectFolder(folder)))


def faults(folder: Path, **changed: list[str] | None) -> list[Fault]:
    with pytest.raises(InputError) as caught:
        read(folder, **changed)
    return list(caught.value.faults)


def first(kind: str, old: str, new: str) -> list[str]:
    """A good table with a word of it exchanged."""
    assert old in "\n".join(GOOD[kind])
    return [line.replace(old, new) for line in GOOD[kind]]


def test_good_tables_are_read_with_the_row_of_everything(tmp_path: Path) -> None:
    tables = read(tmp_path)
    assert [child.code for child in tables.items["children"]] == ["C1", "C2"]
    assert [room.code for room in tables.items["venues"][0].rooms] == ["R1", "R2"]
    assert (tables.rows["children", "C2"].file, tables.rows["children", "C2"].row) == ("children.csv", 3)
    assert set(tables.items) == set(GOOD) - {"rooms"}


@pytest.mark.parametrize(
    ("kind", "old", "new", "row", "column", "message", "cure"),
    [
        ("children", ",F1,", ",F7,", 2, "carer", 'no carer has the code "F7"', "add the carer"),
        ("children", "SCH1", "sch1", 3, "school", 'no school has the code "sch1"', 'did you mean "SCH1"?'),
        ("children", ",D1", ",D7", 2, "barred drivers", 'or adult has the code "D7"', "correct the code"),
        ("adults", "C2", "C8", 2, "children", 'no child has the code "C8"', "add the child"),
        ("drivers", "P1", "P2", 2, "provider", 'no provider has the code "P2"', "add the provider"),
        ("children", ",F1,", ",f01,", 2, "carer", 'no carer has the code "f01"', 'did you mean "F1"?'),
        ("workers", "V1", "V9", 2, "base", 'no venue has the code "V9"', "add the venue"),
        ("sessions", "C1; C2", "C1; C9", 2, "children", 'no child has the code "C9"', "add the child"),
        ("sessions", "V1", "V9", 2, "venue", 'no venue has the code "V9"', "add the venue"),
        ("sessions", "R1", "R3", 2, "room", 'venue V1 has no room "R3"', "choose R1 or R2"),
        ("sessions", "W1", "W9", 2, "worker", 'no worker has the code "W9"', "add the worker"),
        ("adults", "A1", "D1", 2, "code", '"D1" is in drivers.csv, row 2 too', "a code of their own"),
    ],
)
def test_a_code_that_leads_nowhere_is_a_fault_of_its_cell(
    tmp_path: Path, kind: str, old: str, new: str, row: int, column: str, message: str, cure: str
) -> None:
    (fault,) = faults(tmp_path, **{kind: first(kind, old, new)})
    assert (fault.file, fault.row, fault.column) == (f"{kind}.csv", row, column)
    assert message in fault.message
    assert cure in fault.cure


def test_cells_codes_and_missing_tables_are_told_in_one_go_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "carers.xlsx").touch()  # there twice
    found = faults(
        tmp_path,
        children=[GOOD["children"][0], "C1,31/02/2012,53.14,-1.19,F7,SCH9,", GOOD["children"][2]],
        sessions=[GOOD["sessions"][0], "S1,C1; C9,V1,R9,2024-11-25,ten,11:00,W1"],
        venues=None,
        rooms=None,
        workers=None,
    )
    assert [(fault.file, fault.column) for fault in found] == [
        (str(tmp_path), None),
        (str(tmp_path), None),
        ("children.csv", "born"),
        ("children.csv", "school"),
        ("sessions.csv", "start"),
        ("sessions.csv", "children"),
        ("sessions.csv", "worker"),
    ]
    # Tables that are there twice or missing cannot tell which carers and venues there are.
    assert "F7" not in " ".join(map(str, found))


def test_a_table_that_everybody_refers_to_and_is_not_there_is_one_fault(tmp_path: Path) -> None:
    children = first("children", "-1.20,,", "-1.20,F2,")
    (fault,) = faults(tmp_path, carers=None, children=children)
    assert (fault.row, fault.column) == (2, "carer")
    assert fault.message == "2 rows name a carer, and there is no table with any"
    assert "geoplan template carers.xlsx" in fault.cure


def test_a_row_with_faults_of_its_own_is_still_there(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, children=first("children", "2012-05-01", "soon"))
    assert fault.column == "born"


def test_nothing_is_said_to_be_missing_from_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, workers=["code,bsae,hours", "W1,V1,Mon-Fri 09:00-17:00"])
    assert fault.file == "workers.csv"
    assert {fault.column for fault in faults(tmp_path, children=first("children", "C1,", ","))} == {"code"}


@pytest.mark.parametrize("kind", ["carers", "adults", "drivers", "providers", "workers", "schools"])
def test_an_optional_table_may_have_no_row_or_not_be_there(tmp_path: Path, kind: str) -> None:
    bare = {
        "children": [line.rsplit(",", 3)[0] for line in GOOD["children"]],
        "sessions": [line.rsplit(",", 1)[0] for line in GOOD["sessions"]],
    }
    if kind == "providers":
        bare = {}
    found = read(tmp_path, **{kind: GOOD[kind][:1]}, **bare)
    assert found.items[kind] == ()
    (tmp_path / f"{kind}.csv").unlink()
    assert kind not in read(tmp_path, **{kind: None}, **bare).items


def test_a_needed_table_must_have_a_row(tmp_path: Path) -> None:
    (fault,) = (one for one in faults(tmp_path, sessions=GOOD["sessions"][:1]) if one.file == "sessions.csv")
    assert fault.message == "there is no row below the header"


def test_sheets_are_named_and_rooms_may_be_one(tmp_path: Path) -> None:
    book = Workbook()
    for sheet, kind in ((book.active, "venues"), (book.create_sheet("Rooms"), "rooms")):
        for line in GOOD[kind]:
            sheet.append(line.split(","))
    book.active.title = "Venues"
    book.save(tmp_path / "venues.xlsx")
    changed = {"venues": None, "rooms": None, "sessions": first("sessions", "R1", "R3")}
    (fault,) = faults(tmp_path, **changed)
    assert fault.message == 'venue V1 has no room "R3"'
    (tmp_path / "sessions.csv").unlink()
    assert read(tmp_path, venues=None, rooms=None).rows["venues", "V1"].sheet == "Venues"


def test_a_folder_without_tables_has_none(tmp_path: Path) -> None:
    assert not find_tables(ProjectFolder(tmp_path))
    assert find_tables(ProjectFolder(tmp_path)).faults == ()
