"""Writes `_aliases.py`'s table: which names the official package has in which of its folders."""

from __future__ import annotations

from tools.generate.load import Contract
from tools.generate.model import EXCEPTIONS
from tools.generate.types import HEADER


def module(contract: Contract) -> str:
    """Source of `_alias_names.py`: names of `schematic.types`, and of each `schematic.<resource>`."""
    found: dict[str, list[str]] = {resource: [] for resource in contract.root["resources"]}
    shared: list[str] = []
    for name in sorted(contract.schemas):
        if contract.homes[name] == EXCEPTIONS:
            continue
        tag = contract.schemas[name].get("x-tag", "")
        found.get(tag, shared).append(name)
    rows = "\n".join(f'    "{resource}": "{" ".join(names)}",' for resource, names in found.items())
    return f'''{HEADER}"""Names by the official package's folders; `_aliases` makes modules of them."""

RESOURCE_NAMES = {{
{rows}
}}
SHARED_NAMES = "{" ".join(shared)}"
'''
