import os
import stat

import numpy as np
import pytest

from geoplan.network.cache import ArrayCache, content_key


def test_what_was_put_comes_back(tmp_path):
    cache = ArrayCache(tmp_path / "home" / "cache")
    cache.put("key", {"a": np.arange(3), "b": np.array([np.inf])})
    found = cache.get("key")
    assert found["a"].tolist() == [0, 1, 2]
    assert np.isinf(found["b"][0])
    assert cache.get("other") is None


def test_it_is_its_owners_alone(tmp_path):
    cache = ArrayCache(tmp_path / "home" / "cache")
    cache.put("key", {"a": np.arange(3)})
    for path in (tmp_path / "home", cache.folder, cache.folder / "key.npz"):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_what_was_unused_for_longest_goes_first(tmp_path):
    cache = ArrayCache(tmp_path, limit_bytes=25_000)
    for at, key in enumerate(("old", "middle", "new")):
        cache.put(key, {"a": np.zeros(1_250)})
        if (tmp_path / f"{key}.npz").exists():
            os.utime(tmp_path / f"{key}.npz", (at, at))
    assert cache.get("old") is None
    assert cache.get("new") is not None


def test_a_result_larger_than_the_cache_is_not_kept(tmp_path):
    cache = ArrayCache(tmp_path, limit_bytes=100)
    cache.put("key", {"a": np.zeros(1_000)})
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    cache = ArrayCache(tmp_path / "file" / "cache")
    cache.put("key", {"a": np.zeros(3)})
    assert cache.get("key") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, 2), (2, 1)),
        (("ab", "c"), ("a", "bc")),
        ((np.zeros(2),), (np.zeros(2, np.float32),)),
        ((np.zeros((2, 1)),), (np.zeros((1, 2)),)),
    ],
)
def test_keys_tell_inputs_apart(one, other):
    assert content_key(*one) == content_key(*one)
    assert content_key(*one) != content_key(*other)
