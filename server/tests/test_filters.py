"""Every filter of every list and count that is served, each by itself: all are answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2

from schematic_server.http import openapi, operations

from .samples import caller

_LISTS = sorted(one for one in operations.implemented() if one.rpartition(".")[2].startswith(("list_", "count_")))
# What a filter cannot be without, and what it may say where not any text will do.
_WITH = {"plan_version_id": {"without_plan_entitlement_for": "plan_any"}}
_SAYS = {
    "sort_order_column": ["name", "created_at", "updated_at", "last_seen_at"],
    "end_time": ["2026-01-02T00:00:00Z"],
    "start_time": ["2026-01-01T00:00:00Z"],
}


def _values(name: str, schema: openapi.Schema) -> list[Any]:
    kind = openapi.resolve(schema)
    if kind.get("type") == "array":
        return _values(name, kind["items"])
    if kind.get("type") == "boolean":
        return ["true", "false"]
    if kind.get("type") == "integer":
        return [1]
    return list(_SAYS.get(name) or kind.get("enum") or ["any"])


def test_every_filter_is_answered(http: httpx2.Client, objects: dict[str, str]) -> None:
    faults = []
    for name in _LISTS:
        for query in _queries(name, objects):
            one = openapi.operations()[name]
            answer = http.get(one.path, params=query, headers=caller(one, objects))
            if answer.status_code != 200:
                faults.append((name, query, answer.text))

    assert faults == []


def _queries(name: str, objects: dict[str, str]) -> Iterator[dict[str, Any]]:
    operation = openapi.operations()[name]
    # Usage is one company's; its keys name it as well, and another id would name nobody.
    whose = {"company_id": objects["company_id"]} if name.endswith("feature_usage") else {}
    if name == "plans.list_plan_issues":
        whose = {"plan_id": objects["plan_id"], "plan_version_id": objects["plan_version_id"]}
    if name.startswith("planmigrations.") and "migration_id" in operation.required_query:
        whose = {"migration_id": objects["plan_version_migration_id"]}
    of_provider = {"customer_external_id": "any", "subscription_external_id": "any"}
    known = {**objects, **of_provider, "metric": "credits", **{member: values[0] for member, values in _SAYS.items()}}
    whose |= {member: known[member] for member in operation.required_query if member in known}

    for member in sorted(set(operation.query) - {"limit", "offset", "cursor", "company_keys", *whose}):
        # A feature's history is asked for by features that have one.
        of_features = member == "feature_ids" and "history" in name
        for value in [objects["feature_id"]] if of_features else _values(member, operation.query[member]):
            yield {**whose, **_WITH.get(member, {}), member: value}
