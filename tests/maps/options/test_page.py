import pytest

from geoplan.errors import InputError
from geoplan.maps.options import draw_options
from tests.maps.ground import district_roads
from tests.maps.options.picture import panel, picture


@pytest.fixture(scope="module")
def made():
    return draw_options(district_roads(), picture())


def test_the_number_on_an_area_is_its_change_in_an_option_and_its_minutes_now(made):
    now, shorter, longer = (one["areas"][0] for one in made.data["panels"])
    assert (now["said"], now["moved"]) == ("20", "")
    assert (shorter["said"], shorter["moved"]) == ("14", "−6")
    assert (longer["moved"], longer["tip"]) == (
        "+11",
        "31 minutes a journey, 11 longer than now; c gain, 0 lose",
    )


def test_an_area_that_may_not_be_told_of_has_no_number(made):
    hidden = made.data["panels"][2]["areas"][1]
    assert hidden == {
        "minutes": -1,
        "change": -1,
        "said": "",
        "moved": "",
        "tip": "not told: too few children",
        "venue": 1,
        "lines": (1,),
        "goes": "sessions at 1. House 1",
    }


def test_what_opens_and_closes_has_a_shape_and_words_of_its_own(made):
    kinds = [[mark["kind"] for mark in one["venues"]] for one in made.data["panels"]]
    assert kinds == [["stays", "stays"], ["stays", "stays", "opens"], ["stays", "closes"]]
    assert [one["kind"] for one in made.words["marks"]] == ["stays", "opens", "closes"]
    assert made.data["panels"][2]["venues"][1]["state"] == "closes"


def test_borders_of_the_nearest_venue_are_drawn_where_two_venues_share_the_land(made):
    assert [one["nearest"] is not None for one in made.data["panels"]] == [True, True, False]


def test_a_catchment_is_told_by_number_and_each_venue_has_a_look_of_its_own(made):
    assert [one["areas"][0]["venue"] for one in made.data["panels"]] == [1, 1, 0]
    looks = made.words["looks"]
    assert [look.number for look in looks] == [1, 2, 3]
    assert len({(look.colour, look.hatch) for look in looks}) == 3
    assert 'id="venue-3"' in made.html()


def test_only_ground_of_which_it_is_not_told_where_children_go_says_the_nearest_venue(made):
    assert [[part["venue"] for part in one["land"]] for one in made.data["panels"]] == [[], [], [1]]
    assert made.words["catchments"]["lighter"].startswith("Lighter: the nearest venue by road; fewer than 5")
    told = draw_options(district_roads(), picture(panels=picture().panels[:2]))
    assert told.words["catchments"]["lighter"] == ""


def test_an_area_off_the_map_has_neither_shape_nor_spot(made):
    assert made.data["areas"][1] == {"name": "Outham (outside)", "children": "5", "shape": None, "spot": None}


def test_the_page_asks_for_nothing_and_is_small(made):
    html = made.html()  # assert_offline within
    assert "default-src 'none'" in html
    assert len(html) < 1_000_000


def test_names_cannot_become_markup():
    sly = panel("A", (1.0, 1.0), name="<img src=x>")
    page = draw_options(district_roads(), picture(panels=(picture().panels[0], sly))).html()
    assert "<img" not in page


def test_figures_for_another_number_of_areas_are_refused():
    with pytest.raises(ValueError, match="has 1 areas, not 2"):
        picture(panels=(picture().panels[0], panel("A", (1.0,))))


def test_now_alone_is_no_comparison():
    with pytest.raises(InputError, match="no option"):
        picture(panels=picture().panels[:1])
