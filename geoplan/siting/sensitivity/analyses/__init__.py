"""
Questions asked of a response: one way, two ways, by luck of the draw, and where the answer turns.

They know no venues and no roads: a response gives, for points of the inputs, what each option costs. The
option with the lowest cost wins; of equal ones the first, so that things are left as they are where change is
worth nothing.
"""
