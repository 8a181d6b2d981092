"""geoplan purge, subject and dpia, as they are typed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geoplan.io.projects import Checked, Project
from geoplan.io.retention.register import Register
from geoplan.io.workspace import Workspace
from tests.io.projects.samples import plan
from tests.io.retention.conftest import everything

Run = Callable[..., tuple[int, str, str]]
WHO = ("--by", "I. Officer")


@pytest.fixture
def here(folder: Path) -> Path:
    """A project in the current folder, long over: an accepted plan and a draft."""
    project = Project.create(folder, who="A. Coordinator", clock=lambda: datetime(2020, 1, 3, tzinfo=UTC))
    week = datetime(2020, 1, 6, tzinfo=UTC).date()
    project.save_plan(plan(1, week=week), what="plan", who="A. Coordinator")
    checked = Checked.of(plan(1, week=week), ok=True, report="")
    project.accept("C. Officer", checked=checked)
    project.save_plan(plan(2, week=week), what="draft", who="A. Coordinator")
    return folder


def test_a_dry_run_lists_everything_and_changes_no_byte(geoplan: Run, here: Path) -> None:
    before = everything(here.parent)
    code, out, err = geoplan("purge", "--dry-run")
    assert (code, err) == (0, "")
    assert "Over: geoplan purge deletes it" in out
    assert "Draft plans, week of 06/01/2020, 1 plan" in out
    assert "goes after 12/04/2020: 91 days after the Sunday of the week planned" in out
    assert "Officers' names" in out
    assert out.endswith("Nothing was changed.\n")
    assert everything(here.parent) == before


def test_a_dry_run_looks_ahead_and_writes_its_list_if_asked(geoplan: Run, here: Path) -> None:
    code, out, _ = geoplan("purge", "--dry-run", "--on", "2020-02-01", "--out", "list.csv")
    assert code == 0
    assert "Over on 01/02/2020" not in out
    assert len((here / "list.csv").read_text(encoding="utf-8-sig").splitlines()) == 4


def test_a_purge_deletes_and_leaves_a_certificate(geoplan: Run, here: Path) -> None:
    code, out, err = geoplan("purge", *WHO, "--note", "end of quarter", "--out", "certificate.md")
    assert (code, err) == (0, "")
    assert "2 things were deleted for good" in out
    text = (here / "certificate.md").read_text(encoding="utf-8")
    assert "I. Officer" in text
    assert "end of quarter" in text
    assert "1 certificate is as written" in geoplan("purge", "--verify")[1]
    assert "Nothing was changed" in geoplan("runs", "audit", "--verify")[1]
    assert "Nothing is over: nothing was deleted." in geoplan("purge", *WHO)[1]
    assert Register(Workspace(here.parent / "home")).projects() == (here.resolve(),)


def test_commands_say_what_is_gone_and_reports_go_on_without_it(geoplan: Run, here: Path) -> None:
    geoplan("purge", *WHO)
    code, _, err = geoplan("costs", "monthly")
    assert code == 2
    assert "the plan of 1 week went when the time was over" in err
    code, _, err = geoplan("runs", "diff", "1", "2")
    assert code == 2
    assert "was deleted when its time was over" in err
    assert "purged" in geoplan("runs", "history")[1]


def test_certificates_are_shown_again(geoplan: Run, here: Path) -> None:
    assert "Nothing was purged yet." in geoplan("purge", "--certificates")[1]
    geoplan("purge", *WHO)
    assert (here.parent / "home" / "certificates" / "certificate-0001.html").is_file()
    assert "I. Officer" in geoplan("purge", "--certificates")[1]
    assert geoplan("purge", "--certificates", "1", "--out", "again.docx")[0] == 0
    assert (here / "again.docx").is_file()
    assert geoplan("purge", "--certificates", "7")[0] == 2


def test_periods_and_holds_are_settings(geoplan: Run, here: Path) -> None:
    (here / "geoplan.toml").write_text("[retention]\ndrafts_days = 36525\naccepted_days = 36525\n")
    assert "Nothing is over" in geoplan("purge", *WHO)[1]
    (here / "geoplan.toml").write_text('[retention]\nhold = "inquiry 12"\n')
    code, _, err = geoplan("purge", *WHO)
    assert code == 2
    assert "nothing may be deleted now: inquiry 12" in err
    (here / "geoplan.toml").write_text("[retention]\ndraft_days = 3\n")
    assert 'did you mean "drafts_days"?' in geoplan("purge", *WHO)[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2027-01-01"), "only a dry run looks at another day"),
        (("--seal", "ab"), "a seal is for verifying"),
        (("--out", "a.pdf"), "no kind of document"),
        (("--dry-run", "--out", "a.pdf"), "the list of a dry run is a table"),
        (("--project", "nowhere"), "there is no folder nowhere"),
        (("--verify", "--seal", "ab"), "does not hold the seal that was noted"),
    ],
)
def test_what_is_asked_wrongly_is_said(geoplan: Run, here: Path, words: tuple[str, ...], said: str) -> None:
    geoplan("purge", *WHO)
    code, _, err = geoplan("purge", *words)
    assert code == 2
    assert said in err


def test_commands_register_what_they_write(geoplan: Run, here: Path) -> None:
    register = Register(Workspace(here.parent / "home"))
    assert geoplan("subject", "C0001", "--out", "request.xlsx")[0] == 0
    assert geoplan("template", "children.xlsx")[0] == 0
    assert geoplan("dpia", "--out", "dpia.md")[0] == 0
    assert [(file.path.name, file.command) for file in register.files()] == [
        ("request.html", "subject"),
        ("request.xlsx", "subject"),
    ]


def test_a_folder_with_tables_is_a_project_before_anything_was_planned(geoplan: Run, folder: Path) -> None:
    (folder / "sessions.csv").write_text("code,children\nS1,C0001\n")
    code, out, _ = geoplan("subject", "C0001")
    assert code == 0
    assert "Rows of tables" in out
    assert "Your table" in geoplan("purge", "--dry-run")[1]
    assert Register(Workspace(folder.parent / "home")).projects() == (folder.resolve(),)


def test_everything_about_a_code_is_exported_and_nothing_of_others(geoplan: Run, here: Path) -> None:
    code, out, _ = geoplan("subject", "C0001", "--out", "request.xlsx")
    assert code == 0
    assert "Journeys in plans" in out
    page = (here / "request.html").read_text(encoding="utf-8")
    assert "S0050-in-a" in page
    assert "C0002" not in page
    assert "Nothing is held about C0777" in geoplan("subject", "C0777")[1]


def test_all_that_is_wrong_with_a_request_is_said_at_once(geoplan: Run, folder: Path) -> None:
    code, _, err = geoplan("subject", "C0001", "--also", "a.xlsx", "--also", "b.xlsx")
    assert code == 2
    assert "a.xlsx" in err
    assert "b.xlsx" in err
    code, _, err = geoplan("subject", "Jordan")
    assert code == 2
    assert "Jordan" not in err


def test_the_assessment_comes_with_no_settings_and_with_some(geoplan: Run, folder: Path) -> None:
    code, out, _ = geoplan("dpia")
    assert code == 0
    assert (folder / "dpia.docx").is_file()
    assert "blanks are left" in out
    (folder / "geoplan.toml").write_text("[retention]\noutputs_days = 9\n")
    geoplan("dpia", "--out", "dpia.md")
    text = (folder / "dpia.md").read_text(encoding="utf-8")
    assert "from the settings in geoplan.toml" in text
    assert "| 9 days |" in text
