"""Part 1 and 3: why an assessment is needed, and who is to be asked."""

from geoplan.report.retention.documents import Blank, Bullets, Grid, Paragraph, Section

_SIGNS = (
    (
        "Children and other vulnerable people",
        "Yes: looked-after children, their families and carers. They have little choice in it.",
    ),
    (
        "A breach could endanger somebody's safety",
        "Yes: where a child lives, goes to school or travels must not reach whom a court keeps away.",
    ),
    (
        "Special category data",
        "Some: needs on the way (wheelchair), legal status and contact with a court's priority. See part 2.",
    ),
    (
        "Location and movements",
        (
            "Yes: planned journeys between homes, schools and venues. Nobody is tracked: no live positions "
            "are read."
        ),
    ),
    (
        "Matching of data sets",
        "Yes: children, carers, volunteers, sessions, and mileage claims are laid beside each other.",
    ),
    (
        "New technology or profiling",
        "An optimiser with stated prices proposes runs; nobody is profiled or scored.",
    ),
    ("Decisions without people", "No: a plan is a proposal until a named officer accepts it."),
    ("Large scale", Blank("how many children, carers, volunteers and sessions a week")),
)


def need_section() -> Section:
    """Return why an assessment is needed."""
    rows = tuple((sign, found, Blank("agree?")) for sign, found in _SIGNS)
    return Section(
        "1. Why an assessment is needed",
        (
            Paragraph(
                "An assessment is required before processing that is likely to put people at high risk "
                "(UK GDPR, "
                "Article 35). Several of the signs that the Information Commissioner lists are met, the "
                "second by "
                "itself decides it."
            ),
            Grid(("Sign", "What is known of geoplan", "Council"), rows, widths=(3, 7, 2)),
            Paragraph(
                Blank("what the council wants to reach with it, in its own words, and who sponsors it")
            ),
        ),
    )


def consultation_section() -> Section:
    """Return who is to be asked, and blanks for what they said."""
    who = (
        ("Children in care and care leavers", "the children in care council, in words they use"),
        ("Parents and families", "through contact staff or an advocate"),
        ("Foster carers", "their association: what a sheet may say of them"),
        ("Volunteer drivers and their organisations", "joint controllers or processors? which agreement?"),
        ("Contact workers and social workers", "unions, where duties or travel change"),
        ("Information security, IT", "where it runs, who may use it, backups, encryption"),
        ("Data protection officer", "advice, and whether it was followed"),
        ("Information Commissioner", "only where a high risk stays (Article 36)"),
    )
    rows = tuple((name, words, Blank("when, how"), Blank("what they said")) for name, words in who)
    return Section(
        "3. Who is asked",
        (
            Grid(("Who", "What about", "Asked", "Outcome"), rows, widths=(4, 5, 3, 4)),
            Bullets((Blank("whom the council does not ask, and why not"),)),
        ),
    )
