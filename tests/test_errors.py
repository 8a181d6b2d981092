import pytest

from geoplan.errors import Fault, GeoplanError, InfeasibleError, InputError, NetworkError


def test_a_fault_says_where_what_and_how_to_mend_it():
    fault = Fault(
        '"31/02/2026" is not a date', "write it as 28/02/2026", "drivers.xlsx", "Drivers", 14, "DBS expiry"
    )
    assert str(fault) == (
        'drivers.xlsx, sheet Drivers, row 14, column "DBS expiry": "31/02/2026" is not a date; '
        "write it as 28/02/2026."
    )


def test_a_fault_without_a_place_is_a_sentence():
    assert str(Fault("there are no venues", "give at least one")) == "there are no venues; give at least one."


def test_a_question_keeps_its_mark():
    assert str(Fault("no such thing", 'did you mean "that"?')).endswith('did you mean "that"?')


def test_every_fault_is_in_the_message():
    faults = [Fault(f"fault {number}", "mend it") for number in range(3)]
    error = InputError(faults)
    assert error.faults == tuple(faults)
    assert str(error).splitlines() == [str(fault) for fault in faults]


def test_one_fault_needs_no_list():
    fault = Fault("wrong", "mend it")
    assert InputError(fault).faults == (fault,)


def test_an_input_error_without_a_fault_is_a_fault_of_ours():
    with pytest.raises(ValueError, match="at least one fault"):
        InputError([])


@pytest.mark.parametrize(
    ("kind", "code"), [(GeoplanError, 1), (InputError, 2), (NetworkError, 3), (InfeasibleError, 4)]
)
def test_exit_codes_by_kind(kind, code):
    assert issubclass(kind, GeoplanError)
    assert kind.exit_code == code
