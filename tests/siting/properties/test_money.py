from tests.siting.properties.worlds import many


def savings(found):
    appraisal = found.appraisal(found.best)
    return next(line.pence for line in appraisal.option.lines if line.name == "placements replaced")


def test_each_use_saves_from_the_month_in_which_it_opens():
    """Three beds at once, and as many nine months later: what these save in their first year is a quarter."""
    found = many(moved=3, assessed=3)
    use = {"home under 16": 0, "assessment hub": 0}
    for one in found.best.offers:
        use[one.use.value] += 52 * one.placement.weekly_pence
    first, second = savings(found)[:2]
    assert abs(first - 0.85 * (use["home under 16"] + use["assessment hub"] / 4)) <= 52 * 6
    assert abs(second - 0.85 * sum(use.values())) <= 52 * 6
