"""What a domain's manifest is made of: handlers of operations, and what it adds to domains on its left.

Nothing here keeps a list by itself: `domains/__init__.py` names every domain in one order, and wires them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import sqlalchemy as sa

F = TypeVar("F", bound=Callable[..., Any])
Handler: TypeAlias = Callable[..., Any]


class Handlers(dict[str, Handler]):
    """The handlers of one module, by `<resource>.<method>`."""

    def operation(self, name: str) -> Callable[[F], F]:
        """Add the handler of an operation.

        The handler takes `scope`, then the path parameters by their contract names, then `query` and `body` if the
        operation has them, and returns the noun that goes under `data`; its annotations are the types that `contract`
        has for the operation. It runs in the transaction that the contract names.
        """

        def add(function: F) -> F:
            _add(self, name, function)
            return function

        return add


class Door(Generic[F]):
    """Functions that other domains add to what a noun answers or decides, in the order of the domains.

    `by_name` has those added under names, such as those of filters.
    """

    def __init__(self) -> None:
        self.functions: tuple[F, ...] = ()
        self.by_name: Mapping[str, F] = {}

    def __iter__(self) -> Iterator[F]:
        return iter(self.functions)


@dataclass(frozen=True, slots=True)
class Extension:
    """One function for one door."""

    door: Door[Any]
    function: Callable[..., Any]
    names: tuple[str, ...]


def extend(door: Door[F], function: F, *names: str) -> Extension:
    """Say in a manifest that `function` goes into `door`, under these names if the door has any."""
    return Extension(door, function, names)


@dataclass(frozen=True, slots=True)
class Domain:
    """A manifest: all that the rest of the server has to know of a domain."""

    name: str
    tables: tuple[sa.Table, ...]
    handlers: Handlers
    extensions: tuple[Extension, ...] = ()


def wire(domains: Iterable[Domain]) -> None:
    """Fill every door with what `domains` add to it; what a door had before is replaced.

    Raises RuntimeError when two functions have one name.
    """
    added: dict[Door[Any], list[Extension]] = {}
    for domain in domains:
        for one in domain.extensions:
            added.setdefault(one.door, []).append(one)
    for door, extensions in added.items():
        by_name: dict[str, Callable[..., Any]] = {}
        for one in extensions:
            for name in one.names:
                if name in by_name:
                    raise RuntimeError(f"{name} is added twice: by {_place(by_name[name])} and {_place(one.function)}")
                by_name[name] = one.function
        door.functions, door.by_name = tuple(one.function for one in extensions), by_name


def handlers(domains: Iterable[Domain]) -> Handlers:
    """Every handler of `domains`; raises RuntimeError when an operation has two."""
    found = Handlers()
    for domain in domains:
        for name, handler in domain.handlers.items():
            _add(found, name, handler)
    return found


def _add(into: Handlers, name: str, handler: Handler) -> None:
    if name in into:
        known = _place(into[name])
        raise RuntimeError(f"operation {name} has two handlers: {known} and {_place(handler)}")
    into[name] = handler


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
