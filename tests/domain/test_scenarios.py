import pytest

from geoplan.domain.scenarios import (
    ANEW,
    Boundary,
    RoomChange,
    Scenario,
    check_names,
    new_district,
    parts_of,
    with_anew,
)
from geoplan.domain.venues import Room
from geoplan.errors import InputError
from tests.runs.worlds import venue

VENUES = (venue("retford"), venue("newark", 40))


def codes(venues):
    return [one.code for one in venues]


def test_venues_that_stay_keep_their_order_and_new_ones_follow():
    option = Scenario(name="x", opened=(venue("east", 33),), closed=("retford",))
    assert codes(option.venues_after(VENUES)) == ["newark", "east"]


def test_rooms_are_added_and_taken_away():
    change = RoomChange(venue="retford", added=(Room(code="new-1"),), removed=("2",))
    after = Scenario(name="x", rooms=(change,)).venues_after(VENUES)
    assert codes(after[0].rooms) == ["1", "new-1"]
    assert after[1] == VENUES[1]


def test_every_code_that_leads_nowhere_is_told_at_once():
    option = Scenario(
        name="x",
        closed=("nowhere",),
        opened=(venue("newark", 1),),
        rooms=(RoomChange(venue="retford", added=(Room(code="1"),), removed=("9",)),),
    )
    with pytest.raises(InputError) as caught:
        option.venues_after(VENUES)
    told = str(caught.value)
    assert all(
        word in told for word in ("nowhere", "newark is a venue already", "no room 9", "a room 1 already")
    )


def test_closing_everything_is_refused():
    with pytest.raises(InputError, match="no venue is left"):
        Scenario(name="x", closed=("retford", "newark")).venues_after(VENUES)


def test_a_venue_without_rooms_is_to_be_closed_instead():
    option = Scenario(name="x", rooms=(RoomChange(venue="retford", removed=("1", "2")),))
    with pytest.raises(InputError, match="close it instead"):
        option.venues_after(VENUES)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"closed": ("a", "a")},
        {"closed": ("a",), "rooms": (RoomChange(venue="a", removed=("1",)),)},
    ],
)
def test_options_that_contradict_themselves_are_refused(wrong):
    with pytest.raises(ValueError, match="option"):
        Scenario(**{"name": "x"} | wrong)


def test_a_change_of_rooms_changes_something():
    with pytest.raises(ValueError, match="nothing changes"):
        RoomChange(venue="retford")


def test_a_part_of_a_district_counts_before_the_whole():
    names = {"South": "South West", "South/Rushcliffe": "South East"}
    assert new_district(names, "South", "Rushcliffe") == "South East"
    assert new_district(names, "South", "Broxtowe") == "South West"
    assert new_district(names, "North", "Rushcliffe") == "North"
    assert parts_of(names, ["South"]) == {"South West", "South East"}


def test_names_must_differ_and_not_be_taken():
    with pytest.raises(InputError, match='two options are called "a"'):
        check_names([Scenario(name="A"), Scenario(name="a")])
    with pytest.raises(InputError, match='cannot be called "Now"'):
        check_names([Scenario(name="Now")])


def test_the_same_venues_with_sessions_placed_anew_come_first_where_venues_change():
    closing = Scenario(name="close", closed=("retford",))
    assert [one.name for one in with_anew([closing])] == [ANEW, "close"]
    regrouping = Scenario(name="regroup", regrouped={"North": "South"})
    assert with_anew([regrouping]) == (regrouping,)
    check_names(with_anew([closing]))


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"name": " ", "regrouped": {"a": "b"}}, "needs a name"),
        ({"name": "x"}, "changes nothing"),
        ({"name": "x", "services": {"a": "all", "b": "all"}}, "two services or more"),
        ({"name": "x", "regrouped": {"a": "b"}, "share": 1.2}, "not between 0 and 1"),
    ],
)
def test_boundaries_that_cannot_be_are_refused(how, told):
    with pytest.raises(ValueError, match=told):
        Boundary(**how)
