"""Inputs as people write them, on top of those there are by default."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from geoplan.domain.inputs import Choice, Input, Uncertain
from geoplan.errors import Fault, InputError
from geoplan.io.siting.sensitivity import InputText
from geoplan.siting.sensitivity import known


def inputs_of(
    texts: Iterable[InputText], defaults: Sequence[Uncertain], *, file: str
) -> tuple[Uncertain, ...]:
    """
    Return the inputs of a study: the defaults, changed and added to as written.

    Raises
    ------
    InputError
        With every input that is not known, would change nothing, is written twice, or cannot be as written.
    """
    found = {one.name: one for one in defaults}
    faults: list[Fault] = []
    seen: set[str] = set()
    for text in texts:
        if text.name in seen:
            faults.append(Fault(f'the input "{text.name}" is written twice', "keep one of them", file))
            continue
        seen.add(text.name)
        try:
            found[text.name] = _changed(text, found)
        except InputError as error:
            faults += [replace(fault, file=file) for fault in error.faults]
        except ValueError as error:
            faults.append(Fault(str(error), "change the input", file))
    if faults:
        raise InputError(faults)
    return tuple(found.values())


def _changed(text: InputText, defaults: dict[str, Uncertain]) -> Input:
    before = defaults.get(text.name)
    if text.name.startswith(known.DEMAND_IN):
        before = defaults[known.DEMAND]
    if isinstance(before, Choice):
        raise ValueError(f'"{text.name}" has names for values: write each as [[boundary]]')
    if before is None and text.name in known.MEANINGS:
        raise ValueError(f'"{text.name}" would change nothing: no option has such a cost')
    if before is None:
        close = get_close_matches(text.name, defaults, n=1)
        cure = f'did you mean "{close[0]}"?' if close else f"use one of: {', '.join(defaults)}"
        raise InputError(Fault(f'there is no input "{text.name}"', cure))
    return replace(before, **text.given)  # type: ignore[arg-type]
