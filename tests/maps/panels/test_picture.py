from geoplan.maps.panels.picture import PanelArea, parted
from tests.maps.panels.ground import settlements


def test_settlements_without_a_contact_district_are_around():
    served, around = parted(iter(settlements()))
    assert [place.name for place in served] == ["Aton", "Bury"]
    assert [place.name for place in around] == ["Outham"]


def test_a_table_says_which_areas_are_not_on_the_map():
    assert PanelArea(name="Aton", shape=object()).listed == "Aton"
    assert PanelArea(name="Aton", shape=None).listed == "Aton (not on the map)"
