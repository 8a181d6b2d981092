import signal

import pytest
from openpyxl import load_workbook

from geoplan.cli.commands.runs.live import line_of, watched
from geoplan.io.plans import read_plan
from geoplan.io.projects import Project
from geoplan.report.runs.requests_sheet import SHEET
from geoplan.runs.search import SearchProgress
from tests.cli.conftest import SMALL, WEEK

TINY = ("--iterations", "5", "--by", "A. Coordinator")


def test_a_plan_is_shown_saved_and_written(geoplan, planned, folder):
    code, out, _ = geoplan("runs", "show")
    assert code == 0
    for words in ("Who travels how", "What it costs", "Continuity", "every hard rule is kept"):
        assert words in out
    book = load_workbook(folder / "maps" / f"runs-{WEEK}.xlsx", read_only=True)
    assert SHEET in book.sheetnames
    assert planned.change().who == "A. Coordinator"
    assert f"plan --week {WEEK}" in planned.change().what
    assert planned.verify() == ()


def test_the_same_seed_and_iterations_make_the_same_plan(geoplan, planned, folder):
    geoplan("runs", "show", "--json", "one.json")
    geoplan("runs", "plan", "--week", WEEK, *SMALL, "--json", "two.json")
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


def test_any_day_of_the_week_names_it(geoplan, planned):
    _, _, err = geoplan("runs", "plan", "--week", "27/11/2024", *TINY)
    assert "the week of Monday 25/11/2024" in err
    assert f"{planned.change().week}" == WEEK


def test_some_days_alone_are_planned(geoplan, planned, folder):
    geoplan("runs", "plan", "--day", "2024-11-26", "--week", WEEK, "--day", "Thu", *TINY, "--json", "p.json")
    plan = read_plan(folder / "p.json")
    assert [f"{day}" for day in plan.days] == ["2024-11-26", "2024-11-28"]
    assert {request.day for request in plan.requests} == set(plan.days)
    assert geoplan("runs", "check")[0] == 0


def test_parameters_of_runs_are_read(geoplan, planned, folder):
    (folder / "geoplan.toml").write_text("[runs]\ntaxis_allowed = false\n")
    code, out, _ = geoplan("runs", "plan", "--week", WEEK, *TINY)
    assert code == 0
    assert "not covered" in out
    (folder / "geoplan.toml").write_text("[runs]\ntaxis_alowed = false\n")
    code, _, err = geoplan("runs", "plan", "--week", WEEK, *TINY)
    assert code == 2
    assert 'did you mean "taxis_allowed"?' in err


def test_other_inputs_than_a_plan_was_made_from_are_told(geoplan, planned, folder):
    (folder / "geoplan.toml").write_text("[runs]\nnew_face_pence = 5\n")
    code, out, err = geoplan("runs", "check")
    assert code == 4
    assert "have changed since this plan was made" in err
    assert "worked out again" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no week is named"),
        (("--week", "soon"), '"soon" is not a date'),
        (("--week", WEEK, "--day", "someday"), "is not a day"),
        (("--week", WEEK, "--day", "2024-12-25"), "must lie in the week"),
        (("--week", WEEK, "--iterations", "-1"), "0 or more"),
        (("--week", WEEK, "--seconds", "nan"), "not a number of seconds"),
        (("--week", WEEK, "--out", "runs.csv"), "ends in .xlsx"),
        (("--week", WEEK, "--out", "no/runs.xlsx"), "there is no folder"),
        (("--week", WEEK, "--improve"), "no plan of this week stands"),
        (("--week", WEEK, "--project", "wek-48"), "there is no folder wek-48"),
        (("--week", WEEK, "--note", "ring 0115 496 0123"), "a telephone number"),
        (("--week", WEEK, "--children", "0"), "0 children cannot be made up"),
        (("--week", WEEK, "--network", "mars"), 'there is no network "mars"'),
    ],
)
def test_what_cannot_be_planned_leaves_no_project_behind(geoplan, folder, words, said):
    code, _, err = geoplan("runs", "plan", *words)
    assert code == 2
    assert said in err
    assert not (folder.parent / "home" / "runs").exists()


