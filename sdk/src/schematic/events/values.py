"""Values of events as JSON can carry them: encoded faithfully, or refused with the place and the way out. Pure."""

from __future__ import annotations

import math
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from json import JSONEncoder, encoder
from typing import Any, cast

from schematic.core.query import instant

MAX_DEPTH = 64  # levels of dicts and lists
MAX_BITS = 1023  # of a whole number: what fits into a double, so that every reader can hold it
Json = dict[str, Any]


def own(values: Mapping[str, Any], path: str) -> Json:
    """A copy of a mapping that shares nothing with it and that JSON can carry.

    Numbers, text, booleans, None, mappings, lists, tuples, sets, dataclasses and models keep their meaning; instants
    are RFC 3339 (naive ones local time), bytes base64, enums their value, Decimal, UUID and other types with a text
    form of their own that text. Raises TypeError and ValueError, with `path` and the way out in the message.
    """
    return _mapping(values, path, 0)


def text(value: object, path: str) -> str:
    """`value` as text that every JSON reader takes. Raises TypeError for what is none, ValueError for half a surrogate
    pair."""
    if not isinstance(value, str):
        raise TypeError(f"{path} must be text, not {type(value).__name__}")
    return _text(value, path)


def keys(values: object, path: str) -> dict[str, str]:
    """A copy of the keys that name a company or a user, by names that are text. Whole numbers, UUIDs and enums as
    values are taken as the text that they stand for. Raises TypeError for any other, ValueError for broken text."""
    if not isinstance(values, Mapping):
        raise TypeError(f"{path} must be a mapping of keys, not {type(values).__name__}; pass {{'id': …}}")
    mapping: Mapping[Any, Any] = cast(Any, values)
    made: dict[str, str] = {}
    for name, value in _asked(mapping, path, lambda: list(mapping.items())):
        if _is_simple(name) and _is_simple(value):
            made[name] = value
        else:
            made[text(name, f"{path}: name {_shown(name)}")] = _key(value, f"{path}[{_shown(name)}]")
    return made


def whole(quantity: Any, path: str) -> int:
    """A quantity as an int: text and floats that say a whole number are fine. Raises ValueError or TypeError."""
    number = quantity if isinstance(quantity, int) else _number(quantity, path)
    if not math.isfinite(number) or number != int(number):
        raise ValueError(f"{path} must be a whole number, not {_shown(quantity)}")
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"{path} must fit into 64 bits, not {_shown(quantity)}")
    return int(number)


def _key(value: Any, path: str) -> str:
    if isinstance(value, Enum):
        return _key(value.value, path)
    if value is None:
        raise TypeError(f"{path} must be text, not None; leave the key out")
    if hasattr(value, "__index__") and not isinstance(value, bool):
        return str(_asked(value, path, value.__index__))
    # Without the module there is no UUID, and it takes a while to load.
    uuid = sys.modules.get("uuid")
    return str(value) if uuid is not None and isinstance(value, uuid.UUID) else text(value, path)


def members(model: Any, path: str) -> Any:
    """The members of a model that were given. Raises TypeError when it does not tell them."""
    return _asked(model, path, lambda: model.model_dump(by_alias=True, exclude_unset=True))


def _number(value: Any, path: str) -> float:
    try:
        return float(value)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{path} must be a whole number, not {_shown(value)}") from error
    except Exception as error:  # whatever the value's own class raises
        raise TypeError(f"{path} must be a whole number, not a {type(value).__name__}") from error


def _asked(value: Any, path: str, question: Callable[[], Any]) -> Any:
    """The answer of code that belongs to the value. Raises TypeError, with its place, when that raises."""
    try:
        return question()
    except Exception as error:  # whatever the value's own class raises
        raise TypeError(
            f"{path} is a {type(value).__name__} that does not tell its value ({type(error).__name__}); "
            "pass text, numbers, dicts or lists"
        ) from error


def _shown(value: Any) -> str:
    """A value in a message: the beginning of its `repr`, or its class when it has none."""
    try:
        return f"{value!r:.60}"
    except Exception:  # whatever the value's own class raises
        return f"a {type(value).__name__}"


def _value(value: Any, path: str, depth: int) -> Any:
    kind = value.__class__
    if kind is str:
        return _text(value, path)
    if value is None or kind is bool:
        return value
    for kinds, convert in _CONVERSIONS:
        if isinstance(value, kinds):
            return convert(value, path, depth)
    return _other(value, path, depth)


