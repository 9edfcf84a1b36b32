"""Writes the server's `contract/access.py`: who may call each operation, and in which transaction it runs."""

from __future__ import annotations

from tools.generate.load import Contract
from tools.generate.types import HEADER

_HEAD = '''"""Who may call each operation, and in which transaction it runs (contract: `x-access`, `x-transaction`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

KeyKind: TypeAlias = Literal["secret", "read-only", "publishable", "token"]
Transaction: TypeAlias = Literal["read", "write", "locking", "own"]


class Access(NamedTuple):
    """`keys` may call it, of which `token` is a temporary access token.

    Of `transaction`, `locking` writes under locks of all that it goes by; `own` is answered before routing
    (`http/hot.py`).
    """

    keys: frozenset[KeyKind]
    transaction: Transaction


'''


def module(contract: Contract) -> str:
    """Source of `access.py`."""
    operations = sorted(contract.operations, key=lambda one: (one.resource, one.method))
    sets = "\n".join(
        f"{_set(kinds)}: frozenset[KeyKind] = frozenset({{{', '.join(map(repr, kinds))}}})"
        for kinds in sorted({one.access for one in operations})
    )
    rows = "\n".join(
        f'    "{one.resource}.{one.method}": Access({_set(one.access)}, "{one.transaction}"),' for one in operations
    )
    return f"{HEADER}{_HEAD}{sets}\n\nOPERATIONS: Mapping[str, Access] = {{\n{rows}\n}}\n"


def _set(kinds: tuple[str, ...]) -> str:
    """The name of a set of kinds of keys."""
    return "_" + "_".join(kind.upper().replace("-", "_") for kind in kinds)
