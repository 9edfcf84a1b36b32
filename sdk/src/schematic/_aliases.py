"""The official package's deep import paths, found when nothing else is.

    schematic.companies, schematic.companies.types     the resource's own types
    schematic.companies.client, .raw_client            its clients
    schematic.types.company_response_data              one type's own module, whatever its underscores
    schematic.companies.types.list_companies_response  the same in a resource
    schematic.errors.not_found_error                   one error's own module
    schematic.event_buffer                             EventBuffer and AsyncEventBuffer

Asked last (`sys.meta_path`), so that it costs nothing where real modules do. The names stand in `_alias_names`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec

assert __spec__ is not None
# The class without importing importlib.machinery; it takes a loader by duck typing.
_Spec = cast("Callable[..., ModuleSpec]", type(__spec__))


class _Alias:
    """Finder and loader of one alias module after another."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if not name.startswith("schematic."):
            return None
        names = _names(name.split(".")[1:])
        if names is None:
            return None
        spec = _Spec(name, self, is_package=True)
        spec.loader_state = names
        return spec

    def create_module(self, spec: Any) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        names: dict[str, str] = module.__spec__.loader_state

        def find(name: str) -> Any:
            if name not in names:
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            from importlib import import_module

            return getattr(import_module(names[name]), name)

        module.__doc__ = f"Names of `{module.__name__}`, as the official package has them."
        module.__all__ = sorted(names)  # type: ignore[attr-defined]  # modules take any attribute
        module.__getattr__ = find  # type: ignore[method-assign]  # PEP 562
        module.__dir__ = lambda: sorted(names)  # type: ignore[method-assign]  # PEP 562


def install() -> None:
    """Make the paths importable; once per process."""
    if not any(isinstance(one, _Alias) for one in sys.meta_path):
        sys.meta_path.append(_Alias())


def _names(parts: list[str]) -> dict[str, str] | None:
    """Attribute -> module that has it, for an alias; None when the path is none."""
    from schematic._alias_names import RESOURCE_NAMES, SHARED_NAMES

    head, *rest = parts
    if head == "types":
        return _one_type(rest, f"{SHARED_NAMES} {' '.join(RESOURCE_NAMES.values())}")
    if head == "errors":
        from schematic import errors

        return _one_type(rest, " ".join(errors.__all__), "schematic.errors")
    if head == "event_buffer" and not rest:
        return dict.fromkeys(("AsyncEventBuffer", "EventBuffer"), "schematic.events.buffer")
    own = RESOURCE_NAMES.get(head)
    if own is None:
        return None
    if rest in ([], ["types"]):
        return dict.fromkeys(own.split(), "schematic.types")
    if rest in (["client"], ["raw_client"]):
        from schematic.resources import CLIENT_NAMES

        return dict.fromkeys(CLIENT_NAMES[head], f"schematic.resources.{head}")
    return _one_type(rest[1:], own) if rest[0] == "types" else None


def _one_type(rest: list[str], names: str, home: str = "schematic.types") -> dict[str, str] | None:
    if len(rest) != 1:
        return None
    wanted = rest[0].replace("_", "")
    name = next((name for name in names.split() if name.lower() == wanted), None)
    return None if name is None else {name: home}
