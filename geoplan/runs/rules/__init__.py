"""
The rules of driver runs: each once, with its code, its sentences and how strict it is.

Search, checker, explanations, pages and sheets all name rules by these codes. `tell` fills a rule's sentence
with amounts, of what would be; `tell_standing` that of a plan which stands. Codes are stored with plans: none
is ever renamed.
"""

from geoplan.runs.rules import of_people, of_plans, of_the_car, of_time
from geoplan.runs.rules.model import Rule, Severity

__all__ = ["RULES", "Rule", "Severity", "tell", "tell_standing"]

RULES: dict[str, Rule] = {
    rule.code: rule for room in (of_time, of_the_car, of_people, of_plans) for rule in room.RULES
}


def tell(code: str, **amounts: object) -> str:
    """
    Return a rule's sentence with its blanks filled.

    Raises
    ------
    KeyError
        When there is no such rule, or a blank has no amount.
    """
    return RULES[code].sentence.format(**amounts)


def tell_standing(code: str, **amounts: object) -> str:
    """
    Return the sentence of a rule that a plan breaks; see `tell`.

    Raises
    ------
    KeyError
        When there is no such rule, or a blank has no amount.
    """
    rule = RULES[code]
    return (rule.standing or rule.sentence).format(**amounts)
