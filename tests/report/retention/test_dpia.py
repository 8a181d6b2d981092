"""The assessment says what is true of the tool and its settings, and leaves to the council the rest."""

from datetime import date

import pytest

from geoplan.audiences.lists import LISTS
from geoplan.io.retention.kinds import RULES
from geoplan.io.retention.params import RetentionParams
from geoplan.io.schemas import PEOPLE, SCHEMAS
from geoplan.report.retention.documents import Grid
from geoplan.report.retention.documents.markdown import to_markdown
from geoplan.report.retention.dpia import DpiaFacts, dpia_document
from geoplan.report.retention.dpia.risks import risks_of
from geoplan.runs.case.params import RunParams


def facts(**more: object) -> DpiaFacts:
    given = {
        "made": date(2026, 11, 22),
        "retention": RetentionParams(),
        "runs": RunParams(),
        "settings_from": "the default settings",
        "version": "0.1.0",
    }
    return DpiaFacts(**given | more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def cells() -> set[str]:
    """Every cell of every table."""
    made = dpia_document(facts())
    grids = (block for section in made.sections for block in section.blocks if isinstance(block, Grid))
    return {str(cell) for grid in grids for row in grid.rows for cell in row}


@pytest.mark.parametrize("kind", sorted(PEOPLE | {"sessions", "claims"}))
def test_every_field_about_people_is_told(cells: set[str], kind: str) -> None:
    places = {"latitude", "longitude", "easting", "northing", "postcode", "place"}
    for column in SCHEMAS[kind].columns:
        if column.name not in places:
            assert column.title in cells
            assert column.help in cells


def test_every_audience_is_told_with_all_of_its_fields() -> None:
    text = to_markdown(dpia_document(facts()))
    for audience, kinds in LISTS.items():
        for kind, fields in kinds.items():
            assert f"| {kind.__name__.removesuffix('Row').lower()} |" in text, (audience, kind)
            assert len(fields) == len(set(fields))
    driver = text.split("### A driver", 1)[1].split("###", 1)[0]
    assert "hand over" in driver
    assert "legal status" not in driver


def test_every_kind_of_what_is_kept_is_told(cells: set[str]) -> None:
    assert {rule.kind.value for rule in RULES.values()} <= cells


def test_settings_are_those_of_the_council() -> None:
    changed = facts(
        retention=RetentionParams(drafts_days=17, hold="inquiry 12"),
        runs=RunParams(escort_under_age=9, escort_is_hard=True),
    )
    text = to_markdown(dpia_document(changed))
    assert "17 days" in text
    assert "A hold is set: inquiry 12." in text
    assert "a child under 9 is not allowed" in text


def test_blanks_are_counted_and_bases_are_suggestions() -> None:
    made = dpia_document(facts())
    blanks = list(made.blanks())
    assert f"leaves {len(blanks)} blanks" in made.notice
    assert len(blanks) > 60
    assert "confirm" in blanks


def test_risks_are_scored_one_to_five() -> None:
    risks = risks_of(RunParams())
    assert all(1 <= risk.likely <= 5 and 1 <= risk.severe <= 5 for risk in risks)
    assert len({risk.what for risk in risks}) == len(risks) >= 12
