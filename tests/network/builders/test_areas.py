from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.county.places import read_places
from geoplan.errors import InputError
from geoplan.network.builders.areas import area_to_ask, find_area, read_areas


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Nottinghamshire", "Nottinghamshire, England"),
        ("Nottinghamshire, England", "Nottinghamshire, England"),
        ("nottinghamshire county council", "Nottinghamshire, England"),
        ("Notts, UK", "Nottinghamshire, United Kingdom"),
        ("City of Nottingham", "Nottingham, England"),
        ("Nottingham City", "Nottingham, England"),
        ("Newark & Sherwood District", "Newark and Sherwood, England"),
        ("Newark and Sherwood, Nottinghamshire", "Newark and Sherwood, Nottinghamshire, England"),
        ("Bassetlaw, Nottinghamshire, England", "Bassetlaw, Nottinghamshire, England"),
        ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea, England"),
        ("City of London", "City of London, England"),
        ("London", "Greater London, England"),
        ("County Durham", "County Durham, England"),
        ("Hull", "Kingston upon Hull, England"),
        ("Kings Lynn and West Norfolk", "King's Lynn and West Norfolk, England"),
        ("stoke on trent", "Stoke-on-Trent, England"),
        ("St. Helens", "St Helens, England"),
        ("City and County of Swansea", "Swansea, Wales"),
        ("Ynys Môn", "Isle of Anglesey, Wales"),
        ("City of Edinburgh, Scotland", "Edinburgh, Scotland"),
        ("East Midlands", "East Midlands, England"),
        ("England", "England, United Kingdom"),
        ("Great Britain", "Great Britain"),
    ],
)
def test_areas_are_known_by_their_usual_names(typed, sent):
    assert area_to_ask(typed) == sent


def test_a_slip_of_the_pen_is_put_right_with_names_from_the_list():
    with pytest.raises(InputError, match='did you mean "Nottinghamshire, England"') as caught:
        area_to_ask("Notinghamshire")
    assert "Notinghamshire" not in str(caught.value)
    with pytest.raises(
        InputError, match=r'what follows Mansfield .* did you mean "Nottinghamshire, England"'
    ):
        area_to_ask("Mansfield, Notinghamshire")


def test_a_district_is_no_place_to_be_in():
    with pytest.raises(InputError, match=r'what follows Derby is not a known county.*write "Derby, England"'):
        area_to_ask("Derby, Mansfield")


def test_names_mean_one_area_each():
    areas = read_areas()
    names = [name for area in areas for name in (area.name, *area.also)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    for area in areas:
        for name in (area.name, *area.also):
            assert find_area(name) == area, name
    assert {area.country for area in areas} == {"England", "Scotland", "Wales", "United Kingdom", ""}


def test_all_councils_are_listed():
    count = Counter((area.kind, area.country) for area in read_areas())
    # As of 2023: districts, unitary authorities with the Isles of Scilly, boroughs with the City of London.
    assert count["district", "England"] == 164
    assert count["unitary authority", "England"] == 63
    assert count["metropolitan borough", "England"] == 36
    assert count["London borough", "England"] == 33
    assert count["council area", "Scotland"] == 32
    assert count["principal area", "Wales"] == 22


def test_the_councils_of_the_embedded_places_are_known():
    councils = {place.council for place in read_places()}
    assert len(councils) > 8
    assert [council for council in sorted(councils) if find_area(council) is None] == []


WORDS = st.sampled_from(
    ["Nottinghamshire", "Rose Cottage", "Mansfield", "England", "12", "Hill", "City of", "&", ",", "NG18 2TA"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=5).map(" ".join))
def test_whatever_is_sent_is_made_of_listed_names_only(typed):
    listed = {area.name for area in read_areas()}
    try:
        answer = set(area_to_ask(typed).split(", "))
    except InputError as error:
        answer, said = set(), str(error)
    else:
        said = ""
    assert answer <= listed
    assert "Rose" not in said
    assert "NG18" not in said
