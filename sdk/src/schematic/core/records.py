"""Records: dataclasses to those who use them, at a fraction of the time that `dataclasses` costs at a program's start.

Importing `dataclasses` loads `inspect`, `ast` and `dis`, and each class compiles its methods: a third of this
package's whole import. A record has what a dataclass has (positional and keyword arguments, `repr`, equality,
signature, `match`, `dataclasses.fields`, `replace` and `asdict`), worked out when somebody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What a setting may be. To type checkers they are what they are made of; `settings.rules` holds callers to the rest.
Timeout: TypeAlias = float  # seconds, more than 0
Seconds: TypeAlias = float  # 0 or more
Endless: TypeAlias = float  # seconds, more than 0; infinity is fine
TimeLeft: TypeAlias = float  # seconds; with none left only memory answers
Milliseconds: TypeAlias = int  # 0 or more
Count: TypeAlias = int  # 0 or more
Size: TypeAlias = int  # more than 0
Amount: TypeAlias = float  # 0 or more
Judged: TypeAlias = float  # by the check that asks about it, which never raises
HttpClient: TypeAlias = Any  # of httpx or httpx2
RedisClient: TypeAlias = Any
PublicKey: TypeAlias = str  # 32 bytes in base64
Proxy: TypeAlias = "str | bool"  # an address, whatever the environment says, or none


class _Lazy:
    """A class attribute that is made when it is first asked for, for each class."""

    def __init__(self, make: Callable[[type], Any]) -> None:
        self._make = make
        self._made: dict[type, Any] = {}

    def __get__(self, instance: object, owner: type) -> Any:
        if owner not in self._made:
            self._made[owner] = self._make(owner)
        return self._made[owner]


def _dataclass(record: Any) -> Any:
    """A dataclass with the record's members, to read from."""
    import dataclasses

    names: tuple[str, ...] = record.__match_args__
    defaults: dict[str, Any] = record._defaults
    texts: dict[str, Any] = {}
    bases: tuple[type, ...] = record.__mro__
    for one in reversed(bases):
        texts.update(getattr(one, "__annotations__", {}))
    members = [
        (name, texts[name], dataclasses.field(default=defaults[name]) if name in defaults else dataclasses.field())
        for name in names
    ]
    return dataclasses.make_dataclass(record.__name__, members, namespace={"__module__": record.__module__})


def _signature(record: Any) -> Any:
    import inspect

    return inspect.signature(_dataclass(record))


@dataclass_transform()
class Record:
    """The base. Members are annotated, defaults are plain values; names in `_hidden` stay out of `repr`."""

    _defaults: ClassVar[dict[str, Any]] = {}
    _required: ClassVar[frozenset[str]] = frozenset()
    _hidden: ClassVar[frozenset[str]] = frozenset()

    if not TYPE_CHECKING:  # type checkers know them from `dataclass_transform`
        __match_args__ = ()
        __dataclass_fields__ = _Lazy(lambda record: _dataclass(record).__dataclass_fields__)
        __dataclass_params__ = _Lazy(lambda record: _dataclass(record).__dataclass_params__)
        __signature__ = _Lazy(_signature)
        __hash__ = None

        def __init_subclass__(cls) -> None:
            own = [name for name, text in cls.__annotations__.items() if "ClassVar[" not in str(text)]
            cls.__match_args__ = tuple(dict.fromkeys((*cls.__match_args__, *own)))
            cls._defaults = {name: getattr(cls, name) for name in cls.__match_args__ if hasattr(cls, name)}
            cls._required = frozenset(cls.__match_args__) - cls._defaults.keys()

        def __init__(self, *values: Any, **named: Any) -> None:
            names = self.__match_args__
            if len(values) > len(names):
                raise TypeError(f"{type(self).__name__}() takes at most {len(names)} values, not {len(values)}")
            members = dict(zip(names, values, strict=False))
            if not named.keys().isdisjoint(members):
                raise TypeError(f"{type(self).__name__}() got {', '.join(sorted(named.keys() & members))} twice")
            unknown = named.keys() - set(names)
            if unknown:
                name = sorted(unknown)[0]
                raise TypeError(f"{type(self).__name__}() has no member {name!r}{nearest(name, names)}")
            members.update(named)
            missing = self._required - members.keys()
            if missing:
                raise TypeError(f"{type(self).__name__}() needs {', '.join(sorted(missing))}")
            vars(self).update(self._defaults)
            vars(self).update(members)
            after = getattr(self, "__post_init__", None)
            if after is not None:
                after()

        def __repr__(self) -> str:
            shown = (name for name in self.__match_args__ if name not in self._hidden)
            return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

        def __eq__(self, other: object) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about a name that there is not: what was meant, or what there is."""
    from difflib import get_close_matches

    there = sorted(known)
    close = get_close_matches(name, there, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; it takes {', '.join(there)}"
