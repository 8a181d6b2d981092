import math

import pytest

from geoplan.county.tables import raise_faults, read_rows, refuse_repeats
from geoplan.errors import InputError


def rows_of(folder, text, columns=("code", "size")):
    path = folder / "things" / "things.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    faults = []
    return read_rows(path, columns, faults), faults


def test_cells_are_read_and_rows_numbered_as_a_spreadsheet_does(tmp_path):
    rows, faults = rows_of(tmp_path, "\ufeffcode,size,note\na, 1.5 ,\n\n ,,\nb,2,x\n")
    assert [(row.number, row.text("code"), row.decimal("size")) for row in rows] == [
        (2, "a", 1.5),
        (5, "b", 2),
    ]
    assert [row.optional("note") for row in rows] == [None, "x"]
    assert faults == []


def test_every_faulty_cell_is_told_at_once(tmp_path):
    rows, faults = rows_of(tmp_path, "code,size,kind\n,many,twon\na,1.5,town\nb,inf,\n", ("code",))
    for row in rows:
        row.text("code")
        row.whole("size")
        row.choice("kind", {"town": 1, "city": 2})
    told = [str(fault) for fault in faults]
    assert told[0] == 'things/things.csv, row 2, column "code": the cell is empty; fill it in.'
    assert '"many" is not a number' in told[1]
    assert '"twon" is not known (did you mean "town"?); write one of: town, city.' in told[2]
    assert '"1.5" is not a whole number' in told[3]
    assert '"inf" is not a number' in told[4]
    assert 'row 4, column "kind": the cell is empty' in told[5]
    assert len(told) == 6
    assert math.isnan(rows[0].decimal("size"))


def test_yes_and_no_and_nothing_else(tmp_path):
    rows, faults = rows_of(tmp_path, "code,size\nyes,no\n,true\n")
    assert (rows[0].yes("code"), rows[0].yes("size"), rows[1].yes("code")) == (True, False, False)
    assert faults == []
    rows[1].yes("size")
    assert "neither yes nor no" in faults[0].message


def test_a_refusal_is_told_once_and_not_beside_a_fault_of_the_cells(tmp_path):
    rows, faults = rows_of(tmp_path, "code,size\na,1\nb,x\n")

    def refuse(row):
        row.decimal("size")
        raise ValueError("too small")

    assert [row.make(refuse) for row in rows] == [None, None]
    assert [fault.message for fault in faults] == ["too small", '"x" is not a number']


def test_a_thing_built_on_stand_ins_is_not_kept(tmp_path):
    rows, _ = rows_of(tmp_path, "code,size\na,1\nb,x\n")
    assert [row.make(lambda row: row.whole("size")) for row in rows] == [1, None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'there is no column "code" (the file is empty)'),
        ("cod,size\n", 'there is no column "code" (did you mean "cod"?)'),
        (b"code,size\n\xff\xfe,1\n", "not CSV text"),
        ("code,size\na,1,2\n", "the row has 3 cells, the header 2"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, text, message):
    rows, faults = rows_of(tmp_path, text)
    assert rows == []
    assert message in faults[0].message


def test_a_missing_file_is_a_fault(tmp_path):
    faults = []
    assert read_rows(tmp_path / "things.csv", ["code"], faults) == []
    assert faults[0].message == "the file is missing"


def test_two_rows_of_one_code_are_told(tmp_path):
    rows, faults = rows_of(tmp_path, "code,size\na,1\nb,1\na,2\n")
    refuse_repeats(rows)
    assert [(fault.row, fault.message) for fault in faults] == [
        (4, '"a" is already in things/things.csv row 2')
    ]
    with pytest.raises(InputError, match="row 4"):
        raise_faults(faults)
    raise_faults([])
