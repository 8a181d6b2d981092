from dataclasses import replace

import pytest

from geoplan.domain.candidates import Candidate
from geoplan.errors import InputError
from geoplan.io.siting.options import OptionText, RoomsText
from geoplan.siting.options.naming import find, scenarios_of
from tests.runs.worlds import at, venue

VENUES = (
    venue("beeston-central", 1, name="Beeston Central Children's Centre"),
    venue("retford", 20, name="Retford Office"),
    venue("retford-2", 21, name="Retford School"),
)
CANDIDATES = (
    Candidate(
        code="new-kirkby",
        name="Kirkby-in-Ashfield",
        position=at(5),
        opening_pence=500,
        running_pence_a_year=3,
    ),
)


@pytest.mark.parametrize("word", ["Beeston Central", "beeston-central", "beeston central childrens centre"])
def test_a_venue_is_found_as_people_call_it(word):
    assert find(word, VENUES, "venue").code == "beeston-central"


def test_a_code_counts_before_the_beginning_of_names():
    assert find("retford", VENUES, "venue").code == "retford"


def test_what_may_be_several_is_refused_and_what_is_near_is_offered():
    with pytest.raises(InputError, match=r"more than one venue.*first, retford-2"):
        find("Retford", [replace(VENUES[1], code="first"), VENUES[2]], "venue")
    with pytest.raises(InputError, match='did you mean "Kirkby-in-Ashfield"'):
        find("Kirby in Ashfield", CANDIDATES, "candidate")
    with pytest.raises(InputError, match="use one of: beeston-central, retford"):
        find("zzz", VENUES, "venue")


def test_options_as_written_become_scenarios():
    text = OptionText(
        name="all of it",
        open=("Kirkby-in-Ashfield",),
        close=("Retford School",),
        rooms=(RoomsText(venue="Beeston Central", add=2, remove=("1",), ages=("baby",)),),
        regroup={"North": "All"},
        once=10.5,
        a_year=-2,
    )
    (found,) = scenarios_of([text], VENUES, CANDIDATES, file="options.toml")
    assert [one.code for one in found.opened] == ["new-kirkby"]
    assert found.closed == ("retford-2",)
    assert [room.code for room in found.rooms[0].added] == ["new-1", "new-2"]
    assert (found.once_pence, found.yearly_pence) == (1_050 + 500, -200 + 3)


def test_every_name_that_is_not_known_is_told_with_the_file():
    texts = [OptionText(name="a", open=("x",)), OptionText(name="b", close=("y", "y"))]
    with pytest.raises(InputError) as caught:
        scenarios_of(texts, VENUES, CANDIDATES, file="options.toml")
    assert len(caught.value.faults) == 3
    assert all(fault.file == "options.toml" for fault in caught.value.faults)
    assert 'option "a": there is no candidate "x"' in str(caught.value)
