"""The places of a journey that is written in one cell: ``A - B - C``, ``A to C via B``."""

import re

_ARROWS = re.compile(r"\s*(?:->|=>|→|⇒|➔|>|;|\n)\s*")
_DASHES = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*")
_WORDS = re.compile(r"\s+(?:to|then|and then|and back to)\s+", re.IGNORECASE)
_FROM = re.compile(r"^\s*from\s+", re.IGNORECASE)
_VIA = re.compile(r"\s*[,(]?\s*\bvia\b:?\s*", re.IGNORECASE)
_VIA_BETWEEN = re.compile(r"\s*(?:,|;|\n|&|\+|\band\b|\bthen\b|->|→|>)\s*", re.IGNORECASE)
_BACK = re.compile(
    r"\s*[,(]?\s*\b(?:and back|and return|return|rtn|there and back|both ways)\b\s*\)?\s*$", re.IGNORECASE
)
_POSTCODE = r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}"
_POSTCODES = re.compile(rf"{_POSTCODE}(?:\s*[-/,]\s*{_POSTCODE})+")


def split_journey(text: str) -> tuple[str, ...]:
    """
    Return the places of a whole journey, in the order driven.

    ``A to C via B`` calls at A, B, C; ``A - B return`` at A, B, A. One place alone is one part.
    """
    body = _FROM.sub("", text.strip())
    back = _BACK.search(body)
    if back:
        body = body[: back.start()]
    main, _, via = _partition(_VIA, body)
    # ``A via B to C``: the destination stands after the stops on the way.
    if via and len(split_places(main)) == 1 and len(ends := split_places(via)) > 1:
        stops = [main.strip(), *(one for part in ends[:-1] for one in split_via(part)), ends[-1]]
    else:
        ends = split_places(main)
        stops = [*ends[:1], *split_via(via), *ends[1:]] if len(ends) == 2 else [*ends, *split_via(via)]
    if back and len(stops) > 1:
        stops.append(stops[0])
    return tuple(stops)


def split_places(text: str) -> tuple[str, ...]:
    """Return the places between arrows, dashes with spaces, or *to*; of several signs the clearest counts."""
    for sign in (_ARROWS, _DASHES, _WORDS):
        parts = _clean(sign.split(text))
        if len(parts) > 1:
            return tuple(one for part in parts for one in split_places(part))
    bare = text.strip()
    if _POSTCODES.fullmatch(bare):
        return _clean(re.findall(_POSTCODE, bare))
    return _clean([bare])


def split_via(text: str) -> tuple[str, ...]:
    """Return the places of a cell of stops on the way."""
    parts = _clean(_VIA_BETWEEN.split(text.rstrip(" )")))
    return tuple(one for part in parts for one in split_places(part))


def _partition(sign: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = sign.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :]


def _clean(parts: list[str]) -> tuple[str, ...]:
    return tuple(part for part in (one.strip(" ,.()") for one in parts) if part)
