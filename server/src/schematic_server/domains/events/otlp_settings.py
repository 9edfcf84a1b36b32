"""How an environment's telemetry names companies and users, and whether tool calls are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.events import store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.events import (
        OtlpEnvironmentSettingsResponseData,
        UpsertOtlpEnvironmentSettingsRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

MAX_LENGTH = 255  # characters of an attribute's or key's name


def get(scope: Scope) -> OtlpEnvironmentSettingsResponseData:
    """Raises NotFound until they are set."""
    row = store.find_otlp_settings(scope.db, scope.environment_id)
    if row is None:
        raise NotFound("this environment has no telemetry settings; POST /otlp/settings makes them")
    return {
        "environment_id": row["environment_id"],
        "company_attribute": row["company_attribute"],
        "company_key": row["company_key"],
        "user_attribute": row["user_attribute"],
        "user_key": row["user_key"],
        "tool_events_enabled": row["tool_events_enabled"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def upsert(scope: Scope, body: UpsertOtlpEnvironmentSettingsRequestBody) -> OtlpEnvironmentSettingsResponseData:
    """Replace them: a text that is left out is none afterwards."""
    texts = {
        "company_attribute": body.get("company_attribute"),
        "company_key": body.get("company_key"),
        "user_attribute": body.get("user_attribute"),
        "user_key": body.get("user_key"),
    }
    for name, text in texts.items():
        if text is not None and not 0 < len(text) <= MAX_LENGTH:
            raise BadRequest(f"{name}: 1 to {MAX_LENGTH} characters, or null")
    store.upsert_otlp_settings(scope, {**texts, "tool_events_enabled": body["tool_events_enabled"]})
    return get(scope)


def delete(scope: Scope) -> DeleteResponse:
    """Raises NotFound where there are none."""
    if not store.delete_otlp_settings(scope):
        raise NotFound("this environment has no telemetry settings")
    return {"deleted": True}
