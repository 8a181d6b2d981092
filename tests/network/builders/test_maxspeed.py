import pytest

from geoplan.network.builders.maxspeed import NATIONAL, UNSTATED, carriageway_by_limit, limit_of, read_limit


@pytest.mark.parametrize(
    ("text", "mph"),
    [
        ("30 mph", 30),
        ("30mph", 30),
        ("30 MPH", 30),
        (" 30  mph ", 30),
        ("30 m.p.h.", 30),
        ("20", 20),
        ("30", 30),
        ("70", 70),
        ("5", 5),
        ("48", 30),  # no British limit is 48 mph: km/h
        ("50 km/h", 31),
        ("50 kmh", 31),
        ("112 kph", 70),
        ("100", 62),
        ("GB:nsl_single", 60),
        ("UK:nsl_single", 60),
        ("GB_nsl:single", 60),
        ("gb:nsl_dual", 70),
        ("GB:motorway", 70),
        ("GB:nsl_restricted", 30),
        ("GB:urban", 30),
        ("GB:zone20", 20),
        ("GB:zone:20", 20),
        ("GB:30", 30),
        ("GB:20 mph", 20),
        ("national", NATIONAL),
        ("gb:national", NATIONAL),
        ("nsl", NATIONAL),
        ("GB:rural", NATIONAL),
        ("none", NATIONAL),
        ("30;20", 20),
        ("30 mph;20 mph", 20),
        ("40 mph; 30 mph", 30),
        ("60 mph|50 mph", 50),
        ("20 mph @ (Mo-Fr 08:00-09:00)", 20),
        ("walk", 5),
        ("signals", UNSTATED),
        ("variable", UNSTATED),
    ],
)
def test_every_british_form_is_read(text: str, mph: int) -> None:
    reading = read_limit(text, bare_in_mph=True)
    assert (reading.mph, reading.unread) == (mph, "")


@pytest.mark.parametrize(
    "text", ["fast", "", "300 mph", "0", "30 mhp", "RO:urban", "thirty", "30 mph;slow", "-20"]
)
def test_nonsense_is_reported_not_guessed(text: str) -> None:
    reading = read_limit(text, bare_in_mph=True)
    assert reading.mph == UNSTATED
    assert reading.unread == (text or "(empty)")


@pytest.mark.parametrize(
    ("text", "mph"), [("50", 31), ("30", 19), ("120", 75), ("50; 40", 25), ("30 mph", 30)]
)
def test_bare_numbers_abroad_are_kilometres(text: str, mph: int) -> None:
    assert read_limit(text, bare_in_mph=False).mph == mph


def test_a_number_without_unit_is_marked() -> None:
    assert read_limit("30", bare_in_mph=True).bare
    assert not read_limit("30 mph", bare_in_mph=True).bare


@pytest.mark.parametrize(
    ("tags", "mph"),
    [
        ({}, UNSTATED),
        ({"maxspeed": "40 mph", "maxspeed:forward": "30 mph"}, 40),
        ({"maxspeed:forward": "40 mph", "maxspeed:backward": "30 mph"}, 30),
        ({"maxspeed:backward": "50 mph"}, 50),
        ({"maxspeed:type": "GB:nsl_single"}, 60),
        ({"source:maxspeed": "survey", "maxspeed:type": "gb:national"}, NATIONAL),
        ({"maxspeed": "sign", "maxspeed:type": "GB:nsl_dual"}, 70),
        ({"source:maxspeed": "survey"}, UNSTATED),
        ({"zone:maxspeed": "GB:20"}, 20),
        ({"zone:maxspeed": "20"}, 20),
    ],
)
def test_the_most_direct_tag_counts(tags: dict[str, str], mph: int) -> None:
    assert limit_of(tags, bare_in_mph=True).mph == mph


def test_an_unread_limit_is_reported_even_where_its_type_helps_out() -> None:
    reading = limit_of({"maxspeed": "fast", "maxspeed:type": "GB:nsl_single"}, bare_in_mph=True)
    assert (reading.mph, reading.unread) == (60, "fast")


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ({"maxspeed:type": "GB:nsl_dual"}, 1),
        ({"source:maxspeed": "UK:nsl_single"}, -1),
        ({"maxspeed": "70 mph"}, 0),
        ({}, 0),
    ],
)
def test_the_kind_of_limit_tells_the_carriageway(tags: dict[str, str], told: int) -> None:
    assert carriageway_by_limit(tags) == told
