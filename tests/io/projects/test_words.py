from datetime import date

import pytest

from geoplan.errors import InputError
from geoplan.io.projects.words import check_impersonal, clean_words, codes_text

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("moved to NG18 2TA", "a postcode"),
        ("moved to ng182ta.", "a postcode"),
        ("(DN22 6DF)", "a postcode"),
        ("B1 1AA", "a postcode"),
        ("born 3 May", "a date of birth"),
        ("DOB 030519", "a date of birth"),
        ("d.o.b: 3/5", "a date of birth"),
        ("her birthday is on the 3rd", "a date of birth"),
        ("C0001 03/05/2019", "a date of birth"),
        ("C0001 3.5.19", "a date of birth"),
        ("2019-05-03", "a date of birth"),
        ("3rd of May 2019", "a date of birth"),
        ("May 3, 2019", "a date of birth"),
        ("ring 07700 900123", "a telephone number"),
        ("ring +44 115 496 0123", "a telephone number"),
        ("write to someone@example.org", "an e-mail address"),
    ],
)
def test_what_tells_who_somebody_is_is_refused_and_not_repeated(text: str, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        check_impersonal("the note", text, TODAY)
    (fault,) = caught.value.faults
    assert fault.message == f"the note seems to hold {kind}"
    assert "stays until its week is purged" in fault.cure
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "D012 is ill; S44 2nd run to D007, from 23/11/2026 on",
        "S0044-out at 15:30 on 23 Nov 15:45, agreed on 2026-11-20",
        "moved to Mon 30 Nov 2026, 9.10.26 was too soon",
        "cheaper by £12.50 (12 000 pence); 3-5 minutes later; 14 children, 5 cars",
        "change 12, week 48 of 2026, rule hours, 0123456789abcdef",
        "E12 3pm, M6 4 lanes, A1 2 roads",
        "may 5 drivers come? 45/60 minutes",
        "31/02/2019 is no day",
    ],
)
def test_notes_as_people_write_them_are_kept(text: str) -> None:
    check_impersonal("the note", text, TODAY)


def test_every_kind_is_listed_at_once() -> None:
    with pytest.raises(InputError) as caught:
        check_impersonal("the note", "NG18 2TA, 03/05/2019, 07700 900123, a@example.org", TODAY)
    assert len(caught.value.faults) == 4


def test_spaces_are_tidied_and_lines_kept() -> None:
    assert clean_words("x", "  a\u00a0 b \r\n\tc  ", longest=10) == "a b\nc"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  ", "the name is missing; give it"),
        ("x" * 11, "the name has 11 characters; shorten it to 10 characters"),
        ("a\x00b", "the name holds characters that cannot be printed"),
        ("a\u202eb", "the name holds characters that cannot be printed"),
        ("a\ud800b", "the name holds characters that cannot be printed"),
    ],
)
def test_words_that_cannot_be_kept_are_named(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        clean_words("the name", text, longest=10, needed=True)


def test_values_are_codes_dates_times_and_modes() -> None:
    values = {
        "added": [
            {"code": "N1", "first": "2026-11-23", "start": "15:45", "supervised": True, "every_weeks": 1}
        ],
        "now": "2026-11-23T10:40:00+00:00",
        "place": "venue:retford",
        "mode": "taxi with escort",
        "nothing": None,
        "pair": ("C0001", "D007"),
    }
    assert codes_text("an adjustment", values).startswith('{"added":[{"code":"N1","every_weeks":1')


@pytest.mark.parametrize("word", ["Rose Smith", "12 High Street", "", "O'Neill", "=1+1", "é", "x" * 65])
def test_any_other_word_is_refused_as_key_or_value(word: str) -> None:
    for values in ({"driver": word}, {word: 1}, {"list": [{"a": [word]}]}):
        with pytest.raises(InputError, match="an adjustment holds a word that is no code") as caught:
            codes_text("an adjustment", values)
        assert not word or word not in str(caught.value)


def test_what_json_has_no_form_of_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        codes_text("an adjustment", {"day": TODAY})
    with pytest.raises(ValueError):
        codes_text("an adjustment", {"share": float("nan")})
    with pytest.raises(TypeError):
        codes_text("an adjustment", {"a": {1: "b"}})
