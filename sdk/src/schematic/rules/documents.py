"""Reading wire documents: required members, closed sets, empty lists for null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

METRIC_PERIODS = frozenset({"all_time", "current_day", "current_week", "current_month"})
MONTH_RESETS = frozenset({"first_of_month", "billing_cycle"})
COMPARABLE_TYPES = frozenset({"bool", "date", "int", "string"})


def required(document: Mapping[str, Any], names: Sequence[str], path: str) -> None:
    """Raise ValueError for the first of `names` that is missing or null."""
    for name in names:
        if document.get(name) is None:
            raise ValueError(f"{path}.{name} is required")


def one_of(document: Mapping[str, Any], name: str, known: frozenset[str], path: str) -> None:
    """Raise ValueError when the member is present and not in the closed set `known`."""
    value = document.get(name)
    if value is not None and value not in known:
        raise ValueError(f"{path}.{name} must be one of {', '.join(sorted(known))}, not {value!r}")


def items(document: Mapping[str, Any], name: str) -> Sequence[Any]:
    """The list under `name`; empty when missing or null."""
    found: Sequence[Any] = document.get(name) or ()
    return found


def check_trait_definition(definition: Mapping[str, Any] | None, path: str) -> None:
    """Raise ValueError unless the definition is absent or whole."""
    if definition is not None:
        required(definition, ("id", "comparable_type", "entity_type"), path)
        one_of(definition, "comparable_type", COMPARABLE_TYPES, path)


def without_nulls(document: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The members among `names` that are present, in that order."""
    return {name: document[name] for name in names if document.get(name) is not None}
