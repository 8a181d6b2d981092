"""The figures of the council reports that appraisals are held against."""

from geoplan.costs.appraisal import Line, LineKind, Option, Printed, Risk

THOUSAND = 100_000  # pence


def thousands(name, kind, *amounts):
    return Line(name, kind, tuple(amount * THOUSAND for amount in amounts))


# West Sussex, Children's Delivery Programme, 2009, appendix A. Of year 3 only totals are given.
WEST_SUSSEX = Option(
    name="Children's Delivery Programme",
    years=("2009/10", "2010/11", "2011/12"),
    lines=(
        thousands("family resource team", LineKind.STAFF, 584, 798, 0),
        thousands("family support", LineKind.STAFF, 161, 324, 0),
        thousands("fostering service", LineKind.STAFF, 46, 135, 0),
        thousands("assessments", LineKind.STAFF, 457, 1_174, 0),
        thousands("all of year 3", LineKind.STAFF, 0, 0, 2_483),
        thousands("fewer older children looked after", LineKind.SAVING, 980, 3_438, 0),
        thousands("more fostered in-house", LineKind.SAVING, 200, 624, 0),
        thousands("all of year 3", LineKind.SAVING, 0, 0, 6_812),
    ),
    printed=Printed(
        costs=tuple(amount * THOUSAND for amount in (1_248, 2_422, 2_483)),
        benefits=tuple(amount * THOUSAND for amount in (1_180, 4_062, 6_812)),
        cumulative=5_901 * THOUSAND,
    ),
)

# Plymouth, Diverting Children from Care, 2011: efficiency savings by year.
PLYMOUTH = Option(
    name="Diverting children from care",
    years=("2011/12", "2012/13", "2013/14"),
    lines=(
        thousands("placements", LineKind.SAVING, 400, 750, 1_500),
        thousands("staff", LineKind.SAVING, 0, 100, 400),
        thousands("court-ordered placements and transport", LineKind.SAVING, 180, 180, 180),
        thousands("youth offending", LineKind.SAVING, 50, 50, 50),
        thousands("care leavers", LineKind.SAVING, 130, 130, 130),
        thousands("childcare services", LineKind.SAVING, 0, 70, 140),
    ),
)
# Likelihood and impact of its nine risks, in the order of the report.
PLYMOUTH_RISKS = tuple(
    Risk(name=f"risk {number}", likelihood=likelihood, impact=impact)
    for number, (likelihood, impact) in enumerate(
        ((3, 4), (2, 4), (3, 3), (2, 2), (3, 4), (3, 4), (2, 5), (4, 5), (3, 4)), start=1
    )
)
