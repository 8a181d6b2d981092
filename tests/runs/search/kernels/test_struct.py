"""Structs are one thing on both sides: what a kernel writes, Python reads."""

import pickle

import numpy as np
import pytest

from geoplan.compiling import outer
from geoplan.runs.search.kernels.model import empty_state, pack
from tests.runs.search.problems import Ask, Car, make_problem


@outer
def write(s, v, length):
    s.length[v] = length
    return s.length.sum()


@outer
def size(d):
    return d.n + d.v if not d.coupled else -1


@pytest.fixture
def data():
    return pack(make_problem([Ask(at=(0, 0), to=(1, 0))] * 3, [Car()] * 2))


def test_arrays_are_the_same_memory_on_both_sides(data):
    state = empty_state(data, 1)
    state.length[0] = 4
    assert write(state, 1, 2) == 6
    assert state.length.tolist() == [4, 2]


def test_numbers_are_read_by_name(data):
    assert (data.n, data.v, size(data)) == (3, 2, 5)


def test_two_of_a_kind_share_nothing(data):
    one, other = empty_state(data, 1), empty_state(data, 1)
    write(one, 0, 2)
    assert other.length.tolist() == [0, 0]


def test_a_struct_lives_as_long_as_it_is_held(data):
    lengths = [empty_state(data, 1).length for _ in range(3)]
    assert [array.tolist() for array in lengths] == [[0, 0]] * 3


def test_what_is_not_a_field_is_said():
    with pytest.raises(AttributeError):
        _ = pack(make_problem([Ask(at=(0, 0), to=(1, 0))], [Car()])).nothing


@pytest.mark.parametrize("attribute", ["_kind", "_tuple"])
def test_the_cache_of_compiled_code_finds_types_again(data, attribute):
    kind = getattr(type(data), attribute)
    assert pickle.loads(pickle.dumps(kind)) is kind


def test_fields_are_named():
    state = empty_state(pack(make_problem([Ask(at=(0, 0), to=(1, 0))], [Car()])), 1)
    with pytest.raises(TypeError):
        type(state)(seq=np.zeros((1, 1), np.int64))
