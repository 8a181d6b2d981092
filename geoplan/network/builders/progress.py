"""Telling the caller how far a build has come."""

from geoplan.progress import Progress

STEPS = 5


class Steps:
    """
    Steps of a build, told to the caller's ``progress(done, total, what)`` if there is one.

    Call it with words to say what is happening now; `step` says that one of the `STEPS` is done.
    """

    def __init__(self, callback: Progress | None) -> None:
        self._callback = callback
        self._done = 0

    def __call__(self, what: str) -> None:
        """Say what is happening now."""
        if self._callback is not None:
            self._callback(self._done, STEPS, what)

    def step(self, what: str) -> None:
        """Count a step as done and say what comes next."""
        self._done = min(self._done + 1, STEPS)
        self(what)
