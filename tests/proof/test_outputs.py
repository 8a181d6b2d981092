"""No output holds a canary that whoever it is for may not see."""

import logging
import os
from pathlib import Path

import pytest

from geoplan.cli import main
from tests.proof import seeds
from tests.proof.outputs import long_work, outputs
from tests.proof.reading import words_in
from tests.proof.rights import Rights, Service
from tests.proof.seeds import Canary

CANARIES = seeds.canaries()
NAMES = (
    *(f"export {who} out.xlsx" for who in ("public", "manager", "planner", "driver", "carer", "venue")),
    *(f"export {who} out.gpkg" for who in ("manager", "driver")),
    *(f"export {who} out" for who in ("public", "carer", "venue")),
    *(f"{what} {who}" for what in ("sheets", "calendar") for who in ("drivers", "carers", "venues")),
    *(f"map week {who}" for who in ("manager", "planner", "driver", "venue")),
    *(f"map claims {what}{who}" for what in ("", "table ") for who in ("manager", "planner")),
    *("runs show", "costs week", "costs monthly", "subject"),
)


def found_in(text: str, may_see: Rights) -> list[Canary]:
    """The canaries in a text that somebody may not see."""
    return [canary for canary in CANARIES if not may_see(canary) and canary.is_in(text)]


def files_of(folder: Path, before: set[Path]) -> list[Path]:
    """The files that a command has made beside those of before."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path not in before)


def test_every_output_is_put_to_the_proof(service: Service):
    assert {output.name for output in outputs(service)} == set(NAMES)


def prove(output, here, capsys, caplog):
    """Run a command, and look through what it says and makes."""
    caplog.set_level(logging.DEBUG)
    if output.first:
        assert main((*output.first, "--project", "project", "--out", "first")) == 0
    before = set(here.rglob("*"))
    capsys.readouterr()
    code = main((*output.words, "--project", "project"))
    said = capsys.readouterr()
    assert code == 0, said.err
    assert not found_in(said.out + said.err + caplog.text, output.told)
    made = [path for path in files_of(here, before) if path.parent != here / "project"]
    assert made
    for path in made:
        assert not found_in(words_in(path), output.made(path)), path.name


@pytest.mark.parametrize("name", NAMES)
def test_no_output_holds_what_its_reader_may_not_see(name, here, service, capsys, caplog):
    prove(next(one for one in outputs(service) if one.name == name), here, capsys, caplog)


@pytest.mark.skipif("GEOPLAN_WHOLE_PROOF" not in os.environ, reason="plans weeks anew: make proof")
@pytest.mark.parametrize("output", long_work(), ids=lambda output: output.name)
def test_no_output_of_long_work_holds_what_its_reader_may_not_see(output, here, capsys, caplog):
    prove(output, here, capsys, caplog)
