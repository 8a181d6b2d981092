import pytest
from openpyxl import load_workbook


def test_amounts_are_projected_with_a_range(geoplan):
    code, out, _ = geoplan(
        "costs",
        "year",
        "--amount",
        "2026-11-23=£4,210.50",
        "--weeks",
        "48",
        "--from",
        "2026-04-01",
        "--months",
    )
    assert code == 0
    assert "about £202,104 if nothing changes" in out
    assert "April 2026" in out
    assert "Made from 1 week with school and 0 weeks without" in out


def test_an_amount_without_a_day_is_a_week_with_school(geoplan):
    code, out, _ = geoplan("costs", "year", "--amount", "1000", "--from", "2027-04-01")
    assert code == 0
    assert "Made from 1 week with school" in out
    assert "School terms from" in out  # they are assumed
    assert "Month by month" not in out


def test_a_plan_is_projected_by_age_group(geoplan, planned, folder):
    code, out, err = geoplan("costs", "year", "--weeks", "48", "--out", "year.xlsx")
    assert code == 0, err
    assert "For whom" in out
    assert load_workbook(folder / "year.xlsx").sheetnames[1:] == ["Months by group", "Bank holidays"]


def test_a_plan_is_not_counted_twice(geoplan, planned):
    code, _, err = geoplan("costs", "year", "--plan", "latest", "--plan", "1")
    assert code == 2
    assert "name plans of different weeks" in err


def test_a_plan_and_an_amount_make_two_weeks(geoplan, planned):
    code, out, _ = geoplan("costs", "year", "--plan", "latest", "--amount", "2024-12-23=900")
    assert code == 0
    assert "Made from 1 week with school and 1 week without" in out


def test_own_terms_come_from_a_table(geoplan, folder):
    (folder / "terms.csv").write_text("Term,First day,Last day\nall,01/09/2031,19/12/2031\n")
    words = ("--amount", "2031-09-08=1000", "--from", "2031-09-01", "--terms", "terms.csv")
    code, out, _ = geoplan("costs", "year", *words)
    assert code == 0
    assert "16.0 of them with school" in out
    assert "an assumption" not in out


def test_days_without_known_terms_are_a_fault_with_its_cure(geoplan):
    code, _, err = geoplan("costs", "year", "--amount", "2026-11-23=1000", "--from", "2028-04-01")
    assert code == 2
    assert "school terms are known from" in err
    assert "--terms" in err


def test_parameters_come_from_geoplan_toml(geoplan, folder):
    (folder / "geoplan.toml").write_text("[projection]\nvariation = 0.0\nholiday_variation = 0.0\n")
    code, out, _ = geoplan("costs", "year", "--amount", "2026-11-23=1000", "--weeks", "48")
    assert code == 0
    assert "Between £48,000 and £48,000" in out


@pytest.mark.parametrize(
    "words", [("--amount", "lots"), ("--amount", "soon=5"), ("--weeks", "0"), ("--weeks", "54")]
)
def test_a_word_that_is_not_understood_is_a_usage_error(geoplan, words):
    assert geoplan("costs", "year", *words)[0] == 2


def test_a_workbook_is_named_as_one(geoplan):
    assert geoplan("costs", "year", "--amount", "5", "--out", "year.csv")[0] == 2
