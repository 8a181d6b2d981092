import base64
import hashlib
import json
import re

import folium
import pytest

from geoplan.errors import InputError
from geoplan.maps import draw_access
from geoplan.maps.outside import OutsideRequestError
from geoplan.maps.picture import PlaceMinutes, VenuePin
from tests.maps.ground import district_roads, picture, place, venues
from tests.networks import at

NASTY = "</script><script>alert('x')</script><img src=x onerror=alert(1)>&\"'{{7*7}}\u2028"


@pytest.fixture(scope="module")
def html() -> str:
    return draw_access(district_roads(), picture()).html()


def policy(html: str) -> dict[str, str]:
    (content,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    return dict(part.strip().partition(" ")[::2] for part in content.replace("&#39;", "'").split(";"))


def test_the_page_may_load_nothing(html):
    rules = policy(html)
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in rules["script-src"]


def test_the_policy_stands_before_anything_it_governs(html):
    assert html.index("Content-Security-Policy") < html.index("<style") < html.index("<script")


def test_every_script_is_one_that_the_policy_names(html):
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert policy(html)["script-src"].split() == [f"'sha256-{value}'" for value in hashes]
    assert html.count("<script") == len(scripts) + 1  # and the data, which is not run


def test_folium_brings_nothing_along(html):
    assert not re.search(
        r"jquery|bootstrap|awesome|cdn\.|jsdelivr|tileLayer\(", html.replace("L.tileLayer=", "")
    )
    assert "user-scalable" not in html


def test_the_page_is_in_british_english_and_leads_to_its_table(html):
    assert '<html lang="en-GB">' in html
    assert '<a class="skip" href="#tables">' in html
    assert 'id="tables"' in html


def test_title_subtitle_and_notes_are_said(html):
    for words in ("<title>How far?</title>", "<h1>How far?</h1>", "By car", "Roads: made by hand."):
        assert words in html


def test_every_venue_and_place_is_in_a_table(html):
    tables = html[html.index('<section id="tables"') :]
    for name in ("Bridge House", "Hill Centre", "Upton", "Middleton", "Easton", "Downham", "Isle"):
        assert name in tables[: tables.index("<script")]


def test_names_cannot_become_markup_or_script():
    shown = picture(
        title=NASTY,
        subtitle=NASTY,
        notes=(NASTY,),
        venues=(VenuePin("V01", NASTY, venues()[0].position),),
        places=(PlaceMinutes(place("p", 0, 0, name=NASTY), 5.0, 1.0, "V01"),),
        around=(place("q", 1_000, 0, name=NASTY),),
    )
    html = draw_access(district_roads(), shown).html()
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "49" not in html.split("<h1>")[1].split("</h1>")[0]
    (data,) = re.findall(r'id="map-data">(.*?)</script>', html, re.DOTALL)
    assert json.loads(data)["venues"][0]["name"] == NASTY


def test_a_districts_name_cannot_either():
    from tests.maps.ground import square

    html = draw_access(district_roads(), picture(districts=square(NASTY, -1.0, 52.9, 0.4))).html()
    assert "<script>alert" not in html


def test_the_same_figures_make_the_same_page(html):
    assert draw_access(district_roads(), picture()).html() == html


def test_a_page_can_be_made_again_from_the_same_map():
    made = draw_access(district_roads(), picture())
    assert made.html() == made.html()


def test_a_map_with_tiles_added_is_refused():
    made = draw_access(district_roads(), picture())
    folium.TileLayer("https://tiles.example/{z}/{x}/{y}.png", attr="x").add_to(made.folium)
    with pytest.raises(OutsideRequestError, match=r"tileLayer|tiles\.example"):
        made.html()


def test_what_is_drawn_on_the_map_with_folium_stays_inside():
    made = draw_access(district_roads(), picture())
    folium.CircleMarker(location=[53.0, -1.0], radius=4).add_to(made.folium)
    assert "circle_marker" in made.html()


def test_nothing_is_written_when_the_page_is_refused(tmp_path):
    made = draw_access(district_roads(), picture())
    folium.TileLayer("https://tiles.example/{z}/{x}/{y}.png", attr="x").add_to(made.folium)
    with pytest.raises(OutsideRequestError):
        made.save(tmp_path / "map.html")
    assert list(tmp_path.iterdir()) == []


def test_it_is_saved_as_it_is(tmp_path, html):
    path = draw_access(district_roads(), picture()).save(tmp_path / "map.html")
    assert path.read_bytes().decode() == html


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="no folder"):
        draw_access(district_roads(), picture()).save(tmp_path / "nowhere" / "map.html")


def test_a_notebook_shows_it_in_a_frame_of_its_own(html):
    shown = draw_access(district_roads(), picture())._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "<script" not in shown


def test_positions_are_rounded_and_the_page_is_small(html):
    assert len(html) < 300_000
    assert str(at(14_500, -500).lat) not in html
