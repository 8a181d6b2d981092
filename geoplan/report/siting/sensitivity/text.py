"""The words around a sensitivity study: what stands above its tables, below, and in a committee's report."""

from dataclasses import dataclass

from geoplan.report.siting.sensitivity import words
from geoplan.siting.sensitivity.result import Sensitivity

_MADE_UP = "The people of this week are made up; nobody in it exists."


@dataclass(frozen=True, slots=True)
class StudyText:
    """
    What is said of a study, as everything made of it says it.

    Parameters
    ----------
    title
        The heading: a question, and which week it is asked of.
    told
        What must be known to read it.
    sentences
        Where each input turns the answer away from the option that wins now, the likely first.
    paragraph
        The whole for a committee's report.
    footer
        Where the figures come from.
    """

    title: str
    told: tuple[str, ...]
    sentences: tuple[str, ...]
    paragraph: str
    footer: str


def text_of(study: Sensitivity, lines: tuple[str, ...] = (), *, made_up: bool = False) -> StudyText:
    """Return the words of a study, with further sentences for the top."""
    week = study.week
    order = sorted(study.break_evens, key=lambda one: (not one.is_near, not one.turns))
    return StudyText(
        title=f"Would the decision change? Venue options, week of Monday {week.day} {week:%B %Y}",
        told=(*((_MADE_UP,) if made_up else ()), *lines, *words.lines(study)),
        sentences=tuple(words.break_even_sentence(study, one, subject="It") for one in order),
        paragraph=words.committee_paragraph(study),
        footer=(
            f"Inputs {study.case_version}, roads {study.network_version}; {study.planned} weeks planned with "
            f"{study.effort.iterations:,} steps; seed {study.params.seed}, {study.params.draws:,} draws."
        ),
    )
