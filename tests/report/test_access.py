import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.errors import InputError
from geoplan.matrix import travel_times
from geoplan.network.snap import snap
from geoplan.network.voronoi import network_voronoi
from geoplan.report.access import ALL, AccessParams, access_report, long_table, wide_table
from tests.networks import Road, at, make_network
from tests.report.matrices import matrix

INF = math.inf


def test_nearest_is_by_minutes_even_where_another_is_fewer_miles():
    report = access_report(matrix([[10, 12]], miles=[[8, 3]]), {"c1": "North"})
    (row,) = report.nearest.to_dict("records")
    assert (row["nearest"], row["minutes"], row["miles"]) == ("a", 10.0, pytest.approx(8.0))
    assert (row["second_nearest"], row["second_minutes"], row["second_miles"]) == (
        "b",
        12.0,
        pytest.approx(3.0),
    )


def test_a_tie_goes_to_the_first_code_whatever_the_order_of_columns():
    tied = matrix([[7, 7]])
    assert list(access_report(tied, {}).nearest["nearest"]) == ["a"]
    (row,) = access_report(tied.select(destinations=["b", "a"]), {}).nearest.to_dict("records")
    assert (row["nearest"], row["second_nearest"]) == ("a", "b")


def test_the_table_and_the_map_agree_on_a_tie():
    network = make_network({"a": (0, 0), "b": (1_000, 0)}, [Road("a", "b")])
    home, venues = snap(network, ["c1"], [at(500, 0)]), snap(network, ["z", "y"], [at(1_000, 0), at(0, 0)])
    times = travel_times(network, home, venues)
    assert times.seconds[0, 0] == times.seconds[0, 1]
    area = network_voronoi(network, home, venues)
    assert (
        list(access_report(times, {}).nearest["nearest"]) == list(area["code"][area["places"] == 1]) == ["y"]
    )


def test_group_figures_by_hand():
    minutes = [[10, 99], [99, 20], [30, 99], [50, 60]]
    report = access_report(matrix(minutes), dict.fromkeys(("c1", "c2", "c3", "c4"), "North"))
    north = report.by_group.set_index("group").loc["North"]
    assert north["count"] == 4
    assert north["mean_minutes"] == pytest.approx(27.5)
    assert north["median_minutes"] == pytest.approx(25)
    assert north["p95_minutes"] == pytest.approx(47)  # 0.95 × 3 = 2.85 of the way: 30 + 0.85 × 20
    assert north["worst_minutes"] == pytest.approx(50)
    assert (north["within_20"], north["within_30"], north["within_45"]) == (0.5, 0.75, 0.75)
    assert north["far"] == 1


def test_a_threshold_includes_its_own_minute():
    report = access_report(
        matrix([[20]]), {}, params=AccessParams(thresholds_minutes=(20,), far_beyond_minutes=20)
    )
    assert report.by_group["within_20"].iloc[0] == 1.0
    assert len(report.far) == 0


def test_the_unreachable_are_listed_and_count_against_the_shares():
    report = access_report(matrix([[10, INF], [INF, INF]]), {"c1": "North", "c2": "North"})
    assert list(report.unreachable["origin"]) == ["c2"]
    assert report.nearest["nearest"].tolist() == ["a", None]
    north = report.by_group.iloc[0]
    assert (north["unreachable"], north["within_45"], north["mean_minutes"]) == (1, 0.5, 10.0)
    assert math.isnan(report.nearest["second_minutes"][0])
    assert list(report.by_group["group"]) == ["North", ALL]


def test_those_far_from_everything_come_furthest_first():
    report = access_report(matrix([[46, 90], [44, 90], [80, 70]]), {})
    assert list(report.far["origin"]) == ["c3", "c1"]
    assert list(report.far["minutes"]) == [70.0, 46.0]


def test_each_destination_counts_those_who_have_it_nearest():
    report = access_report(matrix([[1, 2, 9], [1, 2, 9], [5, 3, 9]]), {})
    assert list(report.by_destination["count"]) == [2, 1, 0]
    assert report.by_destination["worst_minutes"][1] == 3.0
    assert math.isnan(report.by_destination["mean_minutes"][2])


def test_groups_keep_the_order_asked_for_and_the_ungrouped_come_last_before_all():
    groups = {"c1": "South", "c2": "Eastern", "c3": "North"}
    report = access_report(matrix([[1], [2], [3], [4]]), groups)
    assert list(report.by_group["group"]) == ["North", "South", "Eastern", "Elsewhere", ALL]


def test_nobody_to_measure_from_is_refused():
    with pytest.raises(InputError, match="there are no children"):
        access_report(matrix(np.empty((0, 1))), {})


def test_long_form_has_every_pair():
    frame = long_table(matrix([[1, 2], [3, INF]]))
    assert list(zip(frame["from"], frame["to"], strict=True)) == [
        ("c1", "a"),
        ("c1", "b"),
        ("c2", "a"),
        ("c2", "b"),
    ]
    assert frame["minutes"].tolist()[:3] == [1.0, 2.0, 3.0]
    assert math.isnan(frame["minutes"][3])
    assert math.isnan(frame["miles"][3])


def test_wide_form_in_miles():
    frame = wide_table(matrix([[1, 2]], miles=[[5, 6.25]]), "miles")
    assert list(frame.columns) == ["from", "a", "b"]
    assert frame.loc[0, "b"] == pytest.approx(6.25)


@pytest.mark.parametrize(
    "wrong",
    [
        {"thresholds_minutes": ()},
        {"thresholds_minutes": (30, 20)},
        {"thresholds_minutes": (0,)},
        {"far_beyond_minutes": -1},
    ],
)
def test_impossible_parameters_are_refused(wrong):
    with pytest.raises(ValueError):
        AccessParams(**wrong)


times = st.one_of(st.floats(0, 300), st.just(INF))


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda m: st.lists(st.lists(times, min_size=m, max_size=m), min_size=1, max_size=12)
    )
)
def test_no_one_is_lost_and_nothing_is_nearer_than_the_nearest(minutes):
    report = access_report(matrix(minutes), {"c1": "North", "c2": "South"})
    total = report.by_group.iloc[-1]
    assert total["count"] == len(minutes) == report.by_group["count"][:-1].sum()
    assert report.by_destination["count"].sum() + len(report.unreachable) == len(minutes)
    for row, found in zip(minutes, report.nearest.to_dict("records"), strict=True):
        if found["nearest"] is None:
            assert min(row) == INF
        else:
            assert found["minutes"] == pytest.approx(min(row))
            assert not found["second_minutes"] < found["minutes"]


def test_the_notebook_view_names_everyone_it_should_and_escapes_them():
    made = matrix([[60, 70], [INF, INF]])
    report = access_report(made, {"c1": "<b>North</b>"}, names={"a": "Ash & Elm"})
    html = report._repr_html_()
    assert "Ash &amp; Elm" in html
    assert "&lt;b&gt;North" in html
    assert "<b>" not in html
    assert "No road leads to any venue from: c2" in html
    assert "More than 45 minutes from everything: 1" in html
    assert "0123456789abcdef" in html
