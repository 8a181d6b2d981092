"""What a plan puts into whose calendar."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from geoplan.audiences import Audience
from geoplan.domain.sessions import Move
from geoplan.report.calendar import CalendarParams
from geoplan.report.calendar.entries import entries_of
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import MONDAY, TUESDAY, small_sessions

PROJECT = UUID("8a7f6e5d-0000-4000-8000-000000000001")


def entries(audience, *, case=None, plan=None, project=PROJECT, accepted=True, **params):
    return entries_of(
        case or hand_case(),
        plan or hand_plan(),
        audience,
        project=project,
        accepted=accepted,
        params=CalendarParams(**params),
    )


def told(found):
    """Holder, day, times and title of each."""
    return [
        (
            one.wanted.holder,
            one.wanted.day,
            f"{one.wanted.start:%H:%M}",
            f"{one.wanted.end:%H:%M}",
            one.words.title,
            one.words.place,
        )
        for one in found
    ]


def by_uid(found):
    return {one.wanted.uid: one.wanted for one in found}


def test_drivers_get_the_hours_of_their_runs():
    found = told(entries(Audience.DRIVER))
    assert ("D001", MONDAY, "09:33", "12:02", "Driving", "") in found
    assert len(found) == 4


def test_begun_minutes_count():
    plan = hand_plan()
    first, *others = plan.runs
    plan = replace(plan, runs=(replace(first, start_s=first.start_s + 59, end_s=first.end_s + 1), *others))
    assert ("D001", MONDAY, "09:33", "12:03", "Driving", "") in told(entries(Audience.DRIVER, plan=plan))


def test_carers_get_the_times_of_their_own_children_without_a_place():
    found = told(entries(Audience.CARER))
    assert ("G002", MONDAY, "16:00", "17:00", "Appointment", "") in found
    assert {holder for holder, *_ in found} == {"G001", "G002"}
    assert len([one for one in found if one[0] == "G002"]) == 1


def test_carers_may_be_told_the_place():
    assert ("G002", MONDAY, "16:00", "17:00", "Errand", "Retford") in told(
        entries(Audience.CARER, carers_title="Errand", name_venues=True)
    )


def test_venues_get_their_rooms():
    found = told(entries(Audience.VENUE))
    assert len(found) == 5
    assert all(one[4].startswith("Room in use: ") and not one[5] for one in found)


def test_no_entry_holds_a_code_of_anybody_or_a_session():
    for audience in (Audience.DRIVER, Audience.CARER, Audience.VENUE):
        for one in entries(audience, name_venues=True):
            shown = f"{one.wanted.uid} {one.words} {one.wanted.content}"
            for code in ("C000", "D00", "G00", "W00", "S000"):
                assert code not in shown


def test_identifiers_are_the_same_for_the_same_and_different_for_others():
    first = by_uid(entries(Audience.CARER))
    assert by_uid(entries(Audience.CARER)) == first
    assert not set(first) & set(by_uid(entries(Audience.VENUE)))
    assert not set(first) & set(by_uid(entries(Audience.CARER, project=UUID(int=7))))
    later = hand_plan(week=date(2026, 11, 30))
    assert not set(first) & set(by_uid(entries(Audience.CARER, plan=later)))


def test_what_is_moved_within_the_week_stays_the_same_entry():
    first, *others = small_sessions()
    moved = replace(first, moved=(Move(MONDAY, TUESDAY, time(13), time(14)),))
    before = by_uid(entries(Audience.CARER))
    after = by_uid(entries(Audience.CARER, case=hand_case(sessions=(moved, *others))))
    assert set(after) == set(before)
    (uid,) = [uid for uid in after if after[uid] != before[uid]]
    assert (before[uid].day, after[uid].day) == (MONDAY, TUESDAY)


def test_what_is_cancelled_is_not_wanted():
    first, *others = small_sessions()
    off = replace(first, cancelled=frozenset({MONDAY}))
    case = hand_case(sessions=(off, *others))
    assert len(entries(Audience.VENUE, case=case)) == 4


def test_a_proposal_is_tentative_and_its_acceptance_is_news():
    proposed, accepted = (entries(Audience.DRIVER, accepted=how) for how in (False, True))
    assert all(one.words.tentative for one in proposed)
    assert not any(one.words.tentative for one in accepted)
    assert set(by_uid(proposed)) == set(by_uid(accepted))
    assert all(one.wanted.content != by_uid(accepted)[one.wanted.uid].content for one in proposed)
