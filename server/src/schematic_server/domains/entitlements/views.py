"""Doors through which the credits domain adds to what entitlements answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schematic_server.scope import Scope

CreditTypes = Callable[[Scope, Sequence[str]], Mapping[str, Mapping[str, Any]]]
_sources: list[CreditTypes] = []


def credit_types_source(function: CreditTypes) -> CreditTypes:
    """Register what answers credit types by id (contract: `BillingCreditResponseData`)."""
    _sources.append(function)
    return function


def credit_types(scope: Scope, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Credit types by id, deleted ones too; unknown ids are left out."""
    return {one: told for source in _sources for one, told in source(scope, ids).items()} if ids else {}
