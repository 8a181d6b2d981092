import pytest

from geoplan.errors import GeoplanError
from geoplan.maps import leaflet
from geoplan.maps.leaflet import leaflet_script, leaflet_style
from geoplan.maps.outside import assert_offline


def test_the_library_is_the_version_that_folium_writes_for():
    assert 'version="1.9.3"' in leaflet_script()


def test_nothing_in_it_leads_outside():
    assert "leafletjs.com" not in leaflet_script().split("*/", 1)[1]
    assert "sourceMappingURL" not in leaflet_script()
    assert_offline(f"<style>{leaflet_style()}</style><script>{leaflet_script()}</script>")


def test_images_stand_inside_the_style_sheet():
    assert "images/" not in leaflet_style()
    assert leaflet_style().count("url(data:image/png;base64,") == 3


def test_a_missing_package_is_said_with_its_cure(monkeypatch):
    monkeypatch.setattr(leaflet, "PACKAGE", "no-such-package")
    with pytest.raises(GeoplanError, match="make setup"):
        leaflet._folder()


def test_another_version_is_refused(monkeypatch):
    monkeypatch.setattr(leaflet, "VERSION", "0.7")
    with pytest.raises(GeoplanError, match="another version"):
        leaflet_script.__wrapped__()
