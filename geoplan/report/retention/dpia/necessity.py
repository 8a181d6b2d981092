"""Part 4: lawful basis, necessity, rights. Suggestions, each for the data protection officer to confirm."""

from geoplan.report.retention.documents import Blank, Bullets, Grid, Paragraph, Section

_BASES = (
    (
        "Planning travel to contact",
        (
            "Article 6(1)(e), public task: Children Act 1989, sections 22 and 34, Schedule 2 paragraph 15; "
            "Data Protection Act 2018, section 8"
        ),
    ),
    (
        "Special category data of children",
        (
            "Article 9(2)(g), substantial public interest: Data Protection Act 2018, Sch. 1, paragraphs 6 "
            "and "
            "18; needs an appropriate policy document (Schedule 1, Part 4)"
        ),
    ),
    ("Volunteers' availability and checks", "Article 6(1)(e), or (f) for their organisation"),
    ("Contact workers' hours and travel", "Article 6(1)(b) and (e)"),
    ("Mileage claims", "Article 6(1)(c) and (e): accounts and audit; HMRC approved rates"),
    ("Venue options and reports", "Article 6(1)(e); counts below 5 are hidden"),
)
_RIGHTS = (
    ("To be informed (13, 14)", "–", "privacy notices for children, families, carers, volunteers, staff"),
    (
        "Access (15)",
        "geoplan subject CODE: everything held about a code, others' codes taken out",
        "who checks it",
    ),
    (
        "Rectification (16)",
        "tables are corrected and the week planned again; history keeps what was",
        "who tells whom",
    ),
    (
        "Erasure (17)",
        "geoplan purge; a period of 0 days for one's own project",
        "when it applies to a public task",
    ),
    (
        "Restriction (18), objection (21)",
        "leave the child's sessions out, or pin a journey by hand",
        "who decides",
    ),
    (
        "No decision by machine alone (22)",
        "a plan is a proposal; an officer accepts, and can change anything",
        "who",
    ),
)


def necessity_sections() -> list[Section]:
    """Return necessity and proportionality, as chapters."""
    bases = tuple((purpose, basis, Blank("confirm")) for purpose, basis in _BASES)
    rights = tuple((right, how, Blank(who)) for right, how, who in _RIGHTS)
    return [
        Section(
            "4. Necessity and proportionality",
            (
                Paragraph("Lawful bases are suggested; whether they hold is for the council to say."),
                Grid(("Purpose", "Suggested basis", "Council"), bases, widths=(3, 7, 2)),
            ),
        ),
        Section(
            "Why not with less",
            (
                Bullets(
                    (
                        (
                            "Homes are needed to the street, or journeys cannot be timed; a postcode, a "
                            "rounded position "
                            "or the centre of a town will do where the council accepts less precise times."
                        ),
                        (
                            "Dates of birth are needed for seats, ages and time in the car; they stay in the "
                            "table, and "
                            "sheets say which seat, not how old."
                        ),
                        "Names are not needed, and not read: codes only.",
                        (
                            "A word that looks like a name, postcode, telephone number or date of birth is "
                            "refused in "
                            "codes and in notes that are kept."
                        ),
                        (
                            "What is seen by whom is listed field by field (part 5); a new field is seen by "
                            "nobody."
                        ),
                    )
                ),
                Paragraph(
                    Blank("what was tried before, and why a spreadsheet or the case system is not enough")
                ),
            ),
            level=2,
        ),
        Section(
            "People's rights",
            (Grid(("Right", "What geoplan does", "Council"), rights, widths=(3, 6, 3)),),
            level=2,
        ),
        Section(
            "Controllers, processors, transfers",
            (
                Bullets(
                    (
                        (
                            "No processor and no transfer abroad: nothing leaves the computer. The only "
                            "command that uses "
                            "a network is geoplan network download, which sends the name of a county, "
                            "district or city."
                        ),
                        "Pages and maps load nothing from elsewhere, and forbid it in their own policy.",
                    )
                ),
                Paragraph(
                    Blank(
                        "agreements with volunteers' organisations: who is controller for which data, who "
                        "trains"
                    )
                ),
                Paragraph(Blank("backups and file sync: does a provider hold copies, and where")),
            ),
            level=2,
        ),
    ]
