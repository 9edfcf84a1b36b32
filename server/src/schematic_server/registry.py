"""Where domain routes say which operation of the contract they handle."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Handler:
    """`takes` are the parameter names after `scope`: path parameters, `query`, `body`."""

    function: Callable[..., Any]
    takes: tuple[str, ...]
    writes: bool


HANDLERS: dict[str, Handler] = {}


def operation(name: str, *, writes: bool | None = None) -> Callable[[Function], Function]:
    """Register the handler of `<resource>.<method>`.

    The handler takes `scope`, then the path parameters by their contract names, then `query` and `body` if it wants
    them, and returns the noun that goes under `data`. It runs in one transaction, read-only for GET operations unless
    `writes` says otherwise. A second handler for the same operation stops the process at import.
    """

    def register(function: Function) -> Function:
        if name in HANDLERS:
            raise RuntimeError(f"operation {name} has two handlers: {HANDLERS[name].function} and {function}")
        takes = tuple(inspect.signature(function).parameters)[1:]
        read_only = name.rpartition(".")[2].startswith(("get_", "list_", "count_", "lookup_"))
        HANDLERS[name] = Handler(function, takes, (not read_only) if writes is None else writes)
        return function

    return register