def test_a_search_in_one_line():
    now = SearchProgress(1234, 12.4, 81_250.0, 3)
    line = line_of(now, seconds=60, iterations=None)
    assert line == "best so far £812.50, 3 by taxi or open, 12 of 60 s; Ctrl-C keeps it"
    assert "12 s, 1,234 of 2,000 steps" in line_of(now, seconds=None, iterations=2_000)


@pytest.fixture
def heeded():
    """Ctrl-C as a terminal gives it: what is begun in the background may have been told not to heed it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield signal.default_int_handler
    signal.signal(signal.SIGINT, before)


def test_the_first_interrupt_keeps_the_best_and_the_second_stops(heeded, capsys):
    with watched(seconds=1, iterations=None) as watch:
        assert not watch.stop()
        signal.raise_signal(signal.SIGINT)
        assert watch.stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is heeded
    assert "best plan so far" in capsys.readouterr().err


def test_an_interrupted_search_is_saved_as_far_as_it_came(geoplan, planned, monkeypatch):
    from geoplan.runs import week

    search = week.search

    def interrupted(problem, params, **more):
        signal.raise_signal(signal.SIGINT)
        return search(problem, params, **more)

    monkeypatch.setattr(week, "search", interrupted)
    code, out, _err = geoplan("runs", "plan", "--week", WEEK, "--seconds", "600")
    assert code == 0
    assert "Saved as change 2" in out
    assert planned.plan().provenance.iterations == 0


# A project of one's own: three children of whom one volunteer fetches two.
TABLES = {
    "children": "code,date of birth,latitude,longitude,contact district,school\n"
    "C1,2012-05-01,53.1400,-1.1929,Central,\nC2,2012-06-01,53.1500,-1.2000,Central,SCH1\n",
    "drivers": "code,provider,latitude,longitude,hours,seats,dbs expiry,licence expiry,mot expiry,"
    "insurance expiry,training expiry\n"
    "D01,P1,53.1450,-1.1900,Mon-Fri 08:00-20:00,4," + ",".join(["2030-01-01"] * 5) + "\n",
    "providers": "code,contact districts\nP1,Central\n",
    "venues": "code,name,latitude,longitude,contact district,hours\n"
    "V1,Ollerton,53.2090,-1.0007,North,Mon-Fri 08:00-20:00\n",
    "rooms": "code,venue,ages\nR1,V1,all\n",
    "schools": "code,latitude,longitude\nSCH1,53.1480,-1.2100\n",
    "sessions": "code,children,venue,room,first date,start,end\n"
    "S1,C1,V1,R1,2024-11-25,10:00,11:00\nS2,C2,V1,R1,2024-11-26,16:30,17:30\n",
}


@pytest.fixture
def own(folder, blank_workbooks):
    made = folder / "week-48"
    made.mkdir()
    for kind, text in TABLES.items():
        (made / f"{kind}.csv").write_text(text)
    return made


def test_a_folder_of_tables_is_planned(geoplan, own):
    code, _out, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 0, err
    plan = Project.open(own).plan()
    assert [request.code for request in plan.requests] == ["S1-in", "S1-out", "S2-in", "S2-out"]
    assert plan.request("S2-out").pickup == "school:SCH1"
    assert (own / f"runs-{WEEK}.xlsx").exists()
    assert geoplan("runs", "check", "--project", "week-48")[0] == 0
    # Another person than the driver is told at once, from within the folder too.
    assert geoplan("runs", "explain", "s1-out", "--project", "week-48")[0] == 0


def test_within_a_project_its_folder_need_not_be_named(geoplan, own, monkeypatch):
    geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    monkeypatch.chdir(own)
    code, _, err = geoplan("runs", "check")
    assert code == 0
    assert "changed since" not in err


def test_a_folder_without_tables_is_said_to_be_the_embedded_county(geoplan, folder, blank_workbooks):
    (folder / "empty").mkdir()
    words = ("--week", WEEK, "--project", "empty", "--children", "6", "--drivers", "2")
    code, _, err = geoplan("runs", "plan", *words, *TINY)
    assert code == 0
    assert "there are no tables in empty: the made-up people" in err
    assert (folder / "empty" / f"runs-{WEEK}.xlsx").exists()


def test_a_folder_with_a_table_of_sessions_is_the_project(geoplan, own, monkeypatch):
    monkeypatch.chdir(own)
    code, _, err = geoplan("runs", "plan", "--week", WEEK, *TINY)
    assert code == 0
    assert "embedded county" not in err
    assert (own / "geoplan.sqlite").exists()


def test_without_a_project_the_county_is_said_to_be_planned(geoplan, folder, blank_workbooks):
    _, _, err = geoplan("runs", "plan", "--week", WEEK, "--children", "6", "--drivers", "2", *TINY)
    assert "there is no project here: the made-up people of the embedded county are planned" in err


def test_examples_left_out_are_told_once_and_only_when_planning(geoplan, own):
    for kind in ("children", "sessions"):
        rows = TABLES[kind].splitlines()
        example = "EXAMPLE-1," + rows[1].split(",", 1)[1]
        (own / f"{kind}.csv").write_text("\n".join([rows[0], example, *rows[1:], ""]))
    _, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert "children.csv and sessions.csv: 1 example row of the template left out" in err
    _, _, err = geoplan("runs", "check", "--project", "week-48")
    assert "example" not in err


def test_a_changed_table_is_told(geoplan, own):
    geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    (own / "sessions.csv").write_text(TABLES["sessions"].replace("10:00,11:00", "13:00,14:00"))
    code, _, err = geoplan("runs", "check", "--project", "week-48")
    assert code == 4
    assert "the tables, parameters or roads have changed" in err


def test_the_faults_of_all_tables_are_told_at_once(geoplan, own):
    (own / "children.csv").write_text(TABLES["children"].replace("53.1400", "fifty"))
    (own / "sessions.csv").write_text(TABLES["sessions"].replace("10:00", "ten"))
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 2
    assert "children.csv, row 2" in err
    assert "sessions.csv, row 2" in err
    assert not (own / "geoplan.sqlite").exists()


def test_codes_that_lead_nowhere_are_told(geoplan, own):
    (own / "sessions.csv").write_text(TABLES["sessions"].replace("S2,C2", "S2,C7"))
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 2
    assert 'sessions.csv, row 3, column "children": no child has the code "C7"; correct the code' in err
    (sheet,) = load_workbook(own / "sessions-errors.xlsx").worksheets[1:]
    assert sheet["B3"].comment.text.startswith('no child has the code "C7"')


def test_faults_of_cells_and_codes_that_lead_nowhere_are_told_in_one_go(geoplan, own):
    (own / "children.csv").write_text(TABLES["children"].replace("53.1400", "fifty"))
    (own / "sessions.csv").write_text(TABLES["sessions"].replace("S2,C2,V1", "S2,C2,V9"))
    (own / "rooms.csv").write_text(TABLES["rooms"].replace("R1,V1,all", "R1,V1,old"))
    (own / "drivers.csv").unlink()
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 2
    assert "3 faults in children.csv, sessions.csv, rooms.csv" in err
    for kind in ("children", "sessions", "rooms"):
        assert (own / f"{kind}-errors.xlsx").exists()
    assert not (own / "venues-errors.xlsx").exists()


def test_a_place_far_from_any_road_is_marked_in_its_row(geoplan, own):
    at_sea = TABLES["children"].replace("53.1400,-1.1929", "53.1400,0.9000")
    (own / "children.csv").write_text(at_sea.replace("53.1500,-1.2000", "53.1500,0.9000"))
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 2
    assert "children.csv, row 2" in err
    assert (own / "children-errors.xlsx").exists()


def test_a_project_does_without_drivers_with_an_empty_table_or_with_none(geoplan, own):
    (own / "drivers.csv").write_text(TABLES["drivers"].splitlines()[0] + "\n")
    words = ("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    code, _, err = geoplan(*words)
    assert code == 0, err
    assert "drivers.csv: there is no row below the header" in err
    (own / "drivers.csv").unlink()
    code, _, err = geoplan(*words)
    assert code == 0, err


def test_a_missing_table_is_told_with_its_template(geoplan, own):
    (own / "sessions.csv").unlink()
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--project", "week-48", *TINY)
    assert code == 2
    assert "geoplan template sessions.xlsx" in err


def test_the_size_of_the_county_is_refused_where_there_are_tables(geoplan, own):
    words = ("--week", WEEK, "--project", "week-48", "--children", "30")
    code, _, err = geoplan("runs", "plan", *words)
    assert code == 2
    assert "--children is for the embedded county" in err
