"""A binary heap in two plain arrays, for kernels."""

from numba import njit


@njit(cache=True, inline="always")
def push(keys, items, size, key, item):
    """Add an item; returns the new size."""
    at = size
    while at > 0:
        parent = (at - 1) >> 1
        if keys[parent] <= key:
            break
        keys[at] = keys[parent]
        items[at] = items[parent]
        at = parent
    keys[at] = key
    items[at] = item
    return size + 1


@njit(cache=True, inline="always")
def pop(keys, items, size):
    """Take the least item; returns its key, itself and the new size."""
    least_key = keys[0]
    least = items[0]
    size -= 1
    key = keys[size]
    item = items[size]
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[at] = keys[child]
        items[at] = items[child]
        at = child
    keys[at] = key
    items[at] = item
    return least_key, least, size