def _other(value: Any, path: str, depth: int) -> Any:
    if isinstance(value, type):
        raise TypeError(f"{path} is the class {value.__name__}, which JSON cannot carry")
    if hasattr(value, "__dataclass_fields__"):
        from dataclasses import fields

        by_name = _asked(value, path, lambda: {field.name: getattr(value, field.name) for field in fields(value)})
        return _mapping(by_name, path, depth)
    if hasattr(value, "model_dump"):
        dumped = members(value, path)
        if hasattr(dumped, "items"):
            return _mapping(dumped, path, depth)
    if hasattr(value, "__index__"):  # whole numbers of other libraries
        return _int(_asked(value, path, value.__index__), path, depth)
    if value.__class__.__str__ is not object.__str__:
        return _text(_asked(value, path, lambda: str(value)), path)
    raise TypeError(f"{path} is a {type(value).__name__}, which JSON cannot carry; pass text, numbers, dicts or lists")


def _text(value: str, path: str) -> str:
    plain = str.__str__(value) if value.__class__ is not str else value
    if not plain.isascii():
        try:
            plain.encode()
        except UnicodeEncodeError as error:
            raise ValueError(
                f"{path} holds half a surrogate pair at {error.start}, which is no character; "
                'drop it with value.encode("utf-8", "replace").decode()'
            ) from None
    return plain


def _int(value: int, path: str, depth: int) -> int:
    if value.bit_length() > MAX_BITS:
        raise ValueError(f"{path} is a whole number of {value.bit_length()} bits; pass it as text")
    return int(value)


def _float(value: float, path: str, depth: int) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{path} is {value!r}, which JSON cannot carry; pass None or text")
    return float(value)


def _mapping(values: Mapping[Any, Any], path: str, depth: int) -> Json:
    _check_depth(path, depth)
    items: list[tuple[Any, Any]] = _asked(values, path, lambda: list(values.items()))
    made: Json = {}
    for name, value in items:
        key = name if _is_simple(name) else _name(name, path)
        if _is_simple(value) or value is None or value.__class__ is bool:
            made[key] = value
        else:
            made[key] = _value(value, f"{path}[{_shown(name)}]", depth + 1)
    if len(made) != len(items):
        raise ValueError(f"{path} has two names that are the same text; JSON keeps only one of them")
    return made


def _is_simple(value: Any) -> bool:
    """Most values: worth asking before a place is put into words."""
    return value.__class__ is str and value.isascii()


def _sequence(values: Iterable[Any], path: str, depth: int) -> list[Any]:
    _check_depth(path, depth)
    items: list[Any] = _asked(values, path, lambda: list(values))
    return [_value(value, f"{path}[{index}]", depth + 1) for index, value in enumerate(items)]


def _check_depth(path: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        start = path[:60]
        raise ValueError(f"{start}… is nested more than {MAX_DEPTH} levels deep, or contains itself")


def _name(name: Any, path: str) -> str:
    plain = _value(name, f"{path}: name {_shown(name)}", MAX_DEPTH) if not isinstance(name, bytes) else None
    if isinstance(plain, str):
        return plain
    if isinstance(plain, int) and not isinstance(plain, bool):
        return str(plain)
    raise TypeError(f"{path} has the name {_shown(name)}, a {type(name).__name__}; names must be text")


_CONVERSIONS: tuple[tuple[Any, Callable[[Any, str, int], Any]], ...] = (
    (Enum, lambda value, path, depth: _value(value.value, path, depth)),
    (str, lambda value, path, depth: _text(value, path)),
    (int, _int),
    (float, _float),
    (Mapping, _mapping),
    ((list, tuple, set, frozenset, deque), _sequence),
    (datetime, lambda value, path, depth: _asked(value, path, lambda: instant(value))),
    ((date, time), lambda value, path, depth: _asked(value, path, value.isoformat)),
    ((bytes, bytearray, memoryview), lambda value, path, depth: _base64(value)),
)


# json's own encoder makes a new C encoder for each call and remembers every container; ours is made once, for values
# that hold no cycles. Escaped, so that the length in characters is the length in bytes.
_make: Any = getattr(encoder, "c_make_encoder", None)
escaped = encoder.encode_basestring_ascii
_chunks: Any = _make and _make(None, None, escaped, None, ":", ",", False, False, False)
_slow = JSONEncoder(check_circular=False, allow_nan=False, separators=(",", ":"))  # of other interpreters


def encode(value: Any) -> str:
    """JSON of a value without cycles. Raises ValueError and TypeError for what JSON cannot carry."""
    return "".join(_chunks(value, 0)) if _chunks else _slow.encode(value)


def _base64(value: Any) -> str:
    from base64 import b64encode

    return b64encode(value).decode()
