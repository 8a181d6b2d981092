import csv
import stat
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.errors import InputError
from geoplan.io.postcodes import PostcodeIndex, import_postcodes, postcode_keys
from geoplan.io.workspace import Workspace
from tests.io.helpers import SHARED, faults_of

CODE_POINT = '"NG182TA",10,{},360500,"E92000001","E19000001","E18000004","","E07000170","E05006370"\n'


@pytest.fixture
def workspace(home: Path) -> Workspace:
    return Workspace(home)


def _lookup(workspace: Workspace, *postcodes: str) -> list[tuple[float, float] | None]:
    found = PostcodeIndex.load(workspace.postcodes).lookup(postcodes)
    return [None if one is None else (round(one.lat, 4), round(one.lon, 4)) for one in found]


def test_case_and_spaces_do_not_count_and_the_unknown_is_none(postcodes: PostcodeIndex) -> None:
    found = postcodes.lookup(["ng18 2ta", "NG182TA", "NG18 2TB", "", "nonsense", "NG1  1aa"])
    assert found[0] == found[1]
    assert [one is None for one in found] == [False, False, True, True, True, False]


def test_code_point_open_as_downloaded(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "codepo_gb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO\nPostcode,Quality,E,N\n")
        archive.writestr(
            "Data/CSV/ng.csv", CODE_POINT.format(454_000) + CODE_POINT.replace("182TA", "1 1AA").format(0)
        )
        archive.writestr("Data/CSV/s.csv", CODE_POINT.replace("NG182TA", "S1 2HH").format(435_500))
    steps: list[tuple[int, int, str]] = []
    done = import_postcodes(path, workspace, progress=lambda *step: steps.append(step))
    assert (done.known, done.without_position, done.source) == (2, 1, "codepo_gb.zip")
    assert steps == [(1, 2, "ng.csv"), (2, 2, "s.csv")]
    assert _lookup(workspace, "NG18 2TA", "S1 2HH", "NG1 1AA")[2] is None


def test_one_csv_of_code_point_with_or_without_a_header(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "ng.csv"
    path.write_text(CODE_POINT.format(454_000))
    import_postcodes(path, workspace)
    bare = _lookup(workspace, "NG18 2TA")
    path.write_text("postcode,quality,easting,northing,a,b,c,d,e,f\n" + CODE_POINT.format(454_000))
    import_postcodes(path, workspace)
    assert _lookup(workspace, "NG18 2TA") == bare
    assert bare[0] is not None


def test_the_ons_directory_in_its_several_headers(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "ONSPD.csv"
    path.write_text(
        '"pcd7","pcds","dointr","doterm","lat","long"\n'
        '"NG182TA","NG18 2TA",198001,,53.1400,-1.1929\n'
        '"NG182TB","NG18 2TB",198001,199606,53.1500,-1.2000\n'  # no longer exists, but people still write it
        '"NG182TD","NG18 2TD",198001,,99.999999,0.000000\n'  # the directory's way to say: not known
        '"BT1 1AA","BT1 1AA",198001,,54.60,-5.93\n'
    )
    done = import_postcodes(path, workspace)
    assert (done.known, done.without_position) == (2, 1)
    assert _lookup(workspace, "NG18 2TA", "NG18 2TB", "NG18 2TD", "BT1 1AA") == [
        (53.14, -1.1929),
        (53.15, -1.2),
        None,
        None,
    ]


def test_the_ons_zip_counts_its_table_once(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "onspd.zip"
    rows = "pcd,oseast1m,osnrth1m,lat,long\nNG182TA,0454000,0360500,,\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Data/ONSPD_NOV_2025_UK.csv", rows)
        archive.writestr("Data/multi_csv/ONSPD_NOV_2025_UK_NG.csv", rows)
        archive.writestr("Documents/LA names.csv", "code,name\nE07000170,Ashfield\n")
    assert import_postcodes(path, workspace).known == 1
    assert _lookup(workspace, "NG182TA")[0] == pytest.approx((53.138, -1.194), abs=2e-3)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", b"code,name\na,b\n", "not a file of postcodes"),
        ("t.csv", b"", "not a file of postcodes"),
        ("t.csv", b"pcds,lat,long\n", "no postcodes with positions"),
        ("t.csv", b"pcds,lat,long\nNG18 2TA,53,x\n", "damaged"),
        ("codepo_gb.zip", b"PK\x03\x04 cut short", "damaged"),
    ],
)
def test_other_files_are_refused_and_what_was_there_stays(
    tmp_path: Path, workspace: Workspace, postcodes: PostcodeIndex, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (fault,) = faults_of(import_postcodes, path, workspace)
    assert message in fault.message
    assert len(PostcodeIndex.load(workspace.postcodes)) == len(postcodes)


def test_a_truncated_store_asks_for_the_import_again(workspace: Workspace, postcodes: PostcodeIndex) -> None:
    workspace.postcodes.write_bytes(workspace.postcodes.read_bytes()[:-300])
    with pytest.raises(InputError, match="geoplan postcodes import"):
        PostcodeIndex.load(workspace.postcodes)


def test_none_imported_yet(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="geoplan postcodes import"):
        PostcodeIndex.load()


@given(
    st.lists(st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", fullmatch=True), min_size=2, max_size=9)
)
def test_different_postcodes_have_different_keys(postcodes: list[str]) -> None:
    keys = postcode_keys(postcodes)
    assert len(np.unique(keys)) == len(set(postcodes))
    assert (keys > 0).all()


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared data")
def test_every_real_postcode_is_found_again(workspace: Workspace) -> None:
    path = SHARED / "postcodes" / "codepoint_open_nottinghamshire_2014.csv"
    done = import_postcodes(path, workspace)
    with path.open() as stream:
        written = [row["postcode"] for row in csv.DictReader(stream)]
    assert done.known == len(written) == 26_608
    found = PostcodeIndex.load(workspace.postcodes).lookup(written)
    assert None not in found
    # The county's outermost postcodes lie within its well-known extent.
    assert 52.75 < min(one.lat for one in found if one) < max(one.lat for one in found if one) < 53.55


def test_what_is_imported_is_for_the_owner_alone(workspace: Workspace, postcodes: PostcodeIndex) -> None:
    assert stat.S_IMODE(workspace.postcodes.stat().st_mode) == 0o600
    assert len(postcodes) == 3


def test_a_workspace_that_cannot_be_made_is_told_before_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="GEOPLAN_HOME"):
        import_postcodes(tmp_path / "none.zip", Workspace(tmp_path / "file" / "home"))


def test_a_folder_is_no_file_of_postcodes(tmp_path: Path, workspace: Workspace) -> None:
    assert faults_of(import_postcodes, tmp_path, workspace)[0].message == "this is a folder"


def test_a_store_that_cannot_be_opened_is_not_called_damaged(
    postcodes: PostcodeIndex, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="cannot be opened"):
        PostcodeIndex.load(workspace.postcodes)
