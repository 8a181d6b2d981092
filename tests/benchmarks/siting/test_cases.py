from pathlib import Path

import pytest

from benchmarks.siting.cases import Model, cases_of, read_pmed

# A path 1 – 2 – 3 – 4 of 5, 0 and 2; the edge from 1 to 2 comes twice, the second time the other way round.
PATH = "4 4 2\n1 2 1\n2 3 0\n3 4 2\n2 1 5\n"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "benchmarks" / "pmed"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text)
    return path


def test_the_last_of_repeated_edges_counts_and_edges_of_no_length_are_edges(tmp_path: Path) -> None:
    cost, p = read_pmed(write(tmp_path, "path", PATH))
    assert p == 2
    assert cost.tolist() == [[0, 5, 5, 7], [5, 0, 0, 2], [5, 0, 0, 2], [7, 2, 2, 0]]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("words", "holds words"),
        ("4 4", "fewer than three"),
        ("4 3 2\n1 2 1\n", "3 figures after"),
        ("2 1 3\n1 2 1\n", "3 figures after"),
        ("2 1 1\n1 3 1\n", "not there"),
        ("3 1 1\n1 2 1\n", "falls into parts"),
    ],
)
def test_what_is_no_instance_says_why(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        read_pmed(write(tmp_path, "bad", text))


def test_an_instance_is_a_median_and_a_center_with_published_values_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, "path", PATH)
    write(tmp_path, "other", "16 50\n1 2\n")
    (tmp_path / "best_known.csv").write_text("instance,value\npath,2\n")
    (tmp_path / "best_known_p_center.csv").write_text("instance,value\nelse,9\n")
    median, center = cases_of(tmp_path)
    assert (median.model, median.best_known, median.p) == (Model.P_MEDIAN, 2, 2)
    assert (center.model, center.best_known) == (Model.P_CENTER, None)
    assert list(cases_of(tmp_path, "pmed*")) == []


@pytest.mark.skipif(not SHARED.exists(), reason="published instances are not here")
def test_published_instances_are_read_in_the_order_of_their_numbers() -> None:
    names = [case.instance for case in cases_of(SHARED, "pmed[1-9]")]
    assert names[:4] == ["pmed1", "pmed1", "pmed3", "pmed3"]
