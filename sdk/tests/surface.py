"""What programs can call and import: read from the package, and as the snapshots beside this file have it.

`python sdk/tests/surface.py` writes `operations.txt` anew, after a change of the contract that is meant.
`public_names.txt` is written by hand: what it has is promised.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

from schematic.resources import CLIENT_NAMES

OPERATIONS = Path(__file__).with_name("operations.txt")
PUBLIC_NAMES = Path(__file__).with_name("public_names.txt")


def operations() -> list[str]:
    """Every operation as a line: `resource.method(path_parameter, *, required, optional=) -> Response`."""
    return sorted(_line(resource, name, method) for resource, name, method in methods(0))


def methods(form: int) -> Iterator[tuple[str, str, FunctionType]]:
    """Resource, name and function of every operation of one form: 0 sync, 1 async, 2 raw, 3 async raw."""
    from importlib import import_module

    for resource, class_names in CLIENT_NAMES.items():
        client = getattr(import_module(f"schematic.resources.{resource}"), class_names[form])
        for name, method in vars(client).items():
            if not name.startswith("_") and isinstance(method, FunctionType):
                yield resource, name, method


def public_names() -> dict[str, list[str]]:
    """Module -> names that it is to have."""
    found: dict[str, list[str]] = {}
    module = ""
    for line in PUBLIC_NAMES.read_text().splitlines():
        if line.startswith("["):
            module = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(module, []).extend(line.split())
    return found


def _line(resource: str, name: str, method: FunctionType) -> str:
    signature = inspect.signature(method)
    parts: list[str] = []
    for one in list(signature.parameters.values())[1:]:
        if one.kind is inspect.Parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        parts.append(one.name if one.default is inspect.Parameter.empty else f"{one.name}=")
    return f"{resource}.{name}({', '.join(parts)}) -> {signature.return_annotation}"


if __name__ == "__main__":
    OPERATIONS.write_text("\n".join(operations()) + "\n")
