"""How long work tells how far it has come: one shape for every room."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called as ``progress(done, total, what)``: so many of so many steps of what is going on are done."""
