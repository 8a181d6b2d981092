import pytest

from geoplan.io.claims.drafts import places_called, reference_of


def places(cells, via=(), *, known="", back=False):
    return places_called(cells, via, lambda text: text == known, back=back)


def test_a_postcode_beside_a_place_counts_where_the_place_is_not_known():
    cells = {"from": "The Hall", "from_postcode": "NG18 2TA", "to": "b"}
    assert places(cells) == ("NG18 2TA", "b")
    assert places(cells, known="The Hall") == ("The Hall", "b")


def test_a_column_of_whole_journeys_counts_where_an_end_is_missing():
    assert places({"journey": "a - b - c"}) == ("a", "b", "c")
    assert places({"journey": "a - b", "from": "x"}) == ("a", "b")
    assert places({"journey": "a - b", "from": "x", "to": "y"}) == ("x", "y")


def test_stops_on_the_way_stand_between_both_ends():
    assert places({"from": "a", "to": "d"}, ["b; c"]) == ("a", "b", "c", "d")


def test_back_is_straight_back_and_not_twice():
    assert places({"from": "a", "to": "c"}, ["b"], back=True) == ("a", "b", "c", "a")
    assert places({"journey": "a - b - A"}, back=True) == ("a", "b", "A")


@pytest.mark.parametrize(("text", "code"), [("J-17", "J-17"), ("Ann Other", None), (None, None)])
def test_a_reference_is_kept_only_where_it_is_a_code(text, code):
    assert reference_of(text) == code
