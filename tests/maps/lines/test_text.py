import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.maps.lines import pack_numbers, unpack_numbers


@given(st.lists(st.integers(-(10**9), 10**9), max_size=30))
def test_numbers_come_back_as_they_were(numbers):
    text = pack_numbers(numbers)
    assert unpack_numbers(text) == numbers
    assert all(letter.isalnum() or letter in "-_" for letter in text)


def test_small_numbers_are_one_letter_each():
    assert len(pack_numbers([0, 1, -1, 15, -16])) == 5


@pytest.mark.parametrize("text", ["!", "g"])
def test_what_is_no_such_text_is_refused(text):
    with pytest.raises(ValueError, match="number"):
        unpack_numbers(text)
