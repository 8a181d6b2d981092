from dataclasses import dataclass
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.canonical import canonical
from geoplan.domain.plans import Mode


@dataclass(frozen=True)
class _Thing:
    one: object
    two: object = None


def test_it_does_not_hang_on_the_order_of_sets_and_mappings():
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    assert canonical(frozenset(["C1", "C2", "C3"])) == canonical({"C3", "C1", "C2"})


def test_it_hangs_on_the_order_of_sequences():
    assert canonical((1, 2)) != canonical((2, 1))


def test_what_differs_differs():
    things = [
        _Thing(1), _Thing("1"), _Thing(1.5), _Thing(None), _Thing((1,)), _Thing({1: 2}), _Thing(True),
        _Thing(date(2026, 11, 23)), _Thing(time(8)), _Thing(Mode.TAXI), _Thing(1, 1), _Thing(_Thing(1)),
    ]  # fmt: skip
    assert len({canonical(thing) for thing in things}) == len(things)


def test_a_text_that_looks_like_two_is_not_two():
    assert canonical(["a','b"]) != canonical(["a", "b"])


@given(st.dictionaries(st.text(max_size=3), st.integers(), max_size=5), st.randoms(use_true_random=False))
def test_equal_mappings_have_equal_texts(values, random):
    keys = list(values)
    random.shuffle(keys)
    assert canonical({key: values[key] for key in keys}) == canonical(values)
