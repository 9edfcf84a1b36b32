"""Webhook endpoints: where events go, which, and what they are signed with (contract: `WebhookResponseData`)."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from schematic_server.changes import Action, WebhookChanged
from schematic_server.domains.credits import credit_types
from schematic_server.domains.features import features
from schematic_server.domains.webhooks import store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import DeleteResponse
    from schematic_server.contract.webhooks import (
        CreateWebhookRequestBody,
        UpdateWebhookRequestBody,
        WebhookResponseData,
    )

SECRET_PREFIX = "whsec_"
MAX_ENDPOINTS = 100  # of an environment
_CONFIGS = {"entitlement_trigger_configs": "feature_id", "credit_trigger_configs": "credit_id"}


def create(scope: Scope, body: CreateWebhookRequestBody) -> WebhookResponseData:
    """A new endpoint, active, with a secret of its own. Raises BadRequest naming the member."""
    if store.count_endpoints(scope) >= MAX_ENDPOINTS:
        raise BadRequest(f"an environment has at most {MAX_ENDPOINTS} webhooks; delete one that is not needed")
    _check_named(scope, body)
    webhook_id = new_id("wbhk")
    store.insert_endpoint(
        scope,
        {
            "id": webhook_id,
            "name": body["name"],
            "url": body["url"],
            "request_types": _distinct(body["request_types"]),
            **dict.fromkeys(_CONFIGS),
            **_configs(body),
            "secret": new_secret(),
            **_started(scope),
            "created_at": scope.now,
            "updated_at": scope.now,
        },
    )
    _changed(scope, webhook_id, "created", is_addressed=True)
    return get(scope, webhook_id)


def update(scope: Scope, webhook_id: str, body: UpdateWebhookRequestBody) -> WebhookResponseData:
    """Change the members given; null clears trigger configs. One that is set active again starts afresh."""
    row = get_row(scope, webhook_id)
    _check_named(scope, body)
    given: Mapping[str, Any] = {**body}
    values = {name: given[name] for name in ("name", "url") if given.get(name) is not None}
    values.update(_configs(body))
    if (request_types := body.get("request_types")) is not None:
        values["request_types"] = _distinct(request_types)
    if body.get("status") == "active" != row["status"]:
        values.update(_started(scope))
    elif body.get("status") == "inactive" != row["status"]:
        values.update(status="inactive", inactive_reason="turned off")
    store.update_endpoint(scope, webhook_id, {**values, "updated_at": scope.now})
    is_addressed = values.get("url", row["url"]) != row["url"] or values.get("status") == "active"
    _changed(scope, webhook_id, "updated", is_addressed=is_addressed)
    return get(scope, webhook_id)


def rotate(scope: Scope, webhook_id: str, overlap: timedelta) -> WebhookResponseData:
    """Give the endpoint a new secret; deliveries are signed with the old one as well for as long as `overlap`."""
    row = get_row(scope, webhook_id)
    values = {"secret": new_secret(), "previous_secret": row["secret"], "previous_secret_until": scope.now + overlap}
    store.update_endpoint(scope, webhook_id, {**values, "updated_at": scope.now})
    _changed(scope, webhook_id, "updated")
    return get(scope, webhook_id)


def delete(scope: Scope, webhook_id: str) -> DeleteResponse:
    """Remove the endpoint; the log keeps what it was sent, and what waits is given up."""
    get_row(scope, webhook_id)
    store.delete_endpoint(scope, webhook_id)
    _changed(scope, webhook_id, "deleted")
    return {"deleted": True}


def get(scope: Scope, webhook_id: str) -> WebhookResponseData:
    return response(scope, get_row(scope, webhook_id))


def get_row(scope: Scope, webhook_id: str) -> Row:
    """Raises NotFound."""
    row = store.endpoints_by_id(scope, [webhook_id]).get(webhook_id)
    if row is None:
        raise NotFound(f"webhook {webhook_id} does not exist in this environment")
    return row


def responses(scope: Scope, rows: Sequence[Row]) -> list[WebhookResponseData]:
    return [response(scope, row) for row in rows]


def response(scope: Scope, row: Row) -> WebhookResponseData:
    """A read-only key could sign with the secret, so it sees none."""
    return {
        "id": row["id"],
        "name": row["name"],
        "url": row["url"],
        "status": row["status"],
        "request_types": row["request_types"],
        "entitlement_trigger_configs": row["entitlement_trigger_configs"],
        "credit_trigger_configs": row["credit_trigger_configs"],
        "secret": "" if scope.actor.is_readonly else row["secret"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def new_secret() -> str:
    """A key for Schematic verifiers as it stands, and for those of Standard Webhooks once they have decoded it."""
    return SECRET_PREFIX + b64encode(secrets.token_bytes(32)).decode()


def _started(scope: Scope) -> dict[str, Any]:
    """Active, with nothing held against it."""
    return {
        "status": "active",
        "inactive_reason": None,
        "active_since": scope.now,
        "resumes_at": None,
        "slowdowns": 0,
    }


def _changed(scope: Scope, webhook_id: str, action: Action, *, is_addressed: bool = False) -> None:
    scope.emit(WebhookChanged(*scope.here, webhook_id, action, is_addressed=is_addressed))


def _configs(body: CreateWebhookRequestBody | UpdateWebhookRequestBody) -> dict[str, Any]:
    """Trigger configs as they are kept, where the body has them: what each names, and nothing else it came with."""
    given: Mapping[str, Any] = {**body}
    return {
        name: given[name] and [{member: one[member]} for one in given[name]]
        for name, member in _CONFIGS.items()
        if name in given
    }


def _check_named(scope: Scope, body: CreateWebhookRequestBody | UpdateWebhookRequestBody) -> None:
    """Triggers name features and credit types that there are."""
    entitlement_configs = body.get("entitlement_trigger_configs") or ()
    credit_configs = body.get("credit_trigger_configs") or ()
    known_features = {row["id"] for row in features.rows(scope, [one["feature_id"] for one in entitlement_configs])}
    known_credits = credit_types.named(scope, [one["credit_id"] for one in credit_configs])
    for index, one in enumerate(entitlement_configs):
        if one["feature_id"] not in known_features:
            where = f"entitlement_trigger_configs.{index}.feature_id"
            raise BadRequest(f"{where}: feature {one['feature_id']} does not exist")
    for index, credit in enumerate(credit_configs):
        if credit["credit_id"] not in known_credits:
            where = f"credit_trigger_configs.{index}.credit_id"
            raise BadRequest(f"{where}: credit type {credit['credit_id']} does not exist in this environment")


def _distinct(request_types: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(request_types))
