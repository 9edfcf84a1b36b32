"""A feature as limit events tell it (contract: `FeatureView`): its detail, with the account in every part. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic.rules.compare import strict_int

Part = Mapping[str, Any]
_OF_CONDITIONS = (
    "id",
    "rule_id",
    "flag_id",
    "environment_id",
    "condition_group_id",
    "condition_type",
    "operator",
    "trait_id",
    "trait",
    "trait_entity_type",
    "trait_value",
    "comparison_trait_id",
    "comparison_trait",
    "event_subtype",
    "metric_value",
    "metric_period",
    "metric_period_month_reset",
    "credit_id",
    "consumption_rate",
    "quantity_rates",
    "plan_versions",
    "created_at",
    "updated_at",
)
_RESOURCES = {"company": "companies", "user": "users", "plan": "plans", "base_plan": "plans"}


def feature_view(detail: Part, account_id: str) -> dict[str, Any]:
    return {**_owned(detail, account_id), "flags": [_flag(one, account_id) for one in detail["flags"]]}


def _flag(flag: Part, account_id: str) -> dict[str, Any]:
    return {**_owned(flag, account_id), "rules": [_rule(one, account_id) for one in flag["rules"]]}


def _owned(part: Part, account_id: str) -> dict[str, Any]:
    members = {name: value for name, value in part.items() if name != "maintainer_account_member_id"}
    return {**members, "account_id": account_id}


def _rule(rule: Part, account_id: str) -> dict[str, Any]:
    return {
        **rule,
        "account_id": account_id,
        "conditions": _conditions(rule["conditions"], account_id),
        "condition_groups": [
            {**one, "account_id": account_id, "conditions": _conditions(one["conditions"], account_id)}
            for one in rule["condition_groups"]
        ],
    }


def _conditions(conditions: Sequence[Part], account_id: str) -> list[dict[str, Any]]:
    return [_condition(one, account_id) for one in conditions]


def _condition(condition: Part, account_id: str) -> dict[str, Any]:
    told = {name: condition[name] for name in _OF_CONDITIONS if name in condition}
    named = _RESOURCES.get(condition["condition_type"])
    return {
        **told,
        "account_id": account_id,
        "trait_value_bool": condition["trait_value"] == "true",
        "trait_value_int": strict_int(condition["trait_value"]),
        **({named: condition["resources"]} if named else {}),
    }
