"""Credentials: hashed at rest, never logged, and nothing of another account or environment within their reach.

The walks below cover every implemented operation by its contract; one that is added joins them by itself, or fails
here until BODIES or IDS know what it needs.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accounts.tables import api_key
from schematic_server.http import openapi, operations
from schematic_server.http.openapi import Operation
from schematic_server.log import JsonFormatter

from . import catalog
from .asgi import App
from .conftest import Keys, another_account, another_environment, on_sqlite
from .samples import UNCONNECTED

KEY = "X-Schematic-Api-Key"
# What belongs to one environment; everything else of the account.
OF_ENVIRONMENT = {
    "subscription_id",
    "scheduled_checkout_id",
    "payment_method_id",
    "invoice_id",
    "custom_plan_billing_id",
    "checkout_id",
    "billing_profile_id",
    "audit_log_id",
    "billing_credit_id",
    "billing_id",
    "bundle_id",
    "company_id",
    "company_membership_id",
    "company_override_id",
    "component_id",
    "credit_bundle_id",
    "credit_id",
    "data_export_id",
    "entity_key_definition_id",
    "entity_trait_definition_id",
    "event_id",
    "grant_id",
    "integration_id",
    "lease_id",
    "ledger_entry_id",
    "plan_change_id",
    "plan_entitlement_id",
    "plan_grant_id",
    "plan_group_id",
    "plan_trait_id",
    "plan_version_company_migration_id",
    "plan_version_migration_id",
    "reservation_id",
    "spend_policy_id",
    "user_id",
    "webhook_event_id",
    "webhook_id",
}
# The smallest valid bodies of operations on one object.
BODIES: dict[str, dict[str, Any]] = {
    "billing.mark_billing_invoice_paid": {"idempotency_key": "mine"},
    "billing.update_company_billing_profile": {"collection_method": "send_invoice"},
    "checkout.update_company_billing_details": {"values": []},
    "checkout.update_customer_subscription_trial_end": {},
    "plans.mark_custom_plan_billing_paid": {},
    "plans.retry_custom_plan_billing": {"customer_email": "mine@air.example"},
    "portal.finalize_checkout": {"version": 1},
    "portal.update_checkout": {"version": 1},
    "scheduledcheckout.update_scheduled_checkout": {"status": "cancelled"},
    "accounts.update_api_key": {"name": "Mine"},
    "accounts.update_environment": {"name": "Mine"},
    "catalogs.update_catalog": {"name": "Mine"},
    "catalogs.update_configuration": {"pricing_model": "Mine"},
    "companies.update_entity_trait_definition": {"trait_type": "string"},
    "components.bind_catalog": {},
    "components.update_component": {"name": "Mine"},
    "credits.extend_credit_lease": {"additional_amount": 1},
    "credits.update_billing_credit": {"name": "Mine", "description": ""},
    "credits.update_billing_plan_credit_grant": {"reset_cadence": "monthly", "reset_start": "billing_period"},
    "credits.update_credit_bundle_details": {"bundle_name": "Mine", "price_per_unit": 1},
    "credits.update_credit_spend_policy": {},
    "credits.zero_out_grant": {},
    "entitlements.update_company_override": {"value_type": "unlimited"},
    "entitlements.update_plan_entitlement": {"value_type": "unlimited"},
    "features.check_and_reserve_flag": {},
    "features.check_flag": {},
    "features.update_feature": {"name": "Mine"},
    "features.update_flag": {"key": "mine", "name": "Mine", "description": ""},
    "features.update_flag_rules": {"rules": []},
    "plangroups.update_plan_group": catalog.GROUP,
    "planmigrations.cancel_migration": {},
    "planmigrations.complete_migration_now": {},
    "planmigrations.retry_migration": {"error_codes": []},
    "planbundle.update_plan_bundle": {"plan": {"name": "Mine"}, "entitlements": []},
    "plans.preview_publish_plan_version": {"migration_strategy": "leave", "excluded_company_ids": []},
    "plans.publish_plan_version": {"migration_strategy": "leave", "excluded_company_ids": []},
    "plans.update_company_plans": {"add_on_ids": []},
    "plans.upsert_billing_product_plan": {"charge_type": "free", "is_trialable": False},
    "plans.update_plan": {"name": "Mine"},
    "webhooks.send_test_webhook_action": {"request_type": "test.send"},
    "webhooks.update_webhook": {"name": "Mine"},
}
# What publishable keys may call: facts of the published client.
PUBLISHABLE = {
    "accounts.get_who_am_i",
    "catalogs.get_public_catalog",
    "catalogs.get_public_catalog_by_id",
    "componentspublic.get_public_plans",
    "events.create_event",
    "events.create_event_batch",
    "features.check_flag",
    "features.check_flags",
}
PASSED_OVER = {
    "accounts.get_who_am_i",
    "accounts.list_audit_logs",
    "accounts.count_audit_logs",
    "events.get_otlp_environment_settings",  # which nobody has made
    "insights.get_activity",
    "insights.get_environment_trait_usage_time_series",  # of features of a kind that `ids` has none of
    *UNCONNECTED,
}
CHECKS = {"features.check_flag", "features.check_flags", "features.check_flags_bulk"}
# Which write nothing.
PREVIEWS = {
    "checkout.get_checkout_data",
    "checkout.preview_checkout_internal",
    "checkout.preview_manage_plan",
    "planmigrations.preview_migration",
    "plans.preview_publish_plan_version",
}
OF_COMPANY = ("_feature_usage", "preview_component_data")  # what wants to be told whose


@pytest.fixture(params=["account", "environment"])
def stranger(request: pytest.FixtureRequest, app: App, credentials: Keys) -> Iterator[httpx2.Client]:
    """A client with the secret key of another account, or of another environment of the same account."""
    is_of_account = request.param == "environment"
    foreign = another_environment(app, credentials) if is_of_account else another_account(app)
    with app.client(foreign.secret) as client:
        yield client


def _every() -> list[Operation]:
    known = openapi.operations()
    return [known[name] for name in sorted(operations.implemented())]


def _implemented() -> list[Operation]:
    """Those that keys may call. What is for tokens alone is asked with some in `test_isolation`."""
    return [one for one in _every() if OPERATIONS[one.name].keys != {"token"}]


def _ask(http: httpx2.Client, one: Operation, objects: dict[str, str], query: dict[str, str] | None = None) -> Any:
    path = one.path.format(**objects)
    body = BODIES[one.name] if one.path_parameters and one.body is not None else {}
    return http.request(one.method, path, params=query, json=body if one.body is not None else None)


def _everything(http: httpx2.Client, objects: dict[str, str]) -> dict[str, Any]:
    """Every answer to a reading operation, by its name; but when keys were last used, and what was refused, which are
    written by and by."""
    found = {}
    for one in _implemented():
        if one.method == "GET" and one.name not in PASSED_OVER:
            response = _ask(http, one, objects, _needed(one, objects))
            assert response.status_code == 200, (one.name, response.text)
            found[one.name] = response.json()["data"] if one.returns else response.text
    told: dict[str, Any] = json.loads(re.sub(r'"last_used_at": "[^"]+"', '"last_used_at": null', json.dumps(found)))
    return told


def _without_secrets(found: dict[str, Any]) -> Any:
    """As keys see it that may not sign deliveries."""
    return json.loads(re.sub(r'"whsec_[^"]+"', '""', json.dumps(found)))


def _needed(one: Operation, objects: dict[str, str]) -> dict[str, str]:
    """Values for the query parameters that the operation cannot do without."""
    values = {
        "billing_credit_id": objects["credit_id"],
        "company_id": objects["company_id"],
        "customer_external_id": objects["billing_id"],
        "definition_id": objects["entity_trait_definition_id"],
        "end_time": "2026-01-02T00:00:00Z",
        "feature_id": objects["feature_id"],
        "metric": "credits",
        "migration_id": objects["plan_version_migration_id"],
        "plan_id": objects["plan_id"],
        "plan_version_id": objects["plan_version_id"],
        "start_time": "2026-01-01T00:00:00Z",
        "subscription_external_id": "",
        "user_id": objects["user_id"],
        "keys": json.dumps({"id": objects["user_id" if "user" in one.name else "company_id"]}),
        "require_environment": "false",
    }
    needed = {name: values[name] for name in one.required_query}
    return {**needed, **({"company_id": objects["company_id"]} if one.name.endswith(OF_COMPANY) and not needed else {})}


def test_an_object_of_a_stranger_does_not_exist(
    http: httpx2.Client, objects: dict[str, str], stranger: httpx2.Client, request: pytest.FixtureRequest
) -> None:
    before = _everything(http, objects)
    is_of_account = request.node.callspec.params["stranger"] == "environment"
    asked = []
    for one in _implemented():
        reached = set(one.path_parameters)
        if not reached or (is_of_account and not reached & OF_ENVIRONMENT):
            continue
        response = _ask(stranger, one, objects)
        asked.append(one.name)
        assert response.status_code == 404, (one.name, response.text)
        assert list(response.json()) == ["error"]

    assert len(asked) >= (18 if is_of_account else 30)
    assert _everything(http, objects) == before


def test_nothing_of_a_stranger_is_listed_or_counted(
    objects: dict[str, str], stranger: httpx2.Client, request: pytest.FixtureRequest
) -> None:
    is_of_account = request.node.callspec.params["stranger"] == "environment"
    hidden = {
        value
        for name, value in objects.items()
        if name not in ("key", "type") and (not is_of_account or name in OF_ENVIRONMENT)
    }
    shared: tuple[str, ...] = (
        "accounts.",
        "billing.get_billing_settings",
        "catalogs.",  # of which every account has one
        "componentspublic.",
        "events.get_segment_integration_status",
        "insights.",
        "integrationsapi.list_stripe_sandbox_countries",
    )
    if is_of_account:
        shared += ("features.", "licenses.", "plans.", "events.get_event_summaries")
    for one in _implemented():
        if one.method != "GET" or one.path_parameters:
            continue
        for query in (
            {},
            {"ids": list(objects.values())},
            {name: objects[name] for name in one.query if name in objects},
        ):
            needed = _needed(one, objects)
            response = stranger.get(one.path, params={**needed, **query})
            if response.status_code != 200:
                assert response.status_code in (400, 404), (one.name, response.text)
                continue
            data = response.json()["data"]
            told = json.dumps(data)
            # A feature is the account's, and tells the trait that measures it, whichever environment has that.
            told_of = {objects["entity_trait_definition_id"]} if one.name.startswith("features.") else set[str]()
            assert not [value for value in hidden - told_of if value in told], one.name
            if not one.name.startswith(shared):
                assert data in ([], {"count": 0}), (one.name, query)


def test_nothing_of_a_stranger_can_be_referred_to(http: httpx2.Client, objects: dict[str, str], app: App) -> None:
    """Ids in bodies are held to the caller's account as ids in paths are."""
    before = _everything(http, objects)
    trait = {"feature_type": "trait", "trait_id": objects["entity_trait_definition_id"]}
    text = {"name": "Mine", "description": ""}
    condition = {"condition_type": "trait", "operator": "eq", "resource_ids": [], "trait_value": "1"}
    rule = {"name": "Mine", "priority": 0, "value": True, "condition_groups": []}
    with app.client(another_account(app).secret) as stranger:
        own_feature = stranger.post("/features", json={**text, "feature_type": "boolean"}).json()["data"]["id"]
        own_flag = stranger.post("/flags", json={**text, "key": "own"}).json()["data"]["id"]
        own_plan = stranger.post("/plans", json={"name": "Own", "plan_type": "plan"}).json()["data"]["id"]
        own_company = stranger.post("/companies", json={"keys": {"code": "UA"}}).json()["data"]["id"]
        grant = {"value_type": "boolean", "value_bool": True}
        for method, path, body in (
            ("POST", "/plan-entitlements", {"plan_id": objects["plan_id"], "feature_id": own_feature, **grant}),
            ("POST", "/plan-entitlements", {"plan_id": own_plan, "feature_id": objects["feature_id"], **grant}),
            ("POST", "/company-overrides", {"company_id": objects["company_id"], "feature_id": own_feature, **grant}),
            ("POST", "/company-overrides", {"company_id": own_company, "feature_id": objects["feature_id"], **grant}),
            ("POST", "/company-memberships", {"company_id": objects["company_id"], "user_id": objects["user_id"]}),
            ("POST", "/companies", {"id": objects["company_id"], "keys": {}}),
            ("POST", "/companies", {"keys": {"code": "new"}, "base_plan_id": objects["plan_id"]}),
            ("POST", "/users", {"keys": {"id": "new"}, "company_id": objects["company_id"]}),
            ("POST", "/users", {"id": objects["user_id"], "keys": {}}),
            ("POST", "/features", {**text, **trait}),
            ("POST", "/flags", {**text, "key": "mine", "feature_id": objects["feature_id"]}),
            ("PUT", f"/features/{own_feature}", {"flag": {**text, "key": "mine", "id": objects["flag_id"]}}),
            ("PUT", f"/company-plans/{own_company}", {"base_plan_id": objects["plan_id"], "add_on_ids": []}),
            (
                "PUT",
                f"/flags/{own_flag}/rules",
                {"rules": [{**rule, "conditions": [{**condition, "trait_id": objects["entity_trait_definition_id"]}]}]},
            ),
            ("POST", "/api-keys", {"name": "Mine", "environment_id": objects["environment_id"]}),
        ):
            response = stranger.request(method, path, json=body)
            assert response.status_code in (400, 404), (path, body, response.text)

    assert _everything(http, objects) == before


