"""Small wire documents: each function fills in what a test does not care about; keywords replace members."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}


def flag(*rules: Document, **members: Any) -> Document:
    return {**SCOPE, "id": "flag_1", "key": "seats", "default_value": False, "rules": list(rules), **members}


def rule(*conditions: Document, **members: Any) -> Document:
    fixed = {"id": "rule_1", "name": "A rule", "rule_type": "standard", "priority": 0, "value": True}
    return {**SCOPE, **fixed, "flag_id": "flag_1", "conditions": list(conditions), **members}


def condition(condition_type: str, operator: str = "eq", **members: Any) -> Document:
    fixed = {"id": "cond_1", "trait_value": "", "condition_type": condition_type, "operator": operator}
    return {**SCOPE, **fixed, **members}


def definition(trait_id: str = "trt_1", kind: str = "string", entity: str = "company") -> Document:
    return {"id": trait_id, "comparable_type": kind, "entity_type": entity}


def trait_condition(operator: str, value: str, kind: str = "string", entity: str = "company") -> Document:
    return condition("trait", operator, trait_value=value, trait_definition=definition(kind=kind, entity=entity))


def trait(value: str, trait_id: str = "trt_1", kind: str = "string", entity: str = "company") -> Document:
    return {"value": value, "trait_definition": definition(trait_id, kind, entity)}


def metric(value: int, event_subtype: str = "search", **members: Any) -> Document:
    window = {"period": "all_time", "month_reset": "first_of_month"}
    fixed = {"company_id": "comp_1", "created_at": "2024-01-01T00:00:00Z"}
    return {**SCOPE, **fixed, **window, "event_subtype": event_subtype, "value": value, **members}


def entitlement(feature_key: str = "seats", **members: Any) -> Document:
    return {"feature_id": "feat_1", "feature_key": feature_key, "value_type": "numeric", **members}


def company(**members: Any) -> Document:
    return {**SCOPE, "id": "comp_1", **members}


def user(**members: Any) -> Document:
    return {**SCOPE, "id": "user_1", **members}
