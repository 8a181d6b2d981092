import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.io.claims import people


@pytest.mark.parametrize(
    ("cell", "code"), [("D001", "D001"), (12345, "12345"), ("EMP 1234", "EMP-1234"), ("c-014", "c-014")]
)
def test_codes_stay_as_they_are(cell, code):
    assert people.person(cell) == code


@pytest.mark.parametrize("cell", ["Ann Other", "Smith", "O'Brien, J.", "Amy 2", "Jamie Smith 12"])
def test_names_become_tokens_and_then_numbers_without_a_trace(cell):
    found = people.person(cell)
    assert people.is_token(found)
    number = people.numbered([found], "name")[found]
    assert number == "name-001"


def test_one_name_written_in_two_ways_is_one_person():
    assert people.person("J. Smith") == people.person(" j smith ")


def test_a_cell_of_several_children():
    assert people.people("C0002; C0001 and C0002") == ("C0001", "C0002")
    assert people.people("2") == ()


@given(st.permutations(["Ann Other", "Bob Brown", "Cy Young", "Di Green"]))
def test_numbers_do_not_depend_on_the_order_of_rows(names):
    tokens = [people.person(name) for name in names]
    expected = people.numbered([people.person(name) for name in sorted(names)], "name")
    assert people.numbered(tokens, "name") == expected
    assert sorted(expected.values()) == ["name-001", "name-002", "name-003", "name-004"]


def test_codes_get_no_number():
    assert people.numbered(["D001"], "name") == {}
