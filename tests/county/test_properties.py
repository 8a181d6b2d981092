import pytest

from geoplan.county.districts import districts_of
from geoplan.county.properties import read_example_offices, read_example_properties
from geoplan.domain.properties import PropertyUse
from geoplan.errors import InputError
from geoplan.siting.properties.params import PropertyParams


def test_the_examples_are_enough_for_what_is_wanted():
    houses = read_example_properties()
    for provision in PropertyParams().provisions:
        able = [one for one in houses if provision.use in one.uses and one.beds >= provision.beds]
        assert len(able) > provision.count
    assert len({one.code for one in houses}) == len(houses)


def test_they_lie_in_the_districts_that_they_name():
    houses = read_example_properties()
    assert districts_of([one.position for one in houses]) == [one.contact_district for one in houses]


def test_each_district_has_an_office_in_it():
    offices = read_example_offices()
    assert {one.contact_district for one in offices} == {"North", "Central", "South"}
    assert districts_of([one.position for one in offices]) == [one.contact_district for one in offices]


def test_faults_of_the_files_are_told_with_row_and_column(tmp_path):
    folder = tmp_path / "properties"
    folder.mkdir()
    header = "code,name,lat,lon,contact_district,beds,price_pounds,works_pounds,uses,step_free\n"
    (folder / "properties.csv").write_text(header + "a,A,53.1,-1.2,North,x,1,1,pub,no\n")
    with pytest.raises(InputError) as told:
        read_example_properties(tmp_path)
    assert 'row 2, column "beds"' in str(told.value)
    assert f'"pub" is no use of a property; write one of: {", ".join(PropertyUse)}' in str(told.value)
    (folder / "offices.csv").write_text("code,name,lat,lon,contact_district\no,O,53.1,-1.2,\n")
    with pytest.raises(InputError, match='column "contact_district"'):
        read_example_offices(tmp_path)
