"""Request bodies: JSON that is well-formed and can be stored, or a BadRequest."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from schematic_server.bounds import MAX_NESTING, is_too_deep
from schematic_server.errors import BadRequest
from schematic_server.ingest.storable import HALF, half_surrogate_at

# NUL, the one character PostgreSQL cannot store: as JSON writes it, not behind an escaped backslash.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
TOO_DEEP = f"the request body is nested too deeply: at most {MAX_NESTING} levels"


def decode(decoder: msgspec.json.Decoder[Any], content: bytes | msgspec.Raw) -> Any:
    """The value in `content`; raises BadRequest saying what does not fit, and where."""
    raw = bytes(content)
    if b"\\u0000" in raw and _NUL.search(raw):
        raise BadRequest("the request body has a text with the NUL character (\\u0000), which cannot be stored")
    if is_too_deep(raw):
        raise BadRequest(TOO_DEEP)
    return decode_parts(decoder, content)


def decode_parts(decoder: msgspec.json.Decoder[Any], content: bytes | msgspec.Raw) -> Any:
    """As `decode`, for a body whose parts are kept raw and decoded one by one, each with its own refusal."""
    try:
        return decoder.decode(content)
    except msgspec.ValidationError as error:
        raise BadRequest(f"the request body does not fit: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if half_surrogate_at(bytes(content)) is not None:
            raise BadRequest(f"the request body has {HALF}") from None
        raise BadRequest(f"the request body is not valid JSON: {error}") from None
    except RecursionError:
        raise BadRequest(TOO_DEEP) from None
