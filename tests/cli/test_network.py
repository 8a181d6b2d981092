import numpy as np
import pandas as pd

from geoplan.network.builders.county import build_from_county

OSM = """<osm version="0.6">
<node id="1" lat="53.0" lon="-1.0"/><node id="2" lat="53.0" lon="-0.99"/>
<node id="3" lat="53.01" lon="-0.99"/><node id="4" lat="53.01" lon="-1.0"/>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
<way id="2"><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="primary"/><tag k="ref" v="A1"/></way>
</osm>"""


def test_a_network_is_built_kept_used_and_left_again(geoplan, folder):
    (folder / "square.osm").write_text(OSM)
    code, out, _ = geoplan("network", "build", "square.osm")
    assert code == 0
    assert 'Kept as "square"' in out
    _, out, _ = geoplan("network", "info")
    assert "square (in use)" in out
    geoplan("network", "use", "embedded")
    _, out, _ = geoplan("network", "info")
    assert "embedded (in use), square" in out


def test_info_tells_of_the_embedded_county(geoplan):
    code, out, _ = geoplan("network", "info")
    assert code == 0
    assert "Nottinghamshire" in out
    assert "motorway" in out


def test_a_truncated_file_is_refused_and_nothing_kept(geoplan, folder):
    (folder / "broken.osm.pbf").write_bytes(b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18")
    code, _, err = geoplan("network", "build", "broken.osm.pbf")
    assert code == 2
    assert "broken.osm.pbf" in err
    _, out, _ = geoplan("network", "info")
    assert "broken" not in out


def test_an_unknown_network_is_refused_with_those_there_are(geoplan):
    code, _, err = geoplan("network", "info", "--network", "rutland")
    assert code == 2
    assert "embedded" in err


def test_export_for_qgis_and_back(geoplan, folder):
    assert geoplan("network", "export", "roads.gpkg")[0] == 0
    code, out, _ = geoplan("network", "build", "roads.gpkg", "--name", "again")
    assert code == 0
    assert f"{build_from_county().node_count:,} nodes" in out


def test_addresses_are_never_sent_for_a_download(geoplan):
    code, _, err = geoplan("network", "download", "NG18 2TA")
    assert code == 2
    assert "NG18" not in err


def test_speeds_are_fitted_and_then_used(geoplan, folder):
    towns = {"Mansfield": (53.146, -1.196), "Worksop": (53.303, -1.122), "Retford": (53.322, -0.943)}
    towns |= {"Newark": (53.076, -0.810), "Ollerton": (53.205, -1.02), "Hucknall": (53.038, -1.204)}
    rng = np.random.default_rng(1)
    rows = []
    for a, (from_lat, from_lon) in towns.items():
        for b, (to_lat, to_lon) in towns.items():
            for _ in range(3 if a != b else 0):
                lat, lon = from_lat + rng.normal(0, 0.01), from_lon + rng.normal(0, 0.01)
                km = np.hypot((lat - to_lat) * 111, (lon - to_lon) * 66)
                rows.append((lat, lon, to_lat, to_lon, 6 + 2.2 * km, "off-peak"))
    names = ["from_latitude", "from_longitude", "to_latitude", "to_longitude", "minutes", "period"]
    pd.DataFrame(rows, columns=names).to_csv(folder / "observed.csv", index=False)
    (folder / "geoplan.toml").write_text("[snap]\nreport_beyond_m = 300  # as agreed\n")
    code, out, _ = geoplan("network", "calibrate", "observed.csv", "--out", "geoplan.toml")
    assert "report_beyond_m = 300  # as agreed" in (folder / "geoplan.toml").read_text()
    assert code == 0
    assert "before" in out
    assert "after" in out
    slow = geoplan("route", "Mansfield", "Worksop")[1]
    (folder / "geoplan.toml").unlink()
    usual = geoplan("route", "Mansfield", "Worksop")[1]
    assert float(slow.split(": ")[1].split()[0]) > float(usual.split(": ")[1].split()[0])


def test_a_name_is_made_safe_and_an_impossible_one_refused_before_the_work(geoplan, folder):
    (folder / "Ynys Môn (2018).osm").write_text(OSM)
    _, out, _ = geoplan("network", "build", "Ynys Môn (2018).osm")
    assert 'Kept as "ynys-mon-2018"' in out
    code, _, err = geoplan("network", "build", "nowhere.osm", "--name", "../x")
    assert code == 2
    assert "cannot be the name" in err


def test_a_network_can_go_to_a_file_of_its_own(geoplan, folder):
    (folder / "square.osm").write_text(OSM)
    code, out, _ = geoplan("network", "build", "square.osm", "--out", "mine.roads")
    assert code == 0
    assert "Written: mine.roads" in out
    assert "square.osm" in geoplan("network", "info", "--network", "mine.roads")[1]


def test_too_few_journeys_are_refused(geoplan, folder):
    (folder / "observed.csv").write_text(
        "from_latitude,from_longitude,to_latitude,to_longitude,minutes,period\n"
        "53.146,-1.196,53.303,-1.122,25,off-peak\n"
    )
    code, _, err = geoplan("network", "calibrate", "observed.csv")
    assert code == 2
    assert "40" in err
    assert not (folder / "calibrated.toml").exists()
