from dataclasses import replace

from geoplan.report.networks import network_table, report_lines
from tests.networks import straight_or_round


def test_miles_by_class_add_up_and_classes_without_roads_are_left_out():
    lines = network_table(straight_or_round()).splitlines()
    # 10 km of lane, 4 km of primary and 10 km of motorway are 14.9 miles.
    assert lines[0] == "5 nodes, 5 links, 15 miles of road"
    assert [line.split()[0] for line in lines[1:]] == ["motorway", "primary", "unclassified"]
    assert [line.split()[1] for line in lines[1:]] == ["6", "2", "6"]


def test_what_a_builder_left_out_is_told():
    network = replace(straight_or_round(), report=(("private roads left out", 1_234),))
    assert report_lines(network) == ["private roads left out: 1,234"]