@on_sqlite
def test_no_operation_answers_without_a_key(app: App, objects: dict[str, str]) -> None:
    with app.client() as anyone:
        for one in _every():
            response = _ask(anyone, one, objects)
            assert response.status_code == 401, (one.name, response.text)
            assert "missing API key" in response.json()["error"]


@on_sqlite
def test_a_readonly_key_writes_nothing(
    http: httpx2.Client, app: App, credentials: Keys, objects: dict[str, str]
) -> None:
    before = _everything(http, objects)
    with app.client(credentials.readonly) as reader:
        assert _everything(reader, objects) == _without_secrets(before)
        for one in _implemented():
            if one.method != "GET" and one.name not in CHECKS | PREVIEWS:
                response = _ask(reader, one, objects)
                assert response.status_code == 403, (one.name, response.text)
                assert f"{one.name} writes" in response.json()["error"]

    assert _everything(http, objects) == before


@on_sqlite
def test_a_publishable_key_does_what_browsers_need_and_no_more(
    app: App, credentials: Keys, objects: dict[str, str]
) -> None:
    with app.client(credentials.publishable) as browser:
        for one in _implemented():
            response = _ask(browser, one, objects)
            if one.name in PUBLISHABLE:
                assert response.status_code in (200, 201, 400), (one.name, response.text)
            else:
                assert response.status_code == 403, (one.name, response.text)
                assert f"{one.name} needs a secret API key" in response.json()["error"]


