from geoplan.siting.sensitivity.luck import share_drawn


def test_a_number_is_that_of_its_parts():
    assert share_drawn(1, "petrol") == share_drawn(1, "petrol")
    assert share_drawn(1, "petrol") != share_drawn(1, "demand")
    assert share_drawn(1, 2) != share_drawn(12)
    assert share_drawn("1") != share_drawn(1)


def test_it_is_the_same_on_every_machine():
    assert f"{share_drawn(1, 0, 'petrol'):.12f}" == "0.472922469376"


def test_numbers_are_spread_evenly():
    drawn = [share_drawn("even", number) for number in range(2_000)]
    assert all(0 <= one < 1 for one in drawn)
    tenths = [sum(at / 10 <= one < (at + 1) / 10 for one in drawn) for at in range(10)]
    assert min(tenths) > 150
    assert max(tenths) < 250
