"""What settings may be, by their annotations: the values themselves, or an error with name, value and what is wanted.

A setting whose annotation has no rule here cannot be set at all, so none is forgotten. Loaded by the first
configuration that is made. Pure.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from typing import Any, cast, get_args

from schematic import config
from schematic.core.records import Record, nearest

Rule = Callable[[Any, str], Any]  # value and path -> the value to use; raises TypeError or ValueError
_REQUIRED = object()  # in place of the default of a member that has none
PUBLIC_KEY_BYTES = 32  # of Ed25519
MAX_SECONDS = 10**9  # 31 years; longer waits overflow in the system's calls


def settle(record: Any) -> None:
    """Hold a record's members to the rules, and those of records in it. Raises TypeError and ValueError."""
    rules, members = _rules_of(record.__class__), cast("dict[str, Any]", vars(record))
    defaults: dict[str, Any] = record._defaults
    for name, value in members.items():
        # Defaults need no look, and None means the default.
        default = defaults.get(name, _REQUIRED)
        if value is not default and name in rules:
            is_default = value is None and default is not _REQUIRED
            members[name] = default if is_default else rules[name](value, f"{type(record).__name__}: {name}")


def check_request_options(options: object, where: str) -> None:
    """Raises TypeError for what is no mapping of `RequestOptions` and for values of the wrong type, ValueError for
    those out of range; None is as if it were not there."""
    from schematic.core.request_options import RequestOptions

    if not isinstance(options, Mapping):
        raise TypeError(f"{where}: request_options must be a mapping such as {{'timeout': 3}}, not {shown(options)}")
    annotations = RequestOptions.__annotations__
    for name, value in cast("Mapping[str, Any]", options).items():
        if name not in annotations:
            raise TypeError(f"{where}: request_options has no {name!r}{nearest(str(name), annotations)}")
        if value is not None:
            rule_of(getattr(annotations[name], "__forward_arg__", ""))(value, f"{where}: request_options[{name!r}]")


def rule_of(annotation: str) -> Rule:
    """Raises KeyError for an annotation that has no rule."""
    return _RULES[annotation.removesuffix(" | None")]


def _rules_of(kind: Any) -> dict[str, Rule]:
    if kind not in _made:
        texts: dict[str, Any] = {}
        bases: tuple[type, ...] = kind.__mro__
        for one in reversed(bases):
            # A program may derive a class of its own, with members that are its own matter.
            if one.__module__ == config.__name__:
                texts.update(getattr(one, "__annotations__", {}))
        _made[kind] = {name: rule_of(str(text)) for name, text in texts.items() if name in kind.__match_args__}
    return _made[kind]


_made: dict[type, dict[str, Rule]] = {}


def flag(value: Any, path: str) -> bool:
    """True or False; 1 and 0 are fine."""
    if value is True or value is False or (isinstance(value, int) and value in (0, 1)):
        return bool(value)
    raise TypeError(f"{path} must be True or False, not {shown(value)}")


def number(value: Any, path: str) -> float:
    """A finite number, as int or float. Raises TypeError and ValueError."""
    if isinstance(value, bool | str | bytes) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
        raise TypeError(f"{path} must be a number, not {shown(value)}")
    try:
        finite: float = value if value.__class__ is int else float(value)
        is_finite = math.isfinite(finite)
    except OverflowError:
        raise ValueError(f"{path} must be a number below 1e308") from None
    if not is_finite:
        raise ValueError(f"{path} must be a finite number, not {value!r}")
    return finite


def _time_left(value: Any, path: str) -> float:
    seconds = number(value, path)
    if seconds > MAX_SECONDS:
        raise ValueError(f"{path} must be at most {MAX_SECONDS:,} seconds, not {value!r}")
    return seconds


def _seconds(value: Any, path: str) -> float:
    return _time_left(_from_zero(value, path), path)


def _timeout(value: Any, path: str) -> float:
    return _seconds(_more_than_zero(value, path), path)


def _endless(value: Any, path: str) -> float:
    return math.inf if value == math.inf else _timeout(value, path)


def _from_zero(value: Any, path: str) -> float:
    amount = number(value, path)
    if amount < 0:
        raise ValueError(f"{path} must be 0 or more, not {value!r}")
    return amount


def count(value: Any, path: str) -> int:
    """A whole number of at least 0; floats that say one are fine. Raises TypeError and ValueError."""
    amount = _from_zero(value, path)
    if amount != int(amount):
        raise ValueError(f"{path} must be a whole number, not {value!r}")
    return int(amount)


def _size(value: Any, path: str) -> int:
    return count(_more_than_zero(value, path), path)


def _more_than_zero(value: Any, path: str) -> float:
    amount = number(value, path)
    if not amount > 0:
        raise ValueError(f"{path} must be more than 0, not {value!r}")
    return amount


def text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{path} must be text, not {shown(value)}")
    return value


def _path(value: Any, path: str) -> Any:
    if not isinstance(value, str | PathLike) or not value:
        raise TypeError(f"{path} must be the path of a file, not {shown(cast('object', value))}")
    return cast("Any", value)


def _choice(choices: Sequence[str]) -> Rule:
    def rule(value: Any, path: str) -> Any:
        if value not in choices:
            error = ValueError if isinstance(value, str) else TypeError
            wanted = " or ".join(map(repr, choices)) if len(choices) == 2 else f"one of {', '.join(choices)}"
            raise error(f"{path} must be {wanted}, not {shown(value)}")
        return value

    return rule


