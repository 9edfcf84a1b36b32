"""Doors through which domains further right add to what features and flags answer.

Members of a feature's detail, filters of a list, derived rules of a flag, previews of what a condition names, and
refusals of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from schematic_server.domains.companies.views import Filters, View, Views
from schematic_server.domains.features.rules import Preview, Rule
from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.features import FeatureDetailPart, ListFeaturesQuery

# (db, environment id, flag ids or None for all) -> rules by flag id
DerivedRules = Callable[[Connection, str, "Sequence[str] | None"], Mapping[str, Sequence[Rule]]]
Guard = Callable[[Scope, Row, Mapping[str, Any]], None]

feature_view: Views[FeatureDetailPart] = Views()
# `event_summary` of a feature: it is counted over all events, so only the answer about one feature tells it.
feature_events_view: Views[FeatureDetailPart] = Views()
feature_filters: Filters[ListFeaturesQuery] = Filters("ids", "q", "feature_type", "boolean_require_event", "managed_by")
derived_rules = Door[DerivedRules]()
# Previews of what conditions name, in `resource_ids` or `credit_id`, by condition type. Rules can name nothing else;
# of a type without a function (billing products) they can name anything.
resource_previews: Door[View[Preview]] = Door()
# Called with the feature as it is and the members about to change; raise BadRequest to refuse.
feature_guards = Door[Guard]()

# Called with the id of a feature that is about to be deleted, to tell of what goes with it.
feature_leaving: Door[Callable[[Scope, str], None]] = Door()


def derived(db: Connection, environment_id: str, flag_ids: Sequence[str] | None) -> dict[str, list[Rule]]:
    """Rules that entitlements stand for, by flag id; None asks for those of every flag."""
    found: dict[str, list[Rule]] = {}
    for function in derived_rules:
        for flag_id, rules in function(db, environment_id, flag_ids).items():
            found.setdefault(flag_id, []).extend(rules)
    return found
