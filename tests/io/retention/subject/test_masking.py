"""Other children's codes do not come through, however they are written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.io.retention.subject.masking import ANOTHER, Masking

MASK = Masking("C0001", {"C0001", "C0002", "K-77"})


def test_other_children_are_taken_out_and_everything_else_stays() -> None:
    said = "C0001 and C0002 with D0007 from home:C0002 (k-77), S0044-out"
    assert MASK.text(said) == (f"C0001 and {ANOTHER} with D0007 from home:{ANOTHER} ({ANOTHER}), S0044-out")


def test_a_child_that_no_plan_knows_is_told_by_the_look_of_its_code() -> None:
    assert MASK.text("C0999 came too") == f"{ANOTHER} came too"


def test_a_longer_code_is_not_a_shorter_one() -> None:
    assert not MASK.mentions("C00011 XC0001")
    assert Masking("12", {"12", "121"}).text("12 121 1212") == f"12 {ANOTHER} 1212"


def test_a_cell_that_is_another_childs_code_is_told_from_one_that_names_it() -> None:
    assert MASK.is_other(" c0002 ")
    assert not MASK.is_other("C0001")
    assert not MASK.is_other("C0002 was late")


def test_of_an_adult_every_child_is_taken_out_and_no_driver() -> None:
    mask = Masking("D0007", {"C0001", "C0002"})
    assert not mask.is_child
    assert mask.text("D0007 D0012 C0001") == f"D0007 D0012 {ANOTHER}"


codes = st.integers(0, 9_999).map(lambda number: f"C{number:04}")


@settings(max_examples=40, deadline=None)
@given(
    codes,
    st.sets(codes, min_size=1),
    st.lists(codes),
    st.sampled_from([" ", ", ", ":", "/", "-", ""]),
)
def test_no_other_code_comes_through(own: str, known: set[str], named: list[str], between: str) -> None:
    mask = Masking(own, known | {own})
    shown = mask.text((between or ";").join(named))
    assert all(other not in shown for other in (known | set(named)) - {own})
    assert mask.count(shown) == named.count(own)
