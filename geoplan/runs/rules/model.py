"""What a rule is: its code, its sentences, how strict it is, and what can be done about it."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter


class Severity(StrEnum):
    """Whether a plan that breaks a rule may stand."""

    HARD = "not allowed"
    ADVISE = "advised against"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule.

    Parameters
    ----------
    code
        Short and stable: it is stored with plans.
    sentence
        Why it stands in the way, in plain English, with named blanks: ``{who} …``. Begins with a small
        letter and has no full stop: it is put after a code or into a list.
    severity
        How strict it is unless parameters say otherwise.
    cure
        What a coordinator can do about it: begins with a small letter, has no blanks and no full stop.
    short
        Whom or what it concerns, to be counted: put after a number, as in ``24 off on this day``.
    standing
        The sentence where a plan that stands breaks the rule, with the same blanks or fewer; empty where
        `sentence` says it as well.
    """

    code: str
    sentence: str
    severity: Severity
    cure: str
    short: str
    standing: str = ""

    @property
    def blanks(self) -> frozenset[str]:
        """Names of the blanks of its sentence."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.sentence) if name)
