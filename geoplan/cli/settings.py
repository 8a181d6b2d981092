"""What most commands begin with: the workspace, the road network asked for, and the parameters."""

from argparse import Namespace
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.show import note, progress_bar
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.io.workspace import EMBEDDED, Workspace
from geoplan.network.speeds import SpeedModel

if TYPE_CHECKING:
    from geoplan.costs.appraisal import AppraisalParams
    from geoplan.costs.projection import ProjectionParams
    from geoplan.io.retention.params import RetentionParams
    from geoplan.matrix import TravelMatrix
    from geoplan.network.model import RoadNetwork
    from geoplan.network.snap import SnapParams, SnappedPlaces
    from geoplan.report.access import AccessParams
    from geoplan.report.calendar.params import CalendarParams
    from geoplan.report.sheets.params import SheetParams
    from geoplan.runs.case.params import RunParams
    from geoplan.siting.options.params import OptionParams
    from geoplan.siting.properties.params import PropertyParams
    from geoplan.siting.rooms import AllotmentParams

PARAMS_FILE = "geoplan.toml"


@dataclass(frozen=True)
class Settings:
    """Parameters for one command, from ``geoplan.toml`` or the defaults."""

    workspace: Workspace
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def speeds(self) -> SpeedModel:
        """Operating speeds."""
        return self.values.get("speeds", SpeedModel())  # type: ignore[no-any-return]

    @property
    def snap(self) -> "SnapParams":
        """How far from a road is too far."""
        from geoplan.network.snap import SnapParams

        return self.values.get("snap", SnapParams())  # type: ignore[no-any-return]

    @property
    def access(self) -> "AccessParams":
        """What counts as near and far."""
        from geoplan.report.access import AccessParams

        return self.values.get("access", AccessParams())  # type: ignore[no-any-return]

    @property
    def runs(self) -> "RunParams":
        """Times, rules and prices of driver runs."""
        from geoplan.runs.case.params import RunParams

        return self.values.get("runs", RunParams())  # type: ignore[no-any-return]

    @property
    def retention(self) -> "RetentionParams":
        """How long what is kept is kept."""
        from geoplan.io.retention.params import RetentionParams

        return self.values.get("retention", RetentionParams())  # type: ignore[no-any-return]

    @property
    def sheets(self) -> "SheetParams":
        """How printed sheets are headed, and how long they may be kept."""
        from geoplan.report.sheets.params import SheetParams

        return self.values.get("sheets", SheetParams())  # type: ignore[no-any-return]

    @property
    def calendars(self) -> "CalendarParams":
        """The words of calendars."""
        from geoplan.report.calendar.params import CalendarParams

        return self.values.get("calendars", CalendarParams())  # type: ignore[no-any-return]

    @property
    def projection(self) -> "ProjectionParams":
        """What is assumed of weeks that were not given."""
        from geoplan.costs.projection import ProjectionParams

        return self.values.get("projection", ProjectionParams())  # type: ignore[no-any-return]

    @property
    def sites(self) -> "OptionParams":
        """How venue options are planned."""
        from geoplan.siting.options.params import OptionParams

        return self.values.get("sites", OptionParams())  # type: ignore[no-any-return]

    @property
    def option_rooms(self) -> "AllotmentParams":
        """How sessions find rooms in a venue option."""
        from geoplan.siting.options.params import ROOMS

        return self.values.get("rooms", ROOMS)  # type: ignore[no-any-return]

    @property
    def appraisal(self) -> "AppraisalParams":
        """How later years are discounted, and when years begin."""
        from geoplan.costs.appraisal import AppraisalParams

        return self.values.get("appraisal", AppraisalParams())  # type: ignore[no-any-return]

    @property
    def properties(self) -> "PropertyParams":
        """What placement properties are wanted, and what everything about them is worth."""
        from geoplan.siting.properties.params import PropertyParams

        return self.values.get("properties", PropertyParams())  # type: ignore[no-any-return]


