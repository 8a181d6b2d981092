"""
The line of `tests.runs.worlds` with houses to buy. Minutes are minutes of driving when it is not a peak.

    minute    5      10           18     20       24     26      33     34
            near-d  C0001+C0002  mid    office   own    mid-2   east   C0004

C0003 (9, keeps the school at 15) lives at 30, C0004 (14, no school) at 34, both with contact at minute 20.
The family of C0003 is at 5, that of C0004 at 24. Two more children, C0005 (16) at 34 and C0006 (17) at 33,
have no contact in the week.
"""

from dataclasses import replace
from datetime import date

from geoplan.costs.appraisal import AppraisalParams
from geoplan.domain.properties import Area, Office, Placement, Property, PropertyUse
from geoplan.siting.options.params import OptionParams
from geoplan.siting.properties.compare import compare_properties
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.params import Outreach, PropertyParams, Provision
from geoplan.siting.properties.places import all_places
from tests.runs.worlds import at, child, line_travel, small_case, small_children

QUICKLY = OptionParams(iterations=20, searches=1)
HUB, HOME, OLDER = PropertyUse.ASSESSMENT, PropertyUse.UNDER_16, PropertyUse.FROM_16
NO_TEAM = Outreach(children=0, replaces_pence=0)
ONE_HOME = (Provision(use=HOME, count=1, beds=2, weekly_pence=100_000, from_age=8, to_age=15),)


def house(code, minute, **other):
    given = {"name": code.title(), "beds": 2, "contact_district": "North", "area": Area.IN_AREA}
    return Property(**{"code": code, "position": at(minute)} | given | other)


def placement(code, weekly=300_000, **other):
    given = {"since": date(2026, 6, 1), "area": Area.DISTANT}
    return Placement(**{"child": code, "weekly_pence": weekly} | given | other)


def older_case():
    """The small case with two young people more."""
    return small_case(children=(*small_children(), child("C0005", 34, 16), child("C0006", 33, 17)))


OFFICE = Office(code="office", name="Office", position=at(20), contact_district="North")
HOUSES = (house("near-d", 5), house("mid", 18), house("east", 33))
PLACEMENTS = (placement("C0003", family=at(5)), placement("C0004", family=at(24)))
PARAMS = PropertyParams(provisions=ONE_HOME, outreach=NO_TEAM, budget_pence=None, alternatives=2)


def inputs(case=None, houses=HOUSES, placements=PLACEMENTS, params=PARAMS, **changed):
    """Everything that a choice is made from, on the line."""
    case = case or older_case()
    params = replace(params, **changed)
    travel = line_travel(all_places(case, houses, (OFFICE,), placements))
    return PropertyInputs(
        case=case, travel=travel, properties=houses, placements=placements, offices=(OFFICE,), params=params,
        appraisal=AppraisalParams(),
    )  # fmt: skip


def compared(one=None, *, options=QUICKLY, **other):
    """The comparison of some inputs."""
    one = one or inputs()
    return compare_properties(
        one.case, one.travel, one.properties, one.placements, one.offices,
        params=one.params, options=options, **other,
    )  # fmt: skip


def many(*, out_now=12, moved=6, seekers=20, assessed=0):
    """
    A comparison with many children who seek a placement and have no contact: the first live out of the area.

    Beds for `moved` of them, who are the first ones: where those live now costs most. The last `assessed`
    seek a bed in a hub, which has one for each, open nine months later.
    """
    codes = [f"C{number:04d}" for number in range(10, 10 + seekers)]
    case = small_case(children=(*small_children(), *(child(code, 34, 12) for code in codes)))
    sought = tuple(
        placement(
            code,
            400_000 - 1_000 * number,
            area=Area.DISTANT if number < out_now else Area.IN_AREA,
            family=at(24),
            assessment=number >= seekers - assessed,
        )
        for number, code in enumerate(codes)
    )
    homes = (Provision(use=HOME, count=1, beds=moved, weekly_pence=100_000),)
    if assessed:
        homes += (Provision(use=HUB, count=1, beds=assessed, weekly_pence=150_000, opens_month=9),)
    houses = tuple(replace(one, beds=max(moved, assessed), price_pence=30_000_000) for one in HOUSES)
    return compared(inputs(case=case, houses=houses, placements=sought, provisions=homes, alternatives=1))
