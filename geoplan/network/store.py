"""
Built networks on disk: one ``*.roads`` file, quick to load, never executed, never half written.

Layout: `MAGIC`; a digest of all that follows, which tells a truncated or altered file from a whole one; the
length of the header; the header, JSON, with format version, names, provenance and the type and size of every
array; then the arrays' bytes, each padded to 8 so that they can be used where they lie.
"""

import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from geoplan.errors import NetworkError
from geoplan.io.write import write_atomically
from geoplan.network.model import Provenance, RoadNetwork

MAGIC = b"geoplan roads  \n"
FORMAT = 1
SUFFIX = ".roads"
_DIGEST_BYTES = 16
_LENGTH_BYTES = 8
_HEADER_AT = len(MAGIC) + _DIGEST_BYTES + _LENGTH_BYTES


def save_network(network: RoadNetwork, path: Path | str) -> Path:
    """
    Write a network to a file, whole or not at all.

    Parameters
    ----------
    network
        What to save.
    path
        Where; ``.roads`` by custom. Folders are made, an older file is replaced.

    Returns
    -------
    The path written.

    Raises
    ------
    NetworkError
        When the folder cannot be made, or the disk is full.
    """
    path = Path(path)
    arrays = {
        item.name: np.ascontiguousarray(getattr(network, item.name))
        for item in fields(network)
        if isinstance(getattr(network, item.name), np.ndarray)
    }
    header = json.dumps(
        {
            "format": FORMAT,
            "arrays": [[name, array.dtype.str, len(array)] for name, array in arrays.items()],
            "names": network.names,
            "provenance": asdict(network.provenance),
            "report": network.report,
            "sparse": network.sparse,
        }
    ).encode()
    length = len(_padded(header)).to_bytes(_LENGTH_BYTES, "little")
    content = b"".join([length, _padded(header), *(_padded(array.tobytes()) for array in arrays.values())])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(path) as aside:
            aside.write_bytes(MAGIC + _digest(content) + content)
    except OSError as error:
        raise NetworkError(f"{path} cannot be written: {error.strerror}; choose another folder.") from error
    return path


def load_network(path: Path | str) -> RoadNetwork:
    """
    Read a network that `save_network` wrote.

    Parameters
    ----------
    path
        A ``.roads`` file.

    Raises
    ------
    NetworkError
        When the file is missing, not a network, of another format, truncated or altered.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NetworkError(
            f"{path} cannot be read: {error.strerror}; build it with `geoplan network build`."
        ) from error
    header, body = _header_and_body(path, content)
    try:
        arrays, at = {}, 0
        for name, kind, size in header["arrays"]:
            arrays[name] = np.frombuffer(body, np.dtype(kind), size, at)
            at += arrays[name].nbytes + -arrays[name].nbytes % 8
        return RoadNetwork(
            names=tuple(header["names"]),
            provenance=Provenance(**header["provenance"]),
            report=tuple((what, count) for what, count in header["report"]),
            sparse=bool(header["sparse"]),
            **arrays,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise NetworkError(f"{path} is not a network that this geoplan can read; build it again.") from error


def _header_and_body(path: Path, content: bytes) -> tuple[dict[str, Any], memoryview]:
    if content[: len(MAGIC)] != MAGIC:
        raise NetworkError(
            f"{path} is not a geoplan network; give a {SUFFIX} file, or make one: `geoplan network build`."
        )
    digest_end = len(MAGIC) + _DIGEST_BYTES
    if _digest(memoryview(content)[digest_end:]) != content[len(MAGIC) : digest_end]:
        raise NetworkError(f"{path} is damaged or was cut short; copy it again or build it again.")
    end = _HEADER_AT + int.from_bytes(content[digest_end:_HEADER_AT], "little")
    header: dict[str, Any] = json.loads(content[_HEADER_AT:end])
    if header["format"] != FORMAT:
        raise NetworkError(
            f"{path} has format {header['format']}, this geoplan reads format {FORMAT}; build it again."
        )
    return header, memoryview(content)[end:]


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()


def _padded(content: bytes) -> bytes:
    return content + b" " * (-len(content) % 8)
