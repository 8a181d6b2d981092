"""Rules of the car, and of who may be in it together."""

from geoplan.runs.rules.model import Rule, Severity

RULES = (
    Rule(
        "seats",
        "{who} has {limit} passenger seats; {found} would be needed at once",
        Severity.HARD,
        "choose a driver with a larger car, or take the children one after the other",
        short="with too few seats",
        standing="{who} has {limit} passenger seats; {found} are needed at once",
    ),
    Rule(
        "child-seat",
        "{who} has {limit} {kind} seats in the car; {found} would be needed at once",
        Severity.HARD,
        "lend them a seat of this kind, and add it to their seats",
        short="without the right child seat",
        standing="{who} has {limit} {kind} seats in the car; {found} are needed at once",
    ),
    Rule(
        "wheelchair",
        "the car of {who} does not take a wheelchair",
        Severity.HARD,
        "choose a driver whose car takes a wheelchair",
        short="without room for a wheelchair",
    ),
    Rule(
        "apart",
        "{child} and {other} may never share a car",
        Severity.HARD,
        "take them on different runs, or one after the other",
        short="with a child kept apart from this one",
    ),
    Rule(
        "alone",
        "{child} may only travel without other children",
        Severity.HARD,
        "take the child without another in the car",
        short="with other children, where the child travels alone",
    ),
    Rule(
        "escort",
        "{child} needs an escort, and {who} drives alone",
        Severity.HARD,
        "book a taxi with an escort, or find a known adult",
        short="without the escort that the child needs",
    ),
    Rule(
        "escort-age",
        "{child} is under {limit} and would be alone with {who}",
        Severity.ADVISE,
        "ask somebody to come along as an escort",
        short="without an escort, the child alone with the driver",
        standing="{child} is under {limit} and alone with {who}",
    ),
    Rule(
        "taxi-alone",
        "{child} is under {limit} and may not go by taxi without an escort",
        Severity.HARD,
        "book an escort with the taxi",
        short="by taxi without an escort",
    ),
)
