"""Doors through which domains further right add to what features and flags answer.

They register at import: members of a feature's detail, filters of a list, derived rules of a flag, previews of what a
condition names, and refusals of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from schematic_server.domains.companies.views import Filters, View, Views
from schematic_server.domains.features.rules import Rule
from schematic_server.scope import Scope

# (db, environment id, flag ids or None for all) -> rules by flag id
DerivedRules = Callable[[Connection, str, "Sequence[str] | None"], Mapping[str, Sequence[Rule]]]
Guard = Callable[[Scope, Mapping[str, Any], Mapping[str, Any]], None]
_F = TypeVar("_F", bound=Callable[..., Any])


feature_view = Views()
# `event_summary` of a feature: it is counted over all events, so only the answer about one feature tells it.
feature_events_view = Views()
feature_filters = Filters("ids", "q", "feature_type", "boolean_require_event", "managed_by")
derived_rules: list[DerivedRules] = []
# Previews of what conditions name, in `resource_ids` or `credit_id`, by condition type. Rules can name nothing else;
# of a type without a function (billing products) they can name anything.
resource_previews: dict[str, View] = {}
# Called with the feature as it is and the members about to change; raise BadRequest to refuse.
feature_guards: list[Guard] = []


def previews_of(*condition_types: str) -> Callable[[View], View]:
    """Register what answers `{id: {id, name, …}}` for conditions of these types."""

    def register(function: View) -> View:
        resource_previews.update(dict.fromkeys(condition_types, function))
        return function

    return register


def derived(db: Connection, environment_id: str, flag_ids: Sequence[str] | None) -> dict[str, list[Rule]]:
    """Rules that entitlements stand for, by flag id; None asks for those of every flag."""
    found: dict[str, list[Rule]] = {}
    for function in derived_rules:
        for flag_id, rules in function(db, environment_id, flag_ids).items():
            found.setdefault(flag_id, []).extend(rules)
    return found


def registered(into: list[_F]) -> Callable[[_F], _F]:
    """Append the decorated function to one of the lists above."""

    def register(function: _F) -> _F:
        into.append(function)
        return function

    return register
