"""The figures above a panel."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """Whether a change is for the better; said in words beside the figure, too."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure above a panel: what it is, its value, and its change from now in words."""

    label: str
    value: str
    change: str = ""
    tone: Tone = Tone.SAME
