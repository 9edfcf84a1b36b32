"""How parameters and bodies are written on the wire. Pure.

A parameter that was not given is not sent. In a query None is dropped too; in a body it is JSON null.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast
from urllib.parse import quote, urlencode


def path_segment(value: object, name: str) -> str:
    """One percent-encoded path segment; raises ValueError for what would change the path."""
    text = str(value)
    if text in (".", ".."):
        raise ValueError(f'Invalid path parameter value "{text}": "." and ".." are not allowed.')
    if not text:
        raise ValueError(f"{name} must not be empty")
    return quote(text, safe="")


def encode_query(query: Mapping[str, Any]) -> str:
    """`ids=a&ids=b`, `keys[id]=1`, `true`; without a question mark, empty for nothing to send."""
    return urlencode([pair for name, value in query.items() for pair in _pairs(name, value)], safe="[]")


def plain(value: Any) -> Any:
    """A value as what JSON can carry: models as the members that were set, instants as RFC 3339."""
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in cast(Mapping[object, Any], value).items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in cast("list[Any]", value)]
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, Enum):
        return plain(value.value)
    dump = getattr(value, "model_dump", None)
    if dump is not None:
        return plain(dump(by_alias=True, exclude_unset=True))
    return str(value)


def instant(value: datetime) -> str:
    """RFC 3339: `Z` for UTC, the offset otherwise; a naive datetime is local time."""
    aware = value if value.tzinfo is not None else value.astimezone()
    text = aware.isoformat()
    return text.replace("+00:00", "Z") if aware.utcoffset() == UTC.utcoffset(None) else text


def _pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    value = plain(value)
    if value is None:
        return
    if isinstance(value, dict):
        for key, inner in cast(dict[str, Any], value).items():
            yield from _pairs(f"{name}[{key}]", inner)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from _pairs(name, inner)
    else:
        yield name, ("true" if value else "false") if isinstance(value, bool) else str(value)
