"""Which sets hold another one of a family, with sets as bits."""

import numpy as np

from geoplan.compiling import outer


@outer
def minimal(bits, group, price, money):
    """
    Return which sets (k,) are to be kept: those that hold no kept set of their group that is as cheap.

    Parameters
    ----------
    bits
        (k, words) of unsigned 64-bit words; smaller sets come first, and of equal ones the cheaper.
    group, price, money
        (k,)
    """
    k, words = bits.shape
    kept = np.zeros(k, np.bool_)
    among = np.empty(k, np.int64)
    size = 0
    for i in range(k):
        holds = False
        for at in range(size):
            q = among[at]
            if group[q] != group[i] or price[q] > price[i] or money[q] > money[i]:
                continue
            holds = True
            for word in range(words):
                if bits[q, word] & ~bits[i, word]:
                    holds = False
                    break
            if holds:
                break
        if not holds:
            among[size] = i
            size += 1
            kept[i] = True
    return kept
