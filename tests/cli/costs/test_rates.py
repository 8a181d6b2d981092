import pytest


def test_the_rates_of_a_day(geoplan):
    code, out, _ = geoplan("costs", "rates", "--date", "2026-04-06", "--vehicle", "car")
    assert code == 0
    assert "55p a mile approved, 25p beyond 10,000 miles of the tax year" in out
    assert "bicycle" not in out


def test_own_rates_come_from_a_table(geoplan, folder):
    (folder / "rates.csv").write_text("Scheme,From,Rate\nbassetlaw,2024-01-01,42p\n")
    code, out, _ = geoplan("costs", "rates", "--date", "2026-04-06", "--rates", "rates.csv")
    assert code == 0
    assert "bassetlaw pays 42p" in out
    assert "Assumed" not in out


def test_a_table_with_faults_is_refused(geoplan, folder):
    (folder / "rates.csv").write_text("Scheme,From,Rate\nbassetlaw,31/02/2024,42p\n")
    code, _, err = geoplan("costs", "rates", "--rates", "rates.csv")
    assert code == 2
    assert 'rates.csv, row 2, column "From"' in err


@pytest.mark.parametrize("words", [("--vehicle", "lorry"), ("--date", "soon")])
def test_a_word_that_is_not_understood_is_a_usage_error(geoplan, words):
    assert geoplan("costs", "rates", *words)[0] == 2
