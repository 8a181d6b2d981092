"""Counts of people by the rule in their way, against asking each of them."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.blocked import Blocked
from geoplan.runs.case.params import RunParams
from geoplan.runs.fleet.eligibility import ORDER, objections, person_objections
from tests.runs.assembling.test_masks import case_of, children, drivers


def asked_one_by_one(assembled, request, people):
    counts = Counter()
    for person in people:
        own = [one for one in assembled.vehicles if (one.person, one.day) == (person, request.day)]
        if not own:
            counts[person_objections(assembled.case, request, person)[0].rule] += 1
            continue
        firsts = [objections(assembled.case, request, one) for one in own]
        ranks = [ORDER.index(reasons[0].rule) if reasons else len(ORDER) for reasons in firsts]
        counts["busy" if max(ranks) == len(ORDER) else ORDER[max(ranks)]] += 1
    return counts


@given(
    st.lists(drivers, min_size=3, max_size=3),
    st.lists(children, min_size=3, max_size=3),
    st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_everybody_is_counted_once_by_the_rule_that_they_would_be_told(of_drivers, of_children, idle):
    if idle:
        of_drivers[0] = of_drivers[0] | {"hours": WeeklyHours()}
    assembled = assemble(case_of(of_drivers, of_children, RunParams()))
    blocked, case = Blocked(assembled), assembled.case
    for row, request in enumerate(assembled.open):
        for mode, people in ((Mode.VOLUNTEER, case.driver), (Mode.WORKER, case.worker)):
            counts = blocked.counts(row, mode)
            assert counts == asked_one_by_one(assembled, request, people)
            assert sum(counts.values()) == len(people)
            free = [
                at
                for at, one in enumerate(assembled.vehicles)
                if one.mode is mode and not objections(case, request, one)
            ]
            assert blocked.free(row, mode) == free
