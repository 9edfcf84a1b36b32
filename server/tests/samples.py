"""One request to every operation, made from the contract and filled with ids of what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx2

from schematic_server.contract.access import OPERATIONS
from schematic_server.http import openapi, operations
from schematic_server.http.openapi import Operation, resolve

from . import catalog

WORDS = {"string": "mine", "integer": 1, "number": 1.0, "boolean": True}
# What is found nowhere as long as no other system is connected.
UNCONNECTED = {
    "embed.get_setup_intent",
    "embed.get_upcoming_invoice",
    "integrationsapi.get_integration_webhook_url",
    "integrationsapi.get_stripe_sandbox_claim_link",
    "integrationsapi.get_stripe_sandbox_keys",
    "integrationsapi.load_sample_data_set",
    "integrationsapi.run_integration",
}
SESSION = {"X-Schematic-Session-ID": "session"}  # of a browser, which owns its carts
INSTANT = "2026-01-31T12:00:00Z"
# Members that name an object by another name than its paths do.
_NAMED = {
    "add_on_id": "plan_id",
    "base_plan_id": "plan_id",
    "billing_credit_id": "credit_id",
    "credit_type_id": "credit_id",
    "definition_id": "entity_trait_definition_id",
    "migration_id": "plan_version_migration_id",
    "trait_id": "entity_trait_definition_id",
    "value_trait_id": "entity_trait_definition_id",
    "value_credit_id": "credit_id",
}
_SWITCH = {"feature_id": "spare_feature_id", "value_type": "boolean", "value_bool": True}
_AMOUNT = {"value_type": "numeric", "value_numeric": 7}
_FREE = {"charge_type": "free", "is_trialable": False}
_LEFT = {"migration_strategy": "leave", "excluded_company_ids": []}
_SPAN = {"start_time": "2026-01-01T00:00:00Z", "end_time": "2026-02-01T00:00:00Z"}
_TO_NEWEST = {"plan_version_id_to": "plan_version_id", "company_ids": None}
_OF_DRAFTS = {"plans.delete_plan_version", "plans.preview_publish_plan_version", "plans.publish_plan_version"}
_CART: dict[str, Any] = {
    "add_on_ids": [],
    "auto_topup_overrides": [],
    "credit_bundles": [],
    "custom_field_values": [],
    "pay_in_advance": [],
    "new_plan_id": "paid_plan_id",
    "new_price_id": "paid_price_id",
    "skip_trial": False,
}
_SELECTION = {**_CART, "company_id": "paying_company_id"}
# What goes well where the smallest sample that fits the contract does not: a null leaves the member out, and the name
# of an id stands for it.
_GOES_WELL: dict[str, dict[str, Any]] = {
    "billing.get_company_native_subscription": {"company_id": "paying_company_id"},
    "billing.upsert_billing_coupon": {"duration": "once"},
    "billing.upsert_billing_price": {"interval": "month", "product_external_id": "billing_id"},
    "catalogs.remove_plan": {"plan_id": "served_plan_id"},
    "checkout.cancel_subscription": {"company_id": "paying_company_id"},
    "checkout.internal": _SELECTION,
    "checkout.preview_checkout_internal": _SELECTION,
    "embed.checkout": _CART,
    "embed.preview_checkout": _CART,
    "embed.set_tax_id": {"tax_id": {"type": "eu_vat", "value": "DE123456789"}},
    "portal.create_checkout": _CART,
    "portal.update_checkout": {**_CART, "version": 1},
    "scheduledcheckout.create_scheduled_checkout": {
        "company_id": "paying_company_id",
        "from_plan_id": "paid_plan_id",
        "to_plan_id": "served_plan_id",
    },
    "companies.create_company": {"id": None, "keys": {"code": "LH"}},
    "companies.create_user": {"id": None, "keys": {"id": "bob"}},
    "companies.delete_company_by_keys": {"keys": {"code": "LH"}},
    "companies.delete_user_by_keys": {"keys": {"id": "bob"}},
    "companies.get_or_create_entity_trait_definition": {"hierarchy": ["desks"], "trait_type": "number"},
    "companies.lookup_user": {"keys": {"id": "amy"}},
    "companies.upsert_company": {"id": None},
    "companies.upsert_company_trait": {"trait": "seats", "set": "4"},
    "companies.upsert_user": {"id": None, "keys": {"id": "amy"}},
    "companies.upsert_user_trait": {"keys": {"id": "amy"}, "trait": "seats", "set": "4"},
    "credits.create_billing_plan_credit_grant": {"plan_version_id": None, "license_id": None},
    "credits.create_credit_spend_policy": {"max_per_draw": 1},
    "credits.get_credit_balance_time_series": _SPAN,
    "credits.update_billing_plan_credit_grant": {"license_id": None},
    "dataexports.create_data_export": {"export_type": "event", "metadata": {}},
    "entitlements.create_company_override": {**_SWITCH},
    "entitlements.create_plan_entitlement": {"plan_version_id": None, **_SWITCH},
    "entitlements.duplicate_plan_entitlements": {"source_plan_id": "plan_id", "target_plan_id": "spare_plan_id"},
    "entitlements.get_feature_usage_time_series": _SPAN,
    "entitlements.list_feature_usage_history": _SPAN,
    "entitlements.update_company_override": _AMOUNT,
    "entitlements.update_plan_entitlement": _AMOUNT,
    "events.create_event": {"event_type": "track", "body": {"event": "flight", "company": {"code": "UA"}}},
    "features.count_features": {"plan_version_id": None},
    "features.create_flag": {"feature_id": None, "key": "own"},
    "features.list_features": {"plan_version_id": None},
    "insights.get_environment_feature_usage_time_series": _SPAN,
    "insights.get_environment_trait_usage_time_series": {**_SPAN, "feature_id": "trait_feature_id"},
    "insights.get_top_features_by_usage": _SPAN,
    "planbundle.create_custom_plan_bundle": {"billing_product": _FREE},
    "planbundle.update_plan_bundle": {"plan_version_id": None},
    "plangroups.update_plan_group": catalog.GROUP,
    "planmigrations.create_migration": {**_TO_NEWEST, "strategy": "leave"},
    "planmigrations.preview_migration": _TO_NEWEST,
    "plans.preview_publish_plan_version": _LEFT,
    "plans.publish_plan_version": _LEFT,
    "plans.update_company_plans": {"add_on_ids": []},
    "plans.upsert_billing_product_plan": _FREE,
    "webhooks.create_webhook": {"url": "http://127.0.0.1:9/", "request_types": ["test.send"]},
}


def implemented() -> list[Operation]:
    """Reads before writes, deletions last: whatever is left to be found can still be. What is of something else is
    deleted before that."""
    known = [openapi.operations()[name] for name in sorted(operations.implemented())]
    others = [one for one in known if not _takes_away(one)]
    deletions = [one for one in reversed(known) if _takes_away(one)]
    return [
        *sorted(others, key=lambda one: ("GET", "POST", "PUT").index(one.method)),
        *sorted(
            deletions, key=lambda one: not one.name.endswith(("_entitlement", "_override", "_membership", "_grant"))
        ),
    ]


def _takes_away(one: Operation) -> bool:
    return one.method == "DELETE" or "delete" in one.name


def caller(one: Operation, ids: Mapping[str, str]) -> dict[str, str]:
    """The headers that make it a request of who may make it: for what no key may, a token, in a browser."""
    own = {"X-Schematic-Api-Key": ids["token"], **SESSION}
    return own if OPERATIONS[one.name].keys == {"token"} else {}


def sample(schema: Mapping[str, Any], name: str, ids: Mapping[str, str], depth: int = 0) -> Any:
    """A value that fits `schema`: with every id that `ids` has a name for, and what is required besides."""
    if name.endswith("_ids") and (singular := name.removesuffix("s")) in ids:
        return [ids[singular]]
    if name in ids and name != "key":
        return ids[name]
    found = resolve(schema)
    if "const" in found or "enum" in found:
        return found.get("const", found.get("enum", [None])[0])
    if "anyOf" in found:
        return sample(next(one for one in found["anyOf"] if one.get("type") != "null"), name, ids, depth)
    kind = found.get("type")
    kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
    if name in ("keys", "lookup", "company", "user", "company_keys") and kind == "object" and "properties" not in found:
        return {"code": "UA"}
    if kind == "object":
        required = found.get("required", ())
        members = found.get("properties", {})
        wanted = {
            one for one in members if one in required or one in ids or one.removesuffix("s") in ids or one == "id"
        }
        return {one: sample(members[one], one, ids, depth + 1) for one in sorted(wanted) if depth < 4}
    if kind == "array":
        return [sample(found["items"], name, ids, depth + 1)] if found.get("minItems") else []
    return INSTANT if found.get("format") == "date-time" else WORDS.get(kind or "", "mine")


def queried(one: Operation, ids: Mapping[str, str]) -> dict[str, Any]:
    """The parameters that the operation needs, and those that `ids` has a name for."""
    return {
        name: sample(schema, name, ids)
        for name, schema in one.query.items()
        if name in one.required_query or name in ids or name.removesuffix("s") in ids
    }


def encoded(query: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as a query string has them."""
    return {name: json.dumps(one) if isinstance(one, dict | bool) else one for name, one in query.items()}


def ask(http: httpx2.Client, one: Operation, ids: Mapping[str, str], headers: Mapping[str, str]) -> httpx2.Response:
    body = None if one.body is None else sample(one.body, "", ids)
    query = encoded(queried(one, ids))
    return http.request(one.method, one.path.format(**ids), params=query, json=body, headers=dict(headers))


def good(one: Operation, ids: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Any], Any]:
    """Path parameters, query and body of a request that goes well as long as what `ids` names is there."""
    known = {**ids, **{name: ids[other] for name, other in _NAMED.items()}}
    says = {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in _GOES_WELL.get(one.name, {}).items()
    }
    path = {name: says.get(name, ids[name]) for name in one.path_parameters}
    if one.name in _OF_DRAFTS:
        path["plan_version_id"] = ids["draft_version_id"]
    query = _given({**queried(one, known), **_of(one.query, says)})
    body = None
    if one.body is not None:
        body = sample(one.body, "", known)
        if isinstance(body, dict):
            body = _given({**body, **_of(resolve(one.body).get("properties", {}), says)})
    return path, query, body


def _of(members: Mapping[str, Any], says: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in says.items() if name in members}


def _given(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