def test_secrets_are_not_in_the_database(
    http: httpx2.Client, app: App, credentials: Keys, database_url: str, backend: str
) -> None:
    """Neither in the key's row nor anywhere else of SQLite's files."""
    made = http.post("/api-keys", json={"name": "New", "environment_id": credentials.environment_id}).json()["data"]
    http.get("/whoami", headers={KEY: made["secret"]}).raise_for_status()
    http.post(
        "/batch",
        json={"events": [{"api_key": made["secret"], "type": "track", "body": {"event": "a", "company": {"c": "x"}}}]},
    ).raise_for_status()

    rows = app.read(lambda db: [dict(row) for row in db.execute(sa.select(api_key)).mappings()])

    secrets = (made["secret"], credentials.secret, credentials.readonly)
    assert len(rows) == 4
    assert not [secret for secret in secrets if secret in str(rows)]
    if backend == "sqlite":
        stored = b"".join(
            path.read_bytes()
            for path in Path(database_url.removeprefix("sqlite:///")).parent.glob("schematic.sqlite3*")
        )
        assert made["id"].encode() in stored
        assert not [secret for secret in secrets if secret.encode() in stored]


def test_secrets_are_never_logged(
    http: httpx2.Client, app: App, credentials: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "schematic_server")
    caplog.handler.setFormatter(JsonFormatter())
    made = http.post("/api-keys", json={"name": "New", "environment_id": credentials.environment_id}).json()["data"]
    event = {"api_key": made["secret"], "type": "track", "body": {"event": "a", "company": {"c": "x"}}}
    for path, body in (
        ("/batch", {"events": [event]}),
        ("/e", event),
        ("/flags/check", {}),
        ("/companies", {"keys": 7}),
    ):
        http.post(path, json=body, headers={KEY: made["secret"]})
    http.get("/whoami", headers={KEY: made["secret"]})
    http.get(f"/companies?q={made['secret']}", headers={KEY: "sch_dev_wrong"})

    assert '"event":"request"' in caplog.text
    for secret in (made["secret"], credentials.secret, "sch_dev_wrong"):
        assert secret not in caplog.text


def test_an_answer_never_has_a_hash_and_has_a_secret_once(http: httpx2.Client, app: App) -> None:
    made = http.post("/api-keys", json={"name": "New"})
    key_id = made.json()["data"]["id"]
    stored = app.read(lambda db: db.scalar(sa.select(api_key.c.secret_hash).where(api_key.c.id == key_id)))

    answers = [made.text] + [
        http.request(method, path, json=body).text
        for method, path, body in (
            ("GET", "/api-keys", None),
            ("GET", f"/api-keys/{key_id}", None),
            ("PUT", f"/api-keys/{key_id}", {"name": "Newer"}),
            ("GET", "/whoami", None),
        )
    ]

    assert not [text for text in answers if stored in text or "hash" in text]
    assert [made.json()["data"]["secret"] in text for text in answers] == [True, False, False, False, False]
