"""Sets of sites that keep quotas and budget."""

import numpy as np

from geoplan.siting.models.kernels.choice import cheapest
from geoplan.siting.models.kernels.instance import BoolArray, Instance, LongArray

WANTED = 1 << 20


def allowed_set(instance: Instance, value: LongArray) -> BoolArray | None:
    """
    Return an allowed set of little value (m,), or None when the rules allow no set at all.

    Without a budget it is the set of least value. With one, money is made dearer step by step until it
    suffices; the last try counts money alone, which finds a set whenever there is one.
    """
    settled = np.zeros(len(value), np.int8)
    chosen: BoolArray
    chosen, kept = cheapest(instance, value, settled)
    if not kept:
        return None
    greatest = max(1, int(np.abs(instance.money).max(initial=0)))
    per_money = max(1, int(np.abs(value).max(initial=1)) // (8 * greatest))
    for _ in range(12):
        if instance.money[chosen].sum() <= instance.budget:
            return chosen
        chosen, _ = cheapest(instance, value + per_money * instance.money, settled)
        per_money *= 2
    chosen, _ = cheapest(instance, instance.money, settled)
    return chosen if instance.money[chosen].sum() <= instance.budget else None


def is_possible(instance: Instance) -> bool:
    """Whether the rules allow any set."""
    return allowed_set(instance, instance.money) is not None


def near_to(instance: Instance, wanted: BoolArray, random: np.random.Generator) -> BoolArray | None:
    """Return an allowed set with the sites wanted and few others, as far as may be; a new array, or None."""
    count = int(wanted.sum())
    spent = int(instance.money[wanted].sum())
    of_district = np.bincount(instance.district[wanted], minlength=len(instance.least) - 1)
    held = np.append(of_district, count)
    if spent <= instance.budget and (held >= instance.least).all() and (held <= instance.most).all():
        return wanted.copy()
    value = np.where(wanted, -WANTED, WANTED) + random.integers(-WANTED // 2, WANTED // 2, len(wanted))
    return allowed_set(instance, value)
