from geoplan.audiences import Audience, Scope, cut, plan_rows
from geoplan.audiences.rows import AddressRow, NameRow
from geoplan.io.names import NO_NAMES, Named, Names
from geoplan.report.sheets.joined import Labels, joined_rows
from tests.report.runs.plans import hand_case, hand_plan
from tests.report.sheets.samples import NAMES
from tests.runs.worlds import MONDAY, child, small_children

CASE = hand_case()


def seen(names=NAMES, audience=Audience.DRIVER, scope=None):
    scope = scope or Scope.of_driver("D001", MONDAY)
    return cut([*plan_rows(CASE, hand_plan()), *joined_rows(CASE, names)], audience, scope)


def test_codes_get_initials_and_places_their_addresses():
    labels = Labels(seen())
    assert labels.person("C0001") == "C0001 Q.Z."
    assert labels.people(("C0001", "C0002")) == "C0001 Q.Z., C0002 X.Z."
    assert labels.address("home:C0001") == "1 Canary Court, NG18\u00a02TA"


def test_whoever_is_on_another_sheet_is_not_there():
    found = seen()
    assert {row["code"] for row in found[NameRow]} == {"C0001", "C0002", "D001"} | {"G001"}
    assert {row["place"] for row in found[AddressRow]} <= {"home:C0001", "driver:D001", "venue:retford"}
    assert Labels(found).person("C0004") == "C0004"


def test_a_child_without_an_address_lives_at_the_carers():
    children = (*small_children()[:3], child("C0004", 34, 14, carer="G002"))
    case = hand_case(children=children)
    names = Names({"G002": Named("Bo Lark", "8 Carer Lane")})
    (row,) = [row for row in joined_rows(case, names) if getattr(row, "place", "") == "home:C0004"]
    assert row.address == "8 Carer Lane"


def test_without_names_there_are_codes_and_nobody_is_missed_by_name():
    labels = Labels(seen(NO_NAMES))
    assert labels.person("C0001") == "C0001"
    assert labels.address("home:C0001") == ""
    assert "C0001" in labels.unnamed()


def test_a_carer_gets_no_address():
    found = seen(audience=Audience.CARER, scope=Scope.of_carer(CASE, "G002"))
    assert AddressRow not in found
    assert Labels(found).address("home:C0003") == ""
