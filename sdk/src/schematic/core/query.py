"""How parameters and bodies are written on the wire. Pure.

A parameter that was not given is not sent. In a query None is dropped too; in a body it is JSON null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast

# What a path takes as it is (RFC 3986, 2.3).
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"


def path_segment(value: object, name: str) -> str:
    """One percent-encoded path segment; raises ValueError for what would change the path."""
    text = str(value)
    if text in (".", ".."):
        raise ValueError(f'Invalid path parameter value "{text}": "." and ".." are not allowed.')
    if not text:
        raise ValueError(f"{name} must not be empty")
    if not text.strip(_UNRESERVED):
        return text
    from urllib.parse import quote

    return quote(text, safe="")


def encode_query(query: Mapping[str, Any]) -> str:
    """`ids=a&ids=b`, `keys[id]=1`, `true`; without a question mark, empty for nothing to send."""
    from urllib.parse import urlencode

    return urlencode([pair for name, value in query.items() for pair in _pairs(name, value)], safe="[]")


def plain(value: Any) -> Any:
    """A value as what JSON can carry: models as the members that were set, instants as RFC 3339.

    Raises TypeError for an object whose text says nothing about it.
    """
    if value is None or value.__class__ is str:
        return value
    if isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Mapping):
        return {_member(key): plain(inner) for key, inner in cast(Mapping[object, Any], value).items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in cast("list[Any]", value)]
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        from base64 import b64encode

        return b64encode(value).decode()
    if isinstance(value, Enum):
        return plain(value.value)
    return _plain_object(value)


def _plain_object(value: Any) -> Any:
    kind = value.__class__
    if hasattr(kind, "model_dump"):
        return plain(value.model_dump(by_alias=True, exclude_unset=True))
    if hasattr(kind, "__dataclass_fields__"):
        members: Iterable[str] = kind.__dataclass_fields__
        return {name: plain(getattr(value, name)) for name in members}
    if hasattr(kind, "__index__"):  # numbers of other libraries
        return int(value)
    if isinstance(value, Iterable):
        return [plain(inner) for inner in cast("list[Any]", value)]
    if kind.__str__ is object.__str__:
        raise TypeError(f"a {kind.__qualname__} cannot be sent; pass text, a number, a list, a dict or a dataclass")
    return str(value)  # Decimal, UUID, paths, times


def _member(key: object) -> str:
    return key if type(key) is str else str(plain(key))


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
        for inner in cast(Sequence[Any], value):
            yield from _pairs(name, inner)
    else:
        yield name, ("true" if value else "false") if isinstance(value, bool) else str(value)
