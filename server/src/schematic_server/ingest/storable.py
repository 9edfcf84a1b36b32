"""JSON texts in a form that both databases store and every client reads back. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import msgspec

from schematic_server.bounds import is_too_deep

# Escapes of JSON, not behind an escaped backslash: half of a surrogate pair, which is no character, and NUL. Without a
# call for each match: whoever sends a body decides how many there are.
_ODD = r"(\\(?<!\\\\)(?:\\\\)*)"  # of backslashes: the last one begins an escape
_HALF = re.compile(
    _ODD + r"u(?:[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u)[dD][c-fC-F][0-9a-fA-F]{2})"
)
_NUL = re.compile(_ODD + "u0000")
HALF = "half of a surrogate pair (such as \\ud800), which is no character"
_anything: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


def clean(content: bytes) -> str:
    """The text with U+FFFD for everything in it that is no character, and for NUL."""
    text = content.decode("utf-8", "replace").replace("\0", "\ufffd")
    return _NUL.sub(r"\1ufffd", _HALF.sub(r"\1ufffd", text))


def body(content: bytes) -> str:
    """The JSON object that `content` is, cleaned; what is none becomes the member `unreadable` of one, as text."""
    text = clean(content)
    if not is_too_deep(content):
        with suppress(msgspec.DecodeError):
            if isinstance(_anything.decode(text), dict):
                return text
    return msgspec.json.encode({"unreadable": text}).decode()


def half_surrogate_at(content: bytes) -> int | None:
    """The byte where a text in `content` has half of a surrogate pair, which is no character; None where none has."""
    if b"\\u" not in content:
        return None
    text = content.decode("utf-8", "surrogateescape")
    found = _HALF.search(text)
    return None if found is None else len(text[: found.end(1) - 1].encode("utf-8", "surrogateescape"))
