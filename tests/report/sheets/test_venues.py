"""A venue's two sheets: the staff's, and the one that families may see."""

from geoplan.audiences import Audience
from geoplan.audiences.lists import FAMILY_SAFE
from geoplan.report.sheets import venues
from tests.report.sheets.samples import NAMES, rows_of, sheets_of, words_of
from tests.runs.worlds import MONDAY, THURSDAY, TUESDAY


def both(day=MONDAY, **other):
    return tuple(sheets_of(day, Audience.VENUE, **other))


def test_arrivals_and_departures_by_room_and_time():
    staff, _ = both(names=NAMES)
    assert staff.facts == (("4", "children come"), ("4", "children leave"))
    rows = rows_of(staff)
    groups = [row[0] for row in rows if len(row) == 1]
    assert groups == sorted(groups)
    assert ["09:55", "→ Comes / here 10:00–11:30", "C0001 Q.Z. / C0002 X.Z.",
            "D001 R.Q., volunteer driver / worker W001 I.M.", "☐"] in rows  # fmt: skip
    assert ["15:55 / at the latest", "→ Comes / here 16:00–17:00", "C0003 Y.V.",
            "G002 B.L., foster carer / worker W001 I.M.", "☐"] in rows  # fmt: skip


def test_what_nobody_takes_is_not_settled():
    staff, _ = both(THURSDAY)
    assert "not settled yet: ask the office / worker W001" in [
        row[3] for row in rows_of(staff) if len(row) > 3
    ]


def test_the_walls_show_rooms_and_times_and_no_more():
    _, wall = both(names=NAMES)
    assert wall.name == "retford-rooms-2026-11-23"
    assert all(len(row) == 2 and row[0].startswith("Room ") for row in rows_of(wall))
    words = words_of(sheets_of(MONDAY, Audience.VENUE, names=NAMES).documents()[f"{wall.name}.html"])
    for absent in ("C000", "D00", "G00", "W00", "Q.Z.", "driver", "carer", "taxi", "home", "school", "Lane"):
        assert absent not in words


def test_the_walls_are_made_of_what_a_family_may_see(monkeypatch):
    """Every other kind of row taken away, the sheet for the walls is the same."""
    from geoplan.audiences import Seen

    _, before = both()
    look = Seen.__getitem__
    asked = []

    def watched(seen, kind):
        asked.append(kind)
        return look(seen, kind)

    monkeypatch.setattr(Seen, "__getitem__", watched)
    seen_rows = venues._wall_rows
    monkeypatch.setattr(venues, "_wall_rows", lambda *of: (asked.clear(), tuple(seen_rows(*of)))[1])
    _, after = both()
    assert after == before
    assert set(asked) <= FAMILY_SAFE


def test_a_day_on_which_nobody_comes_has_no_sheet():
    assert both(TUESDAY) == ()
