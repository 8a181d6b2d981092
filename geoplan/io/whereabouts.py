"""A place as a person types it on one line: a postcode, a settlement, or a latitude and longitude."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geoplan.county.venues import read_venue_postcodes
from geoplan.domain.geography import Place, Position
from geoplan.errors import Fault, InputError
from geoplan.io.fields import Bad
from geoplan.io.fields import postcode as parse_postcode
from geoplan.io.place_names import PlaceNames
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.workspace import Workspace

_DEGREES = re.compile(r"\s*(-?\d+(?:\.\d+)?)[,\s]\s*(-?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where what was typed lies, and how that was found out."""

    label: str
    position: Position
    found_by: str


def find_whereabouts(
    typed: str, *, places: Sequence[Place] | None = None, workspace: Workspace | None = None
) -> Whereabouts:
    """
    Find a place that was typed: degrees, a postcode, or the name of a town or village.

    Parameters
    ----------
    typed
        ``53.14, -1.19``, ``NG18 2TA`` or ``Ollerton``.
    places
        Settlements to look names up in; the embedded county's when None.
    workspace
        Where imported postcodes are; until there are any, those of the venues are known.

    Raises
    ------
    InputError
        When it is none of these, or is not known.
    """
    degrees = _DEGREES.fullmatch(typed)
    if degrees:
        try:
            position = Position(float(degrees[1]), float(degrees[2]))
        except ValueError as error:
            raise InputError(Fault(str(error), "write latitude, then longitude, as 53.14, -1.19")) from error
        return Whereabouts(typed.strip(), position, "degrees")
    postcode = parse_postcode(typed)
    if not isinstance(postcode, Bad):
        return _by_postcode(postcode, workspace or Workspace.default())
    place = PlaceNames(places).find(typed)
    if isinstance(place, Bad):
        message, cure = place.words(typed, private=False)
        raise InputError(Fault(message, cure))
    return Whereabouts(place.name, place.position, "the list of settlements")


def _by_postcode(postcode: str, workspace: Workspace) -> Whereabouts:
    if workspace.postcodes.exists():
        index = PostcodeIndex.load(workspace.postcodes)
        (position,) = index.lookup([postcode])
        if position is not None:
            return Whereabouts(postcode, position, index.source)
        cure = "check it, or import a newer file: geoplan postcodes import codepo_gb.zip"
    else:
        position = read_venue_postcodes().get(postcode)
        if position is not None:
            return Whereabouts(postcode, position, "the list of venues")
        cure = (
            "import a file of postcodes once: geoplan postcodes import codepo_gb.zip; until then give"
            " the name of"
            " a town or village, or latitude and longitude"
        )
    raise InputError(Fault(f"the postcode {postcode} is not known", cure))
