from pathlib import Path

import pytest

from geoplan.io.columns import header_key
from geoplan.io.fields import Bad
from geoplan.io.schemas import SCHEMAS, describe_schemas, kind_of

COLUMNS = [(schema.kind, column) for schema in SCHEMAS.values() for column in schema.columns]


@pytest.mark.parametrize(
    ("kind", "column"), COLUMNS, ids=[f"{kind}-{column.name}" for kind, column in COLUMNS]
)
def test_every_example_can_be_read_and_every_column_is_explained(kind: str, column: object) -> None:
    if column.example is not None:
        assert not isinstance(column.parse(column.example), Bad)
    assert not any(isinstance(column.parse(choice), Bad) for choice in column.choices)
    assert column.help.endswith(".")
    assert header_key(column.title) in column.keys


def test_the_dictionary_in_the_documentation_is_that_of_the_readers() -> None:
    path = Path(__file__).parents[2] / "docs" / "data.md"
    assert path.read_text(encoding="utf-8").endswith(describe_schemas())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("children.xlsx", "children"),
        ("Foster carers 2026.csv", "carers"),
        ("volunteers.xlsx", "drivers"),
        ("Adults known to children.xlsx", "adults"),
        ("x.csv", None),
    ],
)
def test_the_kind_of_a_file_is_in_its_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_a_list_of_placements_is_one_of_children() -> None:
    assert kind_of("Placements 2026.xlsx") == "children"
