import numpy as np
import pytest

from geoplan.network.names import plain_name, tidy_names


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" Lyndon Road", "Lyndon Road"),
        ("Lyndon  Road\n", "Lyndon Road"),
        ("Lyndon\u00a0Road", "Lyndon Road"),
        ("Lyndon\x0bRoad", "Lyndon Road"),
        ("Lyndon\uffffRoad", "Lyndon Road"),
        ("Ffordd-y-Môr", "Ffordd-y-Môr"),
        ("  ", ""),
    ],
)
def test_a_name_has_one_form(text, plain):
    assert plain_name(text) == plain
    assert plain_name(plain) == plain


def test_names_are_sorted_each_once_and_links_keep_theirs():
    names = ("M1", " Wood Lane", "unused", "Ash Close", "Wood Lane ", " ")
    link_name, link_ref = np.array([1, 4, 3, 5], np.int32), np.array([-1, -1, 0, -1], np.int32)
    kept, name, ref = tidy_names(names, link_name, link_ref)
    assert kept == ("Ash Close", "M1", "Wood Lane")
    assert [kept[at] if at >= 0 else None for at in name] == ["Wood Lane", "Wood Lane", "Ash Close", None]
    assert ref.tolist() == [-1, -1, 1, -1]
    assert name.dtype == ref.dtype == np.int32


def test_roads_without_any_name_have_none():
    nothing = np.full(2, -1, np.int32)
    kept, name, ref = tidy_names((), nothing, nothing)
    assert (kept, name.tolist(), ref.tolist()) == ((), [-1, -1], [-1, -1])
