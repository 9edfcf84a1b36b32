"""Meters: what a billing provider counts use by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import external, store
from schematic_server.domains.billing.tables import billing_meter
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingMeterResponseData, CreateMeterRequestBody, ListMetersQuery


def upsert(scope: Scope, body: CreateMeterRequestBody) -> BillingMeterResponseData:
    """Store a meter by its external id."""
    told = {
        "display_name": body["display_name"],
        "event_name": body["event_name"],
        "event_payload_key": body["event_payload_key"],
    }
    return response(store.upsert(scope, billing_meter, "bilm", external.key(body), told, {}))


def list_(scope: Scope, query: ListMetersQuery) -> list[BillingMeterResponseData]:
    """A page, newest first."""
    named = queries.matching(query.get("display_name"), billing_meter.c.display_name)
    return [response(row) for row in store.page(scope, billing_meter, named, query)]


def response(row: Row) -> BillingMeterResponseData:
    return {
        "id": row["id"],
        "dispaly_name": row["display_name"],  # spelled so by the API
        "event_name": row["event_name"],
        "event_payload_key": row["event_payload_key"],
        "external_price_id": row["external_id"],
        "provider_type": row["provider_type"],
    }