def settings_of(options: Namespace) -> Settings:
    """
    Read the parameters: the file given, else ``geoplan.toml`` in the current folder, else the defaults.

    Raises
    ------
    InputError
        When the file given is not there, or a section, key or value in it is wrong.
    """
    path = getattr(options, "params", None)
    if path is None and Path(PARAMS_FILE).is_file():
        path = Path(PARAMS_FILE)
        note(f"parameters are taken from {PARAMS_FILE} in this folder.")
    if path is None:
        return Settings(Workspace.default())
    from geoplan.costs.appraisal import AppraisalParams
    from geoplan.costs.claims.params import AuditParams
    from geoplan.costs.projection import ProjectionParams
    from geoplan.io.params import load_params
    from geoplan.io.retention.params import RetentionParams
    from geoplan.network.builders.params import BuildParams
    from geoplan.network.calibrate import CalibrationParams
    from geoplan.network.isochrones import IsochroneParams
    from geoplan.network.snap import SnapParams
    from geoplan.report.access import AccessParams
    from geoplan.report.calendar.params import CalendarParams
    from geoplan.report.sheets.params import SheetParams
    from geoplan.runs.case.params import RunParams
    from geoplan.siting.options.params import OptionParams
    from geoplan.siting.properties.params import PropertyParams
    from geoplan.siting.rooms.params import AllotmentParams

    sections = {
        "speeds": SpeedModel,
        "snap": SnapParams,
        "access": AccessParams,
        "isochrones": IsochroneParams,
        "build": BuildParams,
        "calibrate": CalibrationParams,
        "runs": RunParams,
        "claims": AuditParams,
        "projection": ProjectionParams,
        "retention": RetentionParams,
        "sheets": SheetParams,
        "calendars": CalendarParams,
        "sites": OptionParams,
        "rooms": AllotmentParams,
        "properties": PropertyParams,
        "appraisal": AppraisalParams,
    }
    return Settings(Workspace.default(), load_params(path, sections))


def network_of(options: Namespace, settings: Settings) -> "RoadNetwork":
    """
    Load the network a command works on: the one asked for by name or file, else the one in use.

    Raises
    ------
    InputError
        When there is no such network.
    NetworkError
        When its file is damaged.
    """
    asked = getattr(options, "network", None)
    if asked and Path(asked).is_file():
        return _from_file(Path(asked), settings)
    name = asked or settings.workspace.current_network
    if name == EMBEDDED:
        from geoplan.network.builders.county import build_from_county

        return build_from_county()
    from geoplan.network.store import load_network

    path = settings.workspace.network_path(name)
    if not path.exists():
        known = ", ".join((EMBEDDED, *settings.workspace.network_names()))
        raise InputError(
            Fault(
                f'there is no network "{name}"',
                f"give a file, or one of: {known} (see: geoplan network info)",
            )
        )
    return load_network(path)


def _from_file(path: Path, settings: Settings) -> "RoadNetwork":
    """A network from a built file, or built on the way from any file that one can be built of."""
    if path.suffix == ".roads":
        from geoplan.network.store import load_network

        return load_network(path)
    from geoplan.network.builders import build

    with progress_bar() as progress:
        return build(path, params=settings.values.get("build"), progress=progress)


def tell_far(snapped: "SnappedPlaces", params: "SnapParams", what: str) -> tuple[str, ...]:
    """Say which places lie far from any road; returns the same as lines for a cover sheet."""
    far = snapped.far(params)
    if not far:
        return ()
    listed = ", ".join(f"{code} ({metres:,.0f} m)" for code, metres in far[:8])
    more = f" and {len(far) - 8} more" if len(far) > 8 else ""
    line = (
        f"{len(far)} of the {what} lie more than {params.report_beyond_m:,.0f} m from the nearest road"
        f" of this"
        f" network: {listed}{more}."
    )
    note(line)
    return (line,)


def matrix_between(
    network: "RoadNetwork",
    start: "SnappedPlaces",
    end: "SnappedPlaces",
    period: Period,
    settings: Settings,
) -> "TravelMatrix":
    """Travel times with the settings' speeds, kept in the workspace's cache; a bar shows on long ones."""
    from geoplan.matrix import travel_times
    from geoplan.network.cache import ArrayCache

    with progress_bar() as progress:
        return travel_times(
            network,
            start,
            end,
            period=period,
            speeds=settings.speeds,
            cache=ArrayCache(settings.workspace.cache),
            progress=progress,
        )
