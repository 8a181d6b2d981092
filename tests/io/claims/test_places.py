import pytest

from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Position
from geoplan.errors import InputError
from geoplan.io.claims.places import KnownPlace, PlaceBook, known_places
from tests.io.helpers import PLACES

VENUE = Position(53.14, -1.1929)
HOME = Position(53.2, -1.0)


@pytest.fixture
def book(postcodes):
    known = [
        KnownPlace(
            code="meadow-house", position=VENUE, name="Meadow House, Littleworth", precision_m=150, venue=True
        ),
        KnownPlace(code="D001", position=HOME),
        KnownPlace(code="C0001", position=HOME),
        KnownPlace(code="annexe-a", position=VENUE, name="The Annexe"),
        KnownPlace(code="annexe-b", position=HOME, name="The Annexe"),
    ]
    return PlaceBook(known, settlements=PLACES, postcodes=postcodes)


@pytest.mark.parametrize(
    "text", ["meadow-house", "MEADOW HOUSE", "Meadow House, Littleworth", "meadow  house."]
)
def test_a_venue_answers_to_its_code_and_name(book, text):
    assert book.find(text) == ClaimStop("meadow-house", VENUE, precision_m=150, venue=True)


@pytest.mark.parametrize("text", ["NG182TA", "ng18 2ta", "Unit 4, Some Street, NG18 2TA", "NG18  2TA."])
def test_postcodes_in_any_writing_are_one_place(book, text):
    assert book.find(text).label == "NG18 2TA"


@pytest.mark.parametrize("text", ["C0001", "c0001's home", "home of C0001", "C0001 placement"])
def test_the_home_of_a_child_by_code(book, text):
    assert book.find(text).label == "C0001"


def test_home_is_the_home_of_whoever_claims(book):
    assert book.find("Home", "D001") == ClaimStop("D001", HOME)
    assert "not in the tables" in book.find("Home", "D999")
    assert "not in the tables" in book.find("home", "meadow-house")
    assert book.knows("home")


def test_degrees_and_settlements(book):
    assert book.find("53.14, -1.19").position == Position(53.14, -1.19)
    assert book.find("Ollerton").precision_m == 1_500


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12 Acacia Avenue", "the place is not known"),
        ("NG18", "half a postcode"),
        ("SW1A 1AA", "not in the imported file"),
        ("NG18 2TA or NG22 9TD", "more than one postcode"),
        ("The Annexe", "more than one"),
        ("Morton", "more than one"),
        ("3.14, 2.72", "Great Britain"),
        ("...", "not known"),
    ],
)
def test_what_is_not_one_place_gets_the_reason_without_its_words(book, text, reason):
    found = book.find(text)
    assert reason in found
    assert "Acacia" not in found


def test_nearly_the_name_of_a_venue(book):
    assert book.suggestion("Medow House") == "Meadow House, Littleworth"
    assert book.suggestion("12 Acacia Avenue") is None


def test_until_postcodes_are_imported_those_of_venues_are_known(home):
    book = PlaceBook(settlements=PLACES)
    assert book.find("DN22 6DF").label == "DN22 6DF"
    assert "geoplan postcodes import" in book.find("NG1 1AA")


def test_tables_give_codes_names_and_homes_and_all_faults_at_once(table):
    venues = table("venues.csv", "code,name,lat,lon", "V-1,The Hub,53.14,-1.19")
    children = table("children.csv", "code,lat,lon", "C-1,53.15,-1.18")
    places = known_places([("venues", venues), ("children", children)])
    assert [(one.code, one.name, one.venue) for one in places] == [
        ("V-1", "The Hub", True),
        ("C-1", None, False),
    ]
    bad = table("drivers.csv", "code,lat,lon", "D-1,x,y")
    worse = table("carers.csv", "code,lat,lon", "F-1,x,y")
    with pytest.raises(InputError) as caught:
        known_places([("drivers", bad), ("carers", worse)])
    assert {fault.file for fault in caught.value.faults} == {"drivers.csv", "carers.csv"}


def test_a_place_that_two_tables_have_is_one_place():
    here, there = KnownPlace(code="V-1", position=VENUE), KnownPlace(code="V-1", position=HOME)
    assert PlaceBook([here, here], settlements=PLACES).find("v-1").label == "V-1"
    assert "more than one" in PlaceBook([here, there], settlements=PLACES).find("v-1")
