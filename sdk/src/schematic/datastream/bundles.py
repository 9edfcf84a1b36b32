"""A bundle: flags, companies and users in a signed file, for a start without a network.

schematic-bundle 1 {bytes that follow} {Ed25519 signature of them, base64}
{"version", "environment_id", "made_at", "expires_at", "grace_seconds"}      a line of JSON; instants in seconds
flag {…}                                                                     a line for each document
company {…}
user {…}
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from schematic.datastream.protocol import Entity
from schematic.datastream.state import Flag, Held
from schematic.rules import VERSION_KEY

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from schematic.datastream.layout import Document

FORMAT = "schematic-bundle 1"
MAX_BYTES = 1 << 30
_KINDS: dict[str, Entity] = {"company": "company", "user": "user"}
_MAX_HEAD = 200  # bytes of the first line
UNUSED = float("-inf")  # when something was last used that no check has asked for yet


class BundleError(ValueError):
    """Why a bundle is not used; the text names the way out."""


class Head(NamedTuple):
    """What a bundle says of itself. `version`: of the documents' shape. Instants are seconds since 1970; until
    `expires_at` and `grace_seconds` more it may be used."""

    version: str
    environment_id: str
    made_at: float
    expires_at: float
    grace_seconds: float


class Bundle(NamedTuple):
    """A bundle that may be used."""

    head: Head
    flags: list[Flag]
    entities: list[tuple[Entity, Held]]


def write(head: Head, documents: Iterable[tuple[str, Document]], private_key: Ed25519PrivateKey) -> bytes:
    """The file; `documents` are of kinds `flag`, `company` and `user`."""
    lines = [json.dumps(head._asdict())]
    lines += [f"{kind} {json.dumps(document, separators=(',', ':'))}" for kind, document in documents]
    content = "\n".join(lines).encode() + b"\n"
    return f"{FORMAT} {len(content)} {b64encode(private_key.sign(content)).decode()}\n".encode() + content


def load(path: str | PathLike[str], public_key: str, now: float) -> Bundle:
    """The bundle in a file, as of `now` (seconds since 1970). Raises BundleError."""
    try:
        with open(path, "rb") as file:
            found = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BundleError(f"cannot be read: {error.strerror}") from None
    if len(found) > MAX_BYTES:
        raise BundleError(f"is larger than {MAX_BYTES:,} bytes; export fewer companies and users")
    return read(found, public_key, now)


def read(found: bytes, public_key: str, now: float) -> Bundle:
    """As `load`."""
    content = _signed(found, public_key)
    lines = content.decode().splitlines()
    head = Head(**json.loads(lines[0]))
    if head.version != VERSION_KEY:
        raise BundleError(f"holds documents of version {head.version}, not {VERSION_KEY}; export it with this version")
    if now > head.expires_at + head.grace_seconds:
        days = (now - head.expires_at - head.grace_seconds) / 86_400
        raise BundleError(f"expired, and its grace ended {days:.1f} days ago; export a new one")
    flags: list[Flag] = []
    entities: list[tuple[Entity, Held]] = []
    for line in lines[1:]:
        kind, _, text = line.partition(" ")
        document: Document = json.loads(text)
        if kind == "flag":
            flags.append(Flag(document, text))
        elif (of := _KINDS.get(kind)) is not None:
            entities.append((of, Held(document, text, None, UNUSED)))
    return Bundle(head, flags, entities)


def _signed(found: bytes, public_key: str) -> bytes:
    """What the signature is of. Raises BundleError."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    line, _, content = found.partition(b"\n")
    name, _, rest = line[:_MAX_HEAD].decode("latin-1").rpartition(" ")[0].rpartition(" ")
    if name != FORMAT:
        raise BundleError(f"is no bundle of this version: it does not begin with {FORMAT}")
    if rest != str(len(content)):
        raise BundleError(f"is not whole: {len(content):,} bytes where {rest[:20]} are announced; copy it again")
    try:
        signature: Any = b64decode(line.rpartition(b" ")[2])
        Ed25519PublicKey.from_public_bytes(b64decode(public_key)).verify(signature, content)
    except (InvalidSignature, NotBase64):
        raise BundleError("is not signed by this key; see datastream_bundle_key") from None
    return content
