"""
What a file of options says beside them: inputs that may be otherwise, boundaries, and how to ask.

    [[input]]
    name = "petrol"
    high = 2.2

    [[boundary]]
    name = "North on its own"
    services = { North = "North", Central = "South", South = "South" }
    share = 0.2

    [sensitivity]
    draws = 500
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from geoplan.domain.areas import NamedArea
from geoplan.domain.inputs import Distribution
from geoplan.domain.scenarios import Boundary
from geoplan.errors import Fault, InputError
from geoplan.io.params import from_toml
from geoplan.io.siting.areas import read_areas
from geoplan.io.siting.options import OF_SENSITIVITY, OptionText, beside, document_of, tables_of

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class InputText:
    """
    An input, as written: what is not said of it stays as it is by default.

    See `geoplan.domain.inputs.Input`.
    """

    name: str
    base: float | None = None
    low: float | None = None
    high: float | None = None
    distribution: Distribution | None = None
    unit: str | None = None
    source: str | None = None
    least: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("the name is blank")

    @property
    def given(self) -> dict[str, object]:
        """What was said of it."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryText:
    """A boundary, as written; see `geoplan.domain.scenarios.Boundary`."""

    name: str
    regroup: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    share: float = 0.0
    areas: str = ""
    area_name: str = ""

    def __post_init__(self) -> None:
        self.boundary()

    def boundary(self, areas: tuple[NamedArea, ...] = ()) -> Boundary:
        """Return the boundary, told by some areas."""
        return Boundary(
            name=self.name,
            regrouped=dict(self.regroup),
            services=dict(self.services),
            share=self.share,
            areas=areas,
        )

    def read(self, folder: Path) -> Boundary:
        """
        Return the boundary, with its areas from a file of a folder.

        Raises
        ------
        InputError
            When they cannot be read, or a part is none of them.
        """
        try:
            return self.boundary(read_areas(folder / self.areas, self.area_name) if self.areas else ())
        except ValueError as error:
            raise InputError(Fault(str(error), "correct the part of the district")) from error


@dataclass(frozen=True)
class StudyText(Generic[P]):
    """
    A file of options and their sensitivity, as written.

    Parameters
    ----------
    params
        None where the file does not say.
    """

    options: tuple[OptionText, ...]
    inputs: tuple[InputText, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    params: P | None = None


def read_study(path: str | Path, params: type[P]) -> StudyText[P]:
    """
    Read options, inputs, boundaries and parameters.

    Parameters
    ----------
    params
        The class of section ``[sensitivity]``.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    path = Path(path)
    document = document_of(path)
    parts = ("option", *OF_SENSITIVITY)
    faults = [
        Fault(f'there is no "{word}" in a file of options', f"use one of: {', '.join(parts)}", file=path.name)
        for word in sorted(set(document) - set(parts))
    ]
    options = tables_of(document, "option", OptionText, path.name, faults)
    inputs = tables_of(document, "input", InputText, path.name, faults)
    boundaries = tables_of(document, "boundary", BoundaryText, path.name, faults)
    found = None
    if "sensitivity" in document:
        try:
            found = _params(document["sensitivity"], params, path.name)
        except InputError as error:
            faults += error.faults
    drawn = []
    for one in boundaries:
        try:
            drawn.append(one.read(path.parent))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return StudyText(tuple(beside(path, one) for one in options), inputs, tuple(drawn), found)


def _params(table: object, params: type[P], file: str) -> P:
    if not isinstance(table, dict):
        raise InputError(Fault('"sensitivity" is not a section', "write it as [sensitivity]", file=file))
    return from_toml(params, table, file=file, section="sensitivity")
