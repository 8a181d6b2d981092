"""Small choices of properties, made by hand or drawn, and every choice there is, one by one."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from geoplan.siting.properties.choice.problem import ChoiceProblem, Quota


def problem(*, setup, offer=(), wanted=(1,), beds=None, **other):
    """A choice with arrays of lists; everything is allowed, fits and is free where nothing is said."""
    setup = np.array(setup, np.int64)
    places, uses = setup.shape
    offer = np.array(offer, np.int64).reshape(-1, places, uses)
    given = {
        "names": tuple(f"house {number}" for number in range(places)),
        "use_names": tuple(f"use {number}" for number in range(uses)),
        "allowed": np.ones(setup.shape, np.bool_),
        "setup": setup,
        "price": np.zeros(places, np.int64),
        "wanted": np.array(wanted, np.int64),
        "beds": np.array(beds or [2] * uses, np.int64),
        "offer": offer,
        "fits": np.ones(offer.shape, np.bool_),
        "alone": np.zeros(len(offer), np.bool_),
        "must": np.zeros(places, np.bool_),
    }
    arrays = {"allowed": np.bool_, "fits": np.bool_, "alone": np.bool_, "must": np.bool_, "price": np.int64}
    other = {k: np.array(v, arrays[k]) if k in arrays else v for k, v in other.items()}
    return ChoiceProblem(**given | other)


def every_choice(one):
    """Cost of every choice that keeps the rules, with its properties, by trying everything."""
    places, uses = one.setup.shape
    children = len(one.alone)
    for chosen in product([None, *range(uses)], repeat=places):
        for beds in product([None, *range(places)], repeat=children):
            if one.keeps_rules(chosen, beds):
                bought = tuple(p for p, use in enumerate(chosen) if use is not None)
                yield one.cost(chosen, beds), bought


@st.composite
def problems(draw):
    """Up to four properties, two uses and three children, with prices as large as real ones."""
    places, uses, children = draw(st.integers(1, 4)), draw(st.integers(1, 2)), draw(st.integers(0, 3))

    def whole(least, most, *shape):
        size = int(np.prod(shape, dtype=int))
        return np.array(draw(st.lists(st.integers(least, most), min_size=size, max_size=size))).reshape(shape)

    def flags(*shape):
        return whole(0, 3, *shape) > 0

    pairs = [(a, b) for a in range(children) for b in range(a)]
    quota = Quota("North", tuple(range(0, places, 2)), *draw(st.sampled_from([(0, 1), (1, 2), (0, 4)])))
    return problem(
        setup=whole(0, 200_000_000, places, uses),
        offer=whole(-40_000_000, 5_000_000, children, places, uses),
        wanted=draw(st.sampled_from([[1], [2]] if uses == 1 else [[1, 0], [1, 1], [0, 2]])),
        beds=whole(1, 2, uses).tolist(),
        allowed=flags(places, uses),
        price=whole(1, 90_000_000, places),
        fits=flags(children, places, uses),
        alone=whole(0, 1, children) > 0,
        must=whole(0, 5, places) == 5,
        apart=tuple(draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else ()),
        budget=draw(st.none() | st.integers(1, 200_000_000)),
        quotas=draw(st.sampled_from([(), (quota,)])),
    )
