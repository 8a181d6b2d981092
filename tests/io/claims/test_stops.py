import pytest

from geoplan.io.claims import stops


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Retford - Worksop - Ollerton", ("Retford", "Worksop", "Ollerton")),
        ("Retford – Worksop", ("Retford", "Worksop")),
        ("Retford → Worksop", ("Retford", "Worksop")),
        ("Retford > Worksop", ("Retford", "Worksop")),
        ("Retford to Worksop", ("Retford", "Worksop")),
        ("from Retford to Worksop via Ollerton", ("Retford", "Ollerton", "Worksop")),
        ("Retford via Ollerton to Worksop", ("Retford", "Ollerton", "Worksop")),
        ("Retford to Worksop (via Ollerton and Tuxford)", ("Retford", "Ollerton", "Tuxford", "Worksop")),
        ("Retford - Worksop return", ("Retford", "Worksop", "Retford")),
        ("Retford to Worksop and back", ("Retford", "Worksop", "Retford")),
        ("Retford\nWorksop", ("Retford", "Worksop")),
        ("Newark-on-Trent - Worksop", ("Newark-on-Trent", "Worksop")),
        ("NG18 2TA-NG229TD", ("NG18 2TA", "NG229TD")),
        ("Retford", ("Retford",)),
        ("", ()),
    ],
)
def test_journeys_in_one_cell(text, places):
    assert stops.split_journey(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ollerton, Tuxford", ("Ollerton", "Tuxford")),
        ("Ollerton; Tuxford", ("Ollerton", "Tuxford")),
        ("Ollerton then Tuxford", ("Ollerton", "Tuxford")),
        ("Ollerton", ("Ollerton",)),
    ],
)
def test_cells_of_stops_on_the_way(text, places):
    assert stops.split_via(text) == places
