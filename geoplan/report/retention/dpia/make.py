"""The whole assessment: eight parts, in the order of the Information Commissioner's template."""

from dataclasses import fields

from geoplan.report.retention.documents import Blank, Bullets, Document, Grid, Paragraph, Section
from geoplan.report.retention.dpia.facts import DpiaFacts
from geoplan.report.retention.dpia.necessity import necessity_sections
from geoplan.report.retention.dpia.need import consultation_section, need_section
from geoplan.report.retention.dpia.processing import field_sections, processing_sections
from geoplan.report.retention.dpia.risks import risk_section
from geoplan.report.retention.dpia.seen import audience_sections, retention_section

_RULES = (
    "escort_under_age",
    "escort_is_hard",
    "taxi_alone_from_age",
    "hard_ride_under_5_minutes",
    "hard_ride_5_to_10_minutes",
    "hard_ride_from_11_minutes",
    "provider_area_is_hard",
    "workers_drive",
    "taxis_allowed",
    "known_after_journeys",
)


def dpia_document(facts: DpiaFacts) -> Document:
    """Return an assessment to begin with: what is known is written down, what is not is a blank."""
    sections = (
        _about(facts),
        need_section(),
        *processing_sections(),
        consultation_section(),
        *necessity_sections(),
        *audience_sections(),
        retention_section(facts),
        risk_section(facts.runs),
        _sign_off(),
        *field_sections(),
        _settings(facts),
    )
    blanks = sum(1 for _ in Document(title="", sections=sections).blanks())
    return Document(
        title="Data protection impact assessment: travel to contact with geoplan",
        subtitle=f"A starter of {facts.made:%d/%m/%Y}, from {facts.settings_from}",
        notice=(
            f"This is no finished assessment. It says what geoplan does, and leaves {blanks} blanks, marked "
            "yellow, for what only the council knows or may decide. Legal bases and scores are suggestions "
            "for the data protection officer to check. [H], [M], [L]: how sure a default is (checked, one "
            "source, assumed)."
        ),
        sections=sections,
        footer=f"Made by geoplan {facts.version} on {facts.made:%d/%m/%Y}. No personal data in it.",
    )


def _about(facts: DpiaFacts) -> Section:
    rows = (
        ("Controller", Blank("name of the council")),
        ("Service", Blank("the contact service, and its head")),
        ("Written by", Blank("name, role")),
        ("Data protection officer", Blank("name")),
        ("Caldicott or information asset owner", Blank("name")),
        ("Version and date", Blank(f"1.0; the starter is of {facts.made:%d/%m/%Y}")),
        ("Reference", Blank("number in the register of processing (Article 30)")),
    )
    return Section("About this assessment", (Grid(("", ""), rows, widths=(2, 5)),))


def _sign_off() -> Section:
    rows = (
        ("Measures approved by", Blank("name, date"), Blank("who brings them into the plan of the project")),
        (
            "Risks that are left approved by",
            Blank("name, date"),
            Blank("a high one goes to the Commissioner first"),
        ),
        ("Advice of the data protection officer", Blank("name, date"), Blank("in short")),
        ("Advice accepted or overruled by", Blank("name, date"), Blank("if overruled, why")),
        ("Answers from those asked", Blank("name, date"), Blank("if not followed, why")),
        ("Reviewed by", Blank("name"), Blank("next date: at the latest in a year")),
    )
    return Section(
        "8. Sign-off and review",
        (
            Grid(("", "Who and when", "Notes"), rows, widths=(3, 3, 5)),
            Paragraph("To be looked at again when:"),
            Bullets(
                (
                    (
                        "a period, an audience or a rule in the settings changes: make the starter again and "
                        "compare"
                    ),
                    "a new table or field is filled in, or a new output is handed out",
                    "something was lost, sent wrongly, or complained of",
                    "the council is reorganised, or volunteers come from another organisation",
                    "geoplan is updated: its list of changes says what is new",
                )
            ),
        ),
    )


def _settings(facts: DpiaFacts) -> Section:
    known = {one.name for one in fields(facts.runs)}
    rows = [(f"runs.{name}", _value(getattr(facts.runs, name))) for name in _RULES if name in known]
    rows += [
        (f"retention.{one.name}", _value(getattr(facts.retention, one.name)) or "–")
        for one in fields(facts.retention)
    ]
    return Section(
        "Annex B: settings on which this rests",
        (
            Paragraph(f"As they were on {facts.made:%d/%m/%Y}, from {facts.settings_from}."),
            Grid(("Setting", "Value"), tuple(rows), widths=(4, 3)),
        ),
    )


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
