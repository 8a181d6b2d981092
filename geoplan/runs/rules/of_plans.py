"""Rules of the plan itself."""

from geoplan.runs.rules.model import Rule, Severity

RULES = (
    Rule(
        "unreachable",
        "no road leads from {origin} to {destination}",
        Severity.HARD,
        "check both positions on the map",
        short="without a road to the child",
    ),
    Rule("empty-run", "the run has no stop", Severity.HARD, "leave the run out", short="without a stop"),
    Rule(
        "missing",
        "the request is nowhere in the plan",
        Severity.HARD,
        "plan again",
        short="missing from the plan",
    ),
    Rule(
        "twice",
        "the request is in the plan {found} times",
        Severity.HARD,
        "keep one of them",
        short="planned more than once",
    ),
    Rule(
        "unknown",
        "{what} is not in the inputs",
        Severity.HARD,
        "plan again with these inputs",
        short="not in the inputs",
    ),
    Rule(
        "order",
        "{what} comes before {before}",
        Severity.HARD,
        "turn the two stops round",
        short="with stops in the wrong order",
    ),
    Rule(
        "place",
        "the stop is at {found}; the child is to be met at {limit}",
        Severity.HARD,
        "plan again with these inputs",
        short="with a stop at the wrong place",
    ),
    Rule(
        "coverage",
        "the plan says that {found} takes it; its runs say {limit}",
        Severity.HARD,
        "plan again, or move the request to the person meant",
        short="with somebody else than the plan says",
    ),
    Rule(
        "no-reason",
        "the plan does not say why {mode} is passed by",
        Severity.ADVISE,
        "plan again, so that every step down the ladder is explained",
        short="without a reason for a rung passed by",
    ),
    Rule(
        "travel",
        "{found} minutes are planned for a way that takes {limit}",
        Severity.HARD,
        "allow more time between the two stops",
        short="with too little time for a way",
    ),
    Rule(
        "service",
        "{found} minutes are planned for a stop that takes {limit}",
        Severity.HARD,
        "allow more time at the stop",
        short="with too little time for a stop",
    ),
    Rule(
        "figures",
        "the plan gives {what} as {found}; worked out again it is {limit}",
        Severity.HARD,
        "plan again: the inputs may have changed since",
        short="with a figure that is not right",
    ),
    Rule(
        "not-covered",
        "nobody takes the request",
        Severity.ADVISE,
        "see geoplan runs explain for who could, and what it would take",
        short="taken by nobody",
    ),
)
