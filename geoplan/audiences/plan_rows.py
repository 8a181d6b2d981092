"""A case and its plan as rows."""

from geoplan.audiences.making.contact import session_rows, slot_rows, venue_rows, visit_rows
from geoplan.audiences.making.driving import journey_rows, run_rows, stop_rows
from geoplan.audiences.making.people import child_rows, driver_rows, other_rows
from geoplan.audiences.rows import Row
from geoplan.domain.plans import Plan
from geoplan.runs.case import Case


def plan_rows(case: Case, plan: Plan) -> tuple[Row, ...]:
    """
    Return everything that is known of a plan, to be cut for an audience.

    Lines on the road (`LegRow`), figures and areas are made elsewhere and added where they are wanted.

    Parameters
    ----------
    case
        The one that the plan was made from.

    Returns
    -------
    tuple
        Runs, stops, journeys, sessions, slots, visits, venues and people, in that order; within a kind in the
        order in which they are to be shown.
    """
    runs, journeys = tuple(run_rows(case, plan)), tuple(journey_rows(case, plan))
    return (
        *runs,
        *stop_rows(case, plan),
        *journeys,
        *session_rows(case),
        *slot_rows(case),
        *visit_rows(journeys),
        *venue_rows(case),
        *child_rows(case, journeys),
        *driver_rows(case, runs),
        *other_rows(case),
    )
