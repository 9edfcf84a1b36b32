"""What can still be read of a request, or one event in it, that is not good JSON: its outline, by brackets and quotes.

A half surrogate, a byte that is no UTF-8, a number out of range or a nesting without end spoils the event that has it
and not its neighbours: those are cut out of the request as they are, and it is kept as far as it can be stored. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice

import msgspec
from msgspec import Raw

from schematic_server.ingest import storable
from schematic_server.ingest.capture import CapturedEvent

UNKNOWN = "unknown"  # the type of an event that does not tell its own
MAX_TOKENS = 200_000  # texts, brackets and signs of one request; looking at them takes a tenth of a second
# A text may end with the request, so that none is looked at twice.
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[][{}:,]', re.DOTALL)
_CLOSERS = {b"{": b"}", b"[": b"]"}
MAX_EVENT = 65_536  # bytes; a longer broken event is refused, not kept
_text = msgspec.json.Decoder(str)


def events(content: bytes) -> list[Raw]:
    """The raw events of a broken `{"events": […]}`; none when not even its outline can be read."""
    return [Raw(part) for _, part in _parts(_members(content).get(b'"events"', b""), b"[")]


def event(raw: bytes | Raw) -> CapturedEvent | None:
    """A broken event with what can be read of it, in a form that can be stored; None for what has not its outline."""
    if len(bytes(raw)) > MAX_EVENT:
        return None
    members = _members(storable.clean(bytes(raw)).encode())
    if not members:
        return None
    return CapturedEvent(
        type=_read(members, b'"type"') or UNKNOWN,
        body=Raw(members.get(b'"body"', b"{}")),
        api_key=_read(members, b'"api_key"'),
        idempotency_key=_read(members, b'"idempotency_key"'),
        sent_at=_read(members, b'"sent_at"'),
    )


def _members(content: bytes) -> Mapping[bytes, bytes]:
    return dict(_parts(content, b"{"))


def _read(members: Mapping[bytes, bytes], name: bytes) -> str | None:
    with suppress(KeyError, msgspec.DecodeError):
        return _text.decode(members[name])
    return None


def _parts(content: bytes, opener: bytes) -> list[tuple[bytes, bytes]]:
    """The members of an object (name as written, raw value) or elements of an array (b"", raw value), outermost only.

    Nothing when `content` does not begin with `opener`, brackets do not match, or there is too much of it. Without
    recursion: what is inside may be nested as deeply as it likes.
    """
    content = content.strip()
    if not content.startswith(opener):
        return []
    found: list[tuple[bytes, bytes]] = []
    closers: list[bytes] = []
    name, start = b"", 1
    for match in islice(_TOKEN.finditer(content), MAX_TOKENS):
        token = match.group()
        if token in _CLOSERS:
            closers.append(_CLOSERS[token])
        elif token in (b"}", b"]"):
            if closers.pop() != token:
                return []
            if not closers:
                last = content[start : match.start()].strip()
                whole = [*found, (name, last)] if last or found else []
                return whole if match.end() == len(content) else []
        elif len(closers) == 1:
            if token == b",":
                found.append((name, content[start : match.start()].strip()))
                name, start = b"", match.end()
            elif token == b":" and opener == b"{":
                name, start = content[start : match.start()].strip(), match.end()
    return []
