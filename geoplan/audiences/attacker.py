"""What an attacker finds who knows every number that is shown, every sum, and that no count is below 0."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor, inf
from typing import Any

from geoplan.audiences.sums import Key, Sum

_DUST = 1e-6


def bounds(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    hidden: Iterable[Key],
    asked: Iterable[Key],
    *,
    spans: Mapping[Key, tuple[int, int]] | None = None,
) -> dict[Key, tuple[float, float]]:
    """
    Return the least and the most that hidden counts can be, as far as all that is shown tells.

    Parameters
    ----------
    asked
        Which of the counts that are not shown as they are to find limits for.
    spans
        Counts that are not hidden, but known no closer than the least and the most given here.

    Returns
    -------
    dict
        Limits by key; the most is infinite where nothing limits it.
    """
    import highspy
    import numpy as np

    known_about = {} if spans is None else spans
    order = {key: at for at, key in enumerate(dict.fromkeys([*hidden, *known_about]))}
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    limits = [known_about.get(key, (0, highspy.kHighsInf)) for key in order]
    least, most = np.array(limits, dtype=float).reshape(-1, 2).T.copy()
    model.addVars(len(order), least, most)
    for each in sums:
        signs: dict[int, float] = {}
        known = 0
        for key, sign in ((each.total, -1), *((part, 1) for part in each.parts)):
            if key in order:
                signs[order[key]] = signs.get(order[key], 0.0) + sign
            else:
                known += sign * counts[key]
        if signs:
            places = np.array(list(signs), dtype=np.int32)
            model.addRow(-known, -known, len(signs), places, np.array(list(signs.values())))
    return {key: _limits(model, order[key]) for key in asked if key in order}


def _limits(model: Any, at: int) -> tuple[float, float]:
    import highspy

    found = []
    model.changeColCost(at, 1.0)
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model.changeObjectiveSense(sense)
        model.run()
        is_limited = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(model.getObjectiveValue() if is_limited else inf)
    model.changeColCost(at, 0.0)
    least, most = found
    # Counts are whole: so much the closer are the limits.
    return ceil(least - _DUST), most if most == inf else floor(most + _DUST)
