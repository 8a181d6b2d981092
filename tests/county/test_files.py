from geoplan.county import files
from geoplan.county.files import data_path


def test_the_checkout_has_its_data_beside_the_package():
    assert data_path("places", "places.csv").is_file()


def test_an_installed_package_carries_its_own(tmp_path, monkeypatch):
    (tmp_path / "geoplan" / "_data").mkdir(parents=True)
    monkeypatch.setattr(files, "_PACKAGE", tmp_path / "geoplan")
    assert data_path("roads") == tmp_path / "geoplan" / "_data" / "roads"
