"""Plans in the store: compressed, each once, found by the digest of its text."""

import hashlib
import sqlite3
import zlib
from dataclasses import dataclass

from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.plans import plan_from_json, plan_to_json

_LEVEL = 9
_LARGEST_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class PackedPlan:
    """A plan's compressed text and the digests of both forms."""

    digest: str
    packed_digest: str
    packed: bytes

    @classmethod
    def of(cls, plan: Plan) -> "PackedPlan":
        """Pack a plan."""
        text = plan_to_json(plan)
        packed = zlib.compress(text, _LEVEL)
        return cls(_sha256(text), _sha256(packed), packed)

    def text(self) -> bytes:
        """
        Unpack the plan's text.

        Raises
        ------
        ValueError
            When a byte of it is not as it was saved.
        """
        if _sha256(self.packed) != self.packed_digest:
            raise ValueError("its stored bytes were changed")
        unpacker = zlib.decompressobj()
        try:
            text = unpacker.decompress(self.packed, _LARGEST_BYTES)
        except zlib.error as error:
            raise ValueError("it cannot be unpacked") from error
        if not unpacker.eof or _sha256(text) != self.digest:
            raise ValueError("its text is not what its digest says")
        return text


def put(db: sqlite3.Connection, plan: PackedPlan) -> None:
    """
    Store a plan, unless it is there already.

    Raises
    ------
    InputError
        When it is there and was damaged.
    """
    done = db.execute(
        "INSERT INTO plans (digest, packed_digest, packed) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (plan.digest, plan.packed_digest, plan.packed),
    )
    if done.rowcount == 0:
        _text(db, plan.digest)


def get(db: sqlite3.Connection, digest: str) -> Plan:
    """
    Return a stored plan.

    Raises
    ------
    InputError
        When it is not there, or is not as it was saved.
    """
    return plan_from_json(_text(db, digest), file=f"plan {digest[:12]}")


def is_there(db: sqlite3.Connection, digest: str) -> bool:
    """Whether a plan's text is in the store; not once its time was over."""
    row = db.execute("SELECT packed FROM plans WHERE digest = ?", (digest,)).fetchone()
    return row is not None and row["packed"] != b""


def _text(db: sqlite3.Connection, digest: str) -> bytes:
    row = db.execute("SELECT digest, packed_digest, packed FROM plans WHERE digest = ?", (digest,)).fetchone()
    try:
        if row is None:
            raise ValueError("it is not there")
        if row["packed"] == b"":
            cure = "nothing can bring it back; the certificates say when: geoplan purge --certificates"
            raise InputError(Fault(f"plan {digest[:12]} was deleted when its time was over", cure))
        return PackedPlan(*row).text()
    except (ValueError, TypeError) as error:
        found = f"plan {digest[:12]} is damaged: {error}"
        raise InputError(Fault(found, "put back a backup copy; see: geoplan runs audit --verify")) from error


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
