"""When contact workers can drive: every moment of these days can be counted on one hand."""

from datetime import time

from geoplan.runs.fleet.worker_gaps import Rota, common, joined, without
from tests.runs.worlds import MONDAY, TUESDAY, session, small_case, venue, worker

H = 3600


def case_of(*sessions, workers=("W001", "W002"), **other):
    return small_case(workers=tuple(worker(code) for code in workers), sessions=sessions, **other)


def two_sessions(code="W002"):
    return (
        session("S0001", MONDAY, time(10), time(11), "C0001", worker=code),
        session("S0002", MONDAY, time(14), time(15), "C0003", worker=code),
    )


def test_a_gap_lies_between_two_sessions_not_before_the_first_or_after_the_last():
    case = case_of(*two_sessions())
    assert Rota(case).gaps(case.worker["W002"], MONDAY) == ((11 * H, 14 * H),)
    assert Rota(case).gaps(case.worker["W002"], TUESDAY) == ()


def test_the_first_by_code_on_duty_keeps_house_and_does_not_drive():
    for code, usable in (("W001", ()), ("W002", ((11 * H, 14 * H),))):
        case = case_of(*two_sessions(code))
        assert Rota(case).gaps(case.worker[code], MONDAY) == ((11 * H, 14 * H),)
        assert Rota(case).usable(case.worker[code], MONDAY) == usable


def test_who_supervises_elsewhere_does_not_keep_house():
    # W001 is at the other venue from 12:00 to 13:00, 10 minutes of daytime driving from the base.
    elsewhere = session("S0003", MONDAY, time(12), time(13), "C0004", venue="worksop", worker="W001")
    case = case_of(*two_sessions(), elsewhere, venues=(venue(), venue("worksop", 30)))
    assert Rota(case).usable(case.worker["W002"], MONDAY) == (
        (11 * H, 12 * H - 600),
        (13 * H + 600, 14 * H),
    )


def test_the_way_to_a_session_elsewhere_is_not_free():
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0001", venue="worksop", worker="W002"),
        session("S0002", MONDAY, time(14), time(15), "C0003", worker="W002"),
    )
    case = case_of(*sessions, venues=(venue(), venue("worksop", 30)))
    assert Rota(case).gaps(case.worker["W002"], MONDAY) == ((11 * H + 600, 14 * H),)


def test_less_than_half_an_hour_is_no_gap():
    for minute, gaps in ((29, 0), (30, 1)):
        sessions = (
            session("S0001", MONDAY, time(10), time(11), "C0001", worker="W002"),
            session("S0002", MONDAY, time(11, minute), time(13), "C0003", worker="W002"),
        )
        case = case_of(*sessions)
        assert len(Rota(case).gaps(case.worker["W002"], MONDAY)) == gaps


def test_sessions_that_nobody_supervises_bind_nobody():
    free = session("S0003", MONDAY, time(12), time(13), "C0004", worker="W002", supervised=False)
    case = case_of(*two_sessions(), free)
    assert Rota(case).gaps(case.worker["W002"], MONDAY) == ((11 * H, 14 * H),)


def test_spans_are_joined_cut_and_taken_away():
    assert joined([(5, 9), (1, 3), (3, 4), (6, 7)]) == ((1, 4), (5, 9))
    assert common([(1, 4), (5, 9)], [(3, 6)]) == ((3, 4), (5, 6))
    assert common([(1, 4), (5, 9)], [(3, 9)], least_s=2) == ((5, 9),)
    assert without([(1, 9)], [(2, 3), (8, 12)]) == ((1, 2), (3, 8))
