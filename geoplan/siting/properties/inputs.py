"""Everything that a choice of properties is made from, checked together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.costs.appraisal import AppraisalParams
from geoplan.domain.ages import age_on
from geoplan.domain.people import Child
from geoplan.domain.properties import Area, Office, Placement, Property, PropertyUse, is_over
from geoplan.errors import Fault, InputError, RowAt
from geoplan.runs.case import Case
from geoplan.runs.case.digests import digests_of, what, who
from geoplan.runs.case.travel import Travel
from geoplan.siting.properties.params import PropertyParams, Provision

Rows = Mapping[tuple[str, str], RowAt] | None
"""Where things were read from, by kind of table (``properties``, ``sought``, ``offices``) and code."""


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyInputs:
    """
    A week, properties on offer, placements sought, and the offices of social workers.

    Parameters
    ----------
    travel
        Between all places of the case, the properties, the offices and the families.
    """

    case: Case
    travel: Travel
    properties: tuple[Property, ...]
    placements: tuple[Placement, ...]
    offices: tuple[Office, ...]
    params: PropertyParams
    appraisal: AppraisalParams

    @cached_property
    def children(self) -> tuple[Child, ...]:
        """The child of each placement."""
        return tuple(self.case.child[one.child] for one in self.placements)

    @cached_property
    def office(self) -> dict[str, Office]:
        """The office of each contact district."""
        return {one.contact_district: one for one in self.offices}

    @cached_property
    def ages(self) -> tuple[int, ...]:
        """Whole years of each child at the start of the week."""
        return tuple(age_on(child.birth_date, self.case.week)[0] for child in self.children)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """For each placement who the child is and what is known of it: see `people_of`."""
        return people_of(self.case, self.placements)

    def is_for(self, number: int, provision: Provision) -> bool:
        """Whether a provision is for the child of a placement: what is sought, and the age."""
        assessed = provision.use is PropertyUse.ASSESSMENT
        age = self.ages[number]
        return (
            self.placements[number].assessment is assessed and provision.from_age <= age <= provision.to_age
        )

    def far_now(self, number: int) -> bool | None:
        """Whether the placement of now is far from the family; None where that is not known."""
        return self._far(number, self.children[number])

    def far_then(self, number: int, house: Property) -> bool | None:
        """Whether a property is far from the family of a child; None where that is not known."""
        return self._far(number, house)

    def _far(self, number: int, there: Child | Property) -> bool | None:
        family = self.placements[number].family
        position = there.home if isinstance(there, Child) else there.position
        return None if family is None else is_over(self.params.over_miles, family, position)


def people_of(case: Case, placements: Sequence[Placement]) -> tuple[str, ...]:
    """
    Return for each placement who the child is and what is known of it, as digests: ``who what``.

    They tell whether two comparisons are of almost the same children; see `geoplan.runs.case.digests`.
    Children who are not in the case are left out.
    """
    journeys = dict(zip(case.child, digests_of(case), strict=True))
    return tuple(
        f"{who(child, one.family)} {what(case, child, replace(one, family=None), journeys[one.child])}"
        for one in placements
        if (child := case.child.get(one.child)) is not None
    )


def check_inputs(
    case: Case,
    properties: Sequence[Property],
    placements: Sequence[Placement],
    offices: Sequence[Office],
    params: PropertyParams,
    where: Rows = None,
) -> None:
    """
    Refuse what does not fit together.

    Parameters
    ----------
    where
        Rows that things were read from, by kind of table and code; faults name them.

    Raises
    ------
    InputError
        With every code used twice, child that is not there, district without an office, and quota of a
        district that nothing has.
    """
    found = [
        _at(where, kind, code, Fault(message, cure))
        for kind, code, message, cure in _faults(case, properties, placements, offices, params)
    ]
    if found:
        raise InputError(dict.fromkeys(found))


def _at(where: Rows, kind: str, code: str, fault: Fault) -> Fault:
    """Return a fault with the row that a thing was read from, where that is known."""
    at = (where or {}).get((kind, code))
    return fault if at is None else replace(fault, file=at.file, sheet=at.sheet, row=at.row)


_TABLES = {"properties": "properties", "sought": "placements sought", "offices": "offices"}


def _faults(
    case: Case,
    properties: Sequence[Property],
    placements: Sequence[Placement],
    offices: Sequence[Office],
    params: PropertyParams,
) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, code, message and cure of everything that does not fit together."""
    for kind, codes in (
        ("properties", [one.code for one in properties]),
        ("sought", [one.child for one in placements]),
        ("offices", [one.code for one in offices]),
    ):
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield kind, code, f"{code} is there twice in the table of {_TABLES[kind]}", "give each one row"
    if not properties:
        yield "properties", "", "no property is on offer", "add some to the table of properties"
    if not placements:
        yield "sought", "", "no placement is sought", "add children to the table of placements"
    served = {one.contact_district for one in offices}
    for one in placements:
        child = case.child.get(one.child)
        if child is None:
            message = f"there is no child {one.child}"
            yield "sought", one.child, message, "correct the code, or add the child"
        elif child.contact_district not in served:
            district = child.contact_district or "no district"
            message = f"child {one.child} belongs to {district}, whose social workers have no office"
            yield "sought", one.child, message, "add an office of that contact district"
        elif one.since > case.week:
            message = f"the placement of child {one.child} begins after the week of {case.week:%d/%m/%Y}"
            yield "sought", one.child, message, "correct the date, or take another week"
    districts = {one.contact_district for one in properties}
    for district in params.quotas:
        if district not in districts:
            listed = ", ".join(sorted(name for name in districts if name))
            message = f'a quota names the district "{district}", in which no property is on offer'
            yield "properties", "", message, f"use one of: {listed}" if listed else "leave the quota out"


def with_areas(
    properties: Sequence[Property],
    placements: Sequence[Placement],
    case: Case,
    *,
    workspace_dir: str | None = None,
    where: Rows = None,
) -> tuple[tuple[Property, ...], tuple[Placement, ...]]:
    """
    Return properties and placements with the area that they lie in, by the boundaries where nobody says.

    Raises
    ------
    InputError
        With all of which that is not known: they lie beyond the places that geoplan knows.
    """
    from geoplan.county.areas import areas_of

    homes = [case.child[one.child].home for one in placements]
    looked_up = areas_of([*(one.position for one in properties), *homes], workspace_dir=workspace_dir)
    said = [*(one.area for one in properties), *(one.area for one in placements)]
    known = [one or area for one, area in zip(said, looked_up, strict=True)]
    things = [("properties", one.code, f"property {one.code}") for one in properties]
    things += [("sought", one.child, f"the home of child {one.child}") for one in placements]
    cure = "fill in the column In or out of area: " + ", ".join(area.value for area in Area)
    faults = [
        _at(where, kind, code, Fault(f"nobody says in which area {what} lies", cure))
        for (kind, code, what), area in zip(things, known, strict=True)
        if area is None
    ]
    if faults:
        raise InputError(faults)
    areas = iter(known)
    located = tuple(replace(one, area=next(areas)) for one in properties)
    return located, tuple(replace(one, area=next(areas)) for one in placements)