def _mapping(rule: Rule, *, is_secret: bool = False) -> Rule:
    """Of text to what `rule` takes."""

    def of_mapping(values: Any, path: str) -> Any:
        if not isinstance(values, Mapping):
            raise TypeError(f"{path} must be a mapping, not {type(values).__name__ if is_secret else shown(values)}")
        mapping = cast("Mapping[str, Any]", values)
        return {text(name, f"{path}: name"): rule(value, f"{path}[{name!r}]") for name, value in mapping.items()}

    return of_mapping


def _record(kind: type[Record]) -> Rule:
    def rule(value: Any, path: str) -> Any:
        if not isinstance(value, kind):
            way_out = f"; pass {kind.__name__}(**…)" if isinstance(value, Mapping) else ""
            raise TypeError(f"{path} must be a {kind.__name__}, not {shown(cast('object', value))}{way_out}")
        settle(value)  # it may have been changed since it was made
        return value

    return rule


def _breaker(value: Any, path: str) -> Any:
    if isinstance(value, bool):
        return value
    try:
        return _record(config.CircuitBreaker)(value, path)
    except TypeError as error:
        raise TypeError(str(error).replace("must be", "must be True, False or", 1)) from None


def _default_value(value: Any, path: str) -> Any:
    if callable(value):
        return value
    try:
        return flag(value, path)
    except TypeError:
        raise TypeError(f"{path} must be True, False or a function, not {shown(value)}") from None


def _function(value: Any, path: str) -> Any:
    if not callable(value):
        raise TypeError(f"{path} must be a function, not {shown(value)}")
    return value


def _logger(value: Any, path: str) -> Any:
    if not callable(getattr(value, "warning", None)):
        raise TypeError(f"{path} must be a logging.Logger, not {shown(value)}")
    return value


def _level(value: Any, path: str) -> int | str:
    if not isinstance(value, str):
        return count(value, path)
    from logging import getLevelNamesMapping

    names = getLevelNamesMapping()
    if value.upper() not in names:
        raise ValueError(f"{path} must be a number or one of {', '.join(names)}, not {value!r}")
    return value.upper()


def _providers(value: Any, path: str) -> Any:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
        raise TypeError(f"{path} must be a list of cache providers, not {shown(cast('object', value))}")
    for index, one in enumerate(cast("list[Any]", value)):
        _cache(one, f"{path}[{index}]")
    return cast("Any", value)


def _cache(value: Any, path: str) -> Any:
    if isinstance(value, type) or not all(callable(getattr(value, verb, None)) for verb in ("get", "set")):
        raise TypeError(f"{path} must be a cache provider with get and set, not {shown(value)}")
    return value


def redis_client(value: Any, path: str) -> Any:
    if isinstance(value, type) or not callable(getattr(value, "get", None)):
        raise TypeError(f"{path} must be a client such as redis.Redis.from_url(…), not {shown(value)}")
    return value


def _proxy(value: Any, path: str) -> Any:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or "://" not in value:
        raise TypeError(f"{path} must be an address such as http://proxy:3128, True or False, not {shown(value)}")
    return value


def _public_key(value: Any, path: str) -> Any:
    from base64 import b64decode
    from binascii import Error

    try:
        is_key = len(b64decode(text(value, path), validate=True)) == PUBLIC_KEY_BYTES
    except Error:
        is_key = False
    if not is_key:
        raise ValueError(f"{path} must be the line that `schematic bundle-keys` prints, not {value!r:.60}")
    return value


def _client(value: Any, path: str) -> Any:
    if isinstance(value, type) or not all(callable(getattr(value, verb, None)) for verb in ("build_request", "send")):
        raise TypeError(f"{path} must be a client of httpx or httpx2, not {shown(value)}")
    return value


def _header(value: Any, path: str) -> Any:
    # The value may be a secret, so it is not shown.
    if value is not None and not isinstance(value, str | int | float):
        raise TypeError(f"{path} must be text, not {type(value).__name__}")
    return value


def _anything(value: Any, path: str) -> Any:
    return value


def shown(value: object) -> str:
    """A value in a message: itself where it is plain, else its type."""
    if value is None or isinstance(value, bool | int | float | str):
        return f"{value!r:.60}"
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__


_RULES: dict[str, Rule] = {
    "bool": flag,
    "str": text,
    "Timeout": _timeout,
    "TimeLeft": _time_left,
    "Seconds": _seconds,
    "Endless": _endless,
    "Milliseconds": count,
    "Count": count,
    "Size": _size,
    "Amount": _from_zero,
    # What a check is to assume: judged by the check, which never raises (`checks.arguments`).
    "Judged": _anything,
    "EventUsage": _anything,
    "EventQuantities": _anything,
    "dict[str, float]": _anything,
    "RedisClient": redis_client,
    "Proxy": _proxy,
    "PublicKey": _public_key,
    "DefaultValue": _default_value,
    "OnDrop": _function,
    "HttpClient": _client,
    "Mode": _choice(get_args(config.Mode)),
    "OnFailure": _choice(get_args(config.OnFailure)),
    "OutagePolicy": _choice(get_args(config.OutagePolicy)),
    "Overflow": _choice(get_args(config.Overflow)),
    "logging.Logger": _logger,
    "int | str": _level,
    "str | PathLike[str]": _path,
    "bool | CircuitBreaker": _breaker,
    "CreditLeaseConfig": _record(config.CreditLeaseConfig),
    "DataStreamConfig": _record(config.DataStreamConfig),
    "AsyncCacheProvider[Any]": _cache,
    "Sequence[Any]": _providers,
    "Mapping[str, str]": _mapping(_header, is_secret=True),
    "Mapping[str, Any]": _mapping(_anything),
    "dict[str, bool]": _mapping(flag),
    "Mapping[str, OutagePolicy]": _mapping(_choice(get_args(config.OutagePolicy))),
    "Mapping[str, LeaseConfigOverride]": _mapping(_record(config.LeaseConfigOverride)),
}
