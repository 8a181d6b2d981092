from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest

from geoplan.io.params import from_toml, load_params
from tests.io.helpers import faults_of


class Road(IntEnum):
    MOTORWAY = 0
    PRIMARY = 2


class Part(StrEnum):
    AM_PEAK = "am-peak"


@dataclass(frozen=True)
class Inner:
    size: int = 1


@dataclass(frozen=True)
class Speeds:
    delay_s: float = 5.0
    mph: Mapping[Road, float] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    pair: tuple[int, int] = (0, 0)
    label: str | None = None
    fast: bool = False
    inner: Inner = Inner()

    def __post_init__(self) -> None:
        if self.delay_s < 0:
            raise ValueError("delay_s must not be below 0")


def load(tmp_path: Path, text: str) -> object:
    path = tmp_path / "geoplan.toml"
    path.write_text(text)
    return load_params(path, {"speeds": Speeds, "snapping": Inner})


def test_every_kind_of_value(tmp_path: Path) -> None:
    text = """
        [speeds]
        delay_s = 6
        parts = ["am-peak"]
        pair = [1, 2]
        label = "x"
        fast = true
        inner = { size = 3 }
        [speeds.mph]
        motorway = 58.5
    """
    expected = Speeds(6.0, {Road.MOTORWAY: 58.5}, (Part.AM_PEAK,), (1, 2), "x", True, Inner(3))
    found = load(tmp_path, text)
    assert found == {"speeds": expected}
    assert isinstance(found["speeds"].delay_s, float)


def test_unknown_sections_and_keys_are_all_named_with_the_likely_ones(tmp_path: Path) -> None:
    faults = faults_of(load, tmp_path, "[speds]\n[speeds]\ndelay = 1\n[snapping]\nzzz = 1\n")
    assert [str(fault) for fault in faults] == [
        'geoplan.toml: there is no section "speds"; did you mean "speeds"?',
        'geoplan.toml: section [speeds]: there is no "delay"; did you mean "delay_s"?',
        'geoplan.toml: section [snapping]: there is no "zzz"; use one of: size.',
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('delay_s = "six"', "is not a number"),
        ("fast = 1", "is not true or false"),
        ("inner.size = 1.5", "is not a whole number"),
        ("inner.size = true", "is not a whole number"),
        ("parts = 3", "must be a list"),
        ('parts = ["noon"]', "is not one of am_peak"),
        ("mph.lane = 3", "is not one of motorway, primary"),
        ("mph = 3", "must be a table"),
        ("delay_s = -1", "must not be below 0"),
        ("delay_s = ", "cannot be read as TOML"),
    ],
)
def test_values_that_cannot_be_used(tmp_path: Path, line: str, message: str) -> None:
    (fault,) = faults_of(load, tmp_path, f"[speeds]\n{line}\n")
    assert message in fault.message


def test_a_section_that_is_a_value_and_a_missing_file(tmp_path: Path) -> None:
    assert "not a section" in faults_of(load, tmp_path, "speeds = 3")[0].message
    assert "no such file" in faults_of(load_params, tmp_path / "no.toml", {})[0].message


def test_a_folder_and_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of(load_params, tmp_path, {})[0].message == "this is a folder"
    assert faults_of(load_params, ".", {})[0].file == "."

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", refuse)
    (fault,) = faults_of(load_params, tmp_path / "geoplan.toml", {})
    assert fault.message == "the file cannot be opened"


def test_a_fault_of_a_section_within_a_section_names_both_and_the_file(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text("[speeds]\nfast = 1\n[speeds.inner]\nsze = 1\n")
    first, second = faults_of(load_params, path, {"speeds": Speeds})
    assert str(first).startswith("d.toml: section [speeds]: fast: 1 is not true or false; ")
    assert str(second) == 'd.toml: section [speeds.inner]: there is no "sze"; did you mean "size"?'


def test_a_field_without_default_must_be_there() -> None:
    @dataclass(frozen=True)
    class Needed:
        size: int

    assert faults_of(from_toml, Needed, {})[0].message == '"size" is missing'
