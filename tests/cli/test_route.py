import geopandas


def test_between_two_postcodes_of_venues_without_any_import(geoplan):
    code, out, _ = geoplan("route", "NG18 2TA", "ng229td")
    assert code == 0
    minutes, miles = (float(word) for word in out.split(": ")[1].replace("minutes,", "").split()[:2])
    assert 15 < minutes < 35
    assert 7 < miles < 13


def test_between_towns_with_a_line_for_qgis(geoplan, folder):
    assert geoplan("route", "Worksop", "Retford", "--out", "route.gpkg")[0] == 0
    line = geopandas.read_file(folder / "route.gpkg")
    assert 7 < line["miles"].iloc[0] < 11
    assert "A" in line["roads"].iloc[0]


def test_an_unknown_postcode_says_how_to_make_it_known(geoplan):
    code, _, err = geoplan("route", "NG1 1AA", "Ollerton")
    assert code == 2
    assert "geoplan postcodes import" in err


def test_swapped_degrees_are_noticed(geoplan):
    code, _, err = geoplan("route", "-1.19, 53.14", "Ollerton")
    assert code == 2
    assert "swapped" in err


def test_a_misspelt_town_is_guessed(geoplan):
    code, _, err = geoplan("route", "Mansfeild", "Ollerton")
    assert code == 2
    assert "Mansfield" in err
