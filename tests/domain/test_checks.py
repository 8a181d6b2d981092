import pytest

from geoplan.domain.checks import check_between, check_code, check_person_code


@pytest.mark.parametrize("code", ["C-001", "kirkby-in-ashfield", "7", "NG/2015.4_b"])
def test_codes_that_are_fine(code):
    check_code("a venue", code)


@pytest.mark.parametrize("code", ["", "two words", "-1", "=SUM(A1)", "a" * 41, "a\n"])
def test_codes_that_are_not(code):
    with pytest.raises(ValueError, match="the code of a venue"):
        check_code("a venue", code)


def test_what_may_be_a_name_is_refused_and_not_repeated():
    with pytest.raises(ValueError, match="never a name") as caught:
        check_person_code("a child", "Smith")
    assert "Smith" not in str(caught.value)


def test_bounds_are_included_and_nonsense_is_not():
    check_between("beds", 1, 1, 4)
    check_between("beds", 4, 1, 4)
    with pytest.raises(ValueError, match="beds 5 is not between 1 and 4"):
        check_between("beds", 5, 1, 4)
    with pytest.raises(ValueError, match="nan"):
        check_between("beds", float("nan"), 1, 4)
