import hashlib
import json
from dataclasses import fields, replace

import numpy as np
import pytest

from geoplan.errors import NetworkError
from geoplan.network.model import Provenance
from geoplan.network.store import MAGIC, load_network, save_network
from tests.networks import grid, roundabout


def saved(tmp_path):
    network = replace(
        roundabout(),
        provenance=Provenance("OpenStreetMap ©", "ODbL", "2025-06-01", "only a piece"),
        report=(("private roads left out", 12),),
        sparse=True,
    )
    return network, save_network(network, tmp_path / "deep" / "county.roads")


def test_a_saved_network_comes_back_the_same(tmp_path):
    network, path = saved(tmp_path)
    back = load_network(path)
    for item in fields(network):
        before, after = getattr(network, item.name), getattr(back, item.name)
        if isinstance(before, np.ndarray):
            assert before.dtype == after.dtype, item.name
            assert np.array_equal(before, after), item.name
            assert after.flags.aligned, item.name
        else:
            assert before == after, item.name
    assert back.version == network.version


def test_saving_again_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    _, path = saved(tmp_path)
    save_network(grid(3), path)
    assert load_network(path).node_count == 9
    assert [found.name for found in path.parent.iterdir()] == ["county.roads"]


@pytest.mark.parametrize("kept", [0.999, 0.5, 0.02])
def test_a_file_cut_short_is_refused(tmp_path, kept):
    _, path = saved(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(NetworkError, match="cut short; copy it again or build it again"):
        load_network(path)


@pytest.mark.parametrize("at", [20, 60, -9])
def test_an_altered_byte_is_noticed(tmp_path, at):
    _, path = saved(tmp_path)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(NetworkError, match="damaged"):
        load_network(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"code,lat,lon\n", MAGIC[:-1]])
def test_a_foreign_file_is_refused(tmp_path, content):
    path = tmp_path / "other.roads"
    path.write_bytes(content)
    with pytest.raises(NetworkError, match="is not a geoplan network; give a"):
        load_network(path)


def test_a_later_format_is_refused(tmp_path):
    path = tmp_path / "later.roads"
    header = json.dumps({"format": 99}).encode()
    rest = len(header).to_bytes(8, "little") + header
    path.write_bytes(MAGIC + hashlib.blake2b(rest, digest_size=16).digest() + rest)
    with pytest.raises(NetworkError, match="has format 99"):
        load_network(path)


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(NetworkError, match="geoplan network build"):
        load_network(tmp_path / "none.roads")


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NetworkError, match="cannot be written"):
        save_network(grid(2), tmp_path / "file" / "county.roads")
