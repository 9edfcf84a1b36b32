"""JSON texts in a form that both databases store and every client reads back. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import msgspec

# Escapes of JSON; `bad` are those of half a surrogate pair, which is no character, and of NUL.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<bad>\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000))"
    r"|\\."
)
_anything: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


def clean(content: bytes) -> str:
    """The text with U+FFFD for everything in it that is no character, and for NUL."""
    text = content.decode("utf-8", "replace").replace("\0", "\ufffd")
    return _ESCAPE.sub(lambda match: r"\ufffd" if match.group("bad") else match.group(), text)


def body(content: bytes) -> str:
    """The JSON object that `content` is, cleaned; what is none becomes the member `unreadable` of one, as text."""
    text = clean(content)
    with suppress(msgspec.DecodeError, RecursionError):
        if isinstance(_anything.decode(text), dict):
            return text
    return msgspec.json.encode({"unreadable": text}).decode()


def has_half_surrogate(content: bytes) -> bool:
    """Whether a text in `content` has half of a surrogate pair, which is no character."""
    if b"\\u" not in content:
        return False
    found = (match.group("bad") for match in _ESCAPE.finditer(content.decode("utf-8", "replace")))
    return any(bad not in (None, r"\u0000") for bad in found)
