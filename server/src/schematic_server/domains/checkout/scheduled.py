"""Changes that are to come: a company's move to another plan at a later instant, one at a time.

A downgrade that waits for its period's end is one, with all that was chosen; one that is scheduled by name changes the
base plan alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict

import sqlalchemy as sa

from schematic_server.changes import PlanChangeScheduled
from schematic_server.domains.checkout import store
from schematic_server.domains.companies import companies
from schematic_server.domains.companies.tables import company
from schematic_server.domains.plans import assignments, plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        ListCompaniesQuery,
        ScheduledDowngradeResponseData,
    )
    from schematic_server.contract.scheduledcheckout import (
        CreateScheduledCheckoutRequest,
        ListScheduledCheckoutsQuery,
        ScheduledCheckoutResponseData,
        UpdateScheduledCheckoutRequest,
    )


class Price(TypedDict):
    """What a change will cost in cents, and for how long; None of one that changes the plan alone."""

    scheduled_interval: str | None
    scheduled_price: int | None


def create(scope: Scope, body: CreateScheduledCheckoutRequest) -> ScheduledCheckoutResponseData:
    """Have a company move from the base plan that it is on to another; raises BadRequest naming the member."""
    company_id = body["company_id"]
    if not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    if (known := pending(scope, company_id)) is not None:
        raise BadRequest(
            f"company_id: scheduled checkout {known['id']} of company {company_id} is pending; cancel it first"
        )
    _check_plans(scope, company_id, body["from_plan_id"], body["to_plan_id"])
    row = put(scope, company_id, body["from_plan_id"], body["to_plan_id"], body["execute_after"], None)
    return _response(row)


def put(
    scope: Scope,
    company_id: str,
    from_plan_id: str,
    to_plan_id: str,
    execute_after: datetime,
    selection: Mapping[str, Any] | None,
) -> Row:
    """Store one for a company that has none, and tell of it; it is pending."""
    row: Row = {
        "id": new_id("schk"),
        "company_id": company_id,
        "from_plan_id": from_plan_id,
        "to_plan_id": to_plan_id,
        "selection": selection,
        "execute_after": execute_after,
        "status": "pending",
        "error": None,
        "started_at": None,
        "completed_at": None,
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_scheduled(scope, row)
    scope.emit(PlanChangeScheduled(*scope.here, company_id, row["id"]))
    return row


def get(scope: Scope, scheduled_checkout_id: str) -> ScheduledCheckoutResponseData:
    """Raises NotFound."""
    return _response(_row(scope, scheduled_checkout_id))


def list_(scope: Scope, query: ListScheduledCheckoutsQuery) -> list[ScheduledCheckoutResponseData]:
    """Newest first."""
    return [_response(row) for row in store.list_scheduled(scope, query)]


def update(
    scope: Scope, scheduled_checkout_id: str, body: UpdateScheduledCheckoutRequest
) -> ScheduledCheckoutResponseData:
    """Move a pending one to another instant, or cancel it; raises NotFound, and BadRequest for one that is over."""
    row = _row(scope, scheduled_checkout_id)
    status, execute_after = body.get("status"), body.get("execute_after")
    if status not in (None, "pending", "cancelled"):
        raise BadRequest(f"status: a scheduled checkout can be cancelled, not set to {status}; send cancelled")
    if row["status"] != "pending":
        raise BadRequest(
            f"scheduled checkout {row['id']} is over ({row['status']}); only one that is pending can be changed"
        )
    values: dict[str, Any] = {} if execute_after is None else {"execute_after": execute_after}
    if status == "cancelled":
        values |= {"status": "cancelled", "completed_at": scope.now}
    if values:
        store.change_scheduled(scope, row["id"], "pending", values)
    return get(scope, row["id"])


def cancel(scope: Scope, company_id: str) -> None:
    """Cancel what is to come of a company, if anything is."""
    row = pending(scope, company_id)
    if row is not None:
        store.change_scheduled(scope, row["id"], "pending", {"status": "cancelled", "completed_at": scope.now})


def pending(scope: Scope, company_id: str) -> Row | None:
    """What is to come of a company."""
    return store.pending_of(scope, [company_id]).get(company_id)


def pending_of(scope: Scope, company_ids: Sequence[str]) -> Mapping[str, Row]:
    """The same of several, by company."""
    return store.pending_of(scope, company_ids)


def keep(scope: Scope, leaving: Sequence[Row]) -> None:
    """Refuse to delete versions that companies are to change to; raises BadRequest. A custom plan may go with its
    company: then the change is cancelled."""
    owners = {one: row["company_id"] for one, row in plans.rows(scope, {row["plan_id"] for row in leaving}).items()}
    gone = {row["id"] for row in leaving}
    whole = {one for one, rows in versions.of_plans(scope, owners).items() if all(row["id"] in gone for row in rows)}
    for row in store.every_pending(scope):
        hit = next((one for one, version_id in _chosen(row) if one in whole or version_id in gone), None)
        if hit is None:
            continue
        if owners[hit] is None:
            raise BadRequest(
                f"plan {hit}: company {row['company_id']} is to change to it (scheduled checkout {row['id']}); "
                "cancel that first"
            )
        cancel(scope, row["company_id"])


def _chosen(row: Row) -> Iterator[tuple[str, str | None]]:
    """Plans that a change is to, and the versions of them that are agreed."""
    yield row["to_plan_id"], None
    chosen: Row = row["selection"] or {}
    for one in (chosen.get("base"), *chosen.get("add_ons", ())):
        if one is not None:
            yield one["plan_id"], one["version_id"]


def of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`scheduled_downgrade` of a company's detail."""
    rows = store.pending_of(scope, ids)
    named = plans.rows(scope, {row[name] for row in rows.values() for name in ("from_plan_id", "to_plan_id")})
    paid = store.subscriptions_of(scope, rows)
    return {one: {"scheduled_downgrade": _downgrade(row, named, paid.get(one))} for one, row in rows.items()}


def _downgrade(row: Row, named: Mapping[str, Row], paid: Row | None) -> ScheduledDowngradeResponseData:
    return {
        "id": row["id"],
        "effective_after": row["execute_after"],
        "from_plan_id": row["from_plan_id"],
        "from_plan_name": _name(named, row["from_plan_id"]),
        "to_plan_id": row["to_plan_id"],
        "to_plan_name": _name(named, row["to_plan_id"]),
        "currency": "usd" if paid is None else paid["currency"],
        "interval": "month" if paid is None else paid["interval"],
        "from_subscription_price": 0 if paid is None else paid["total_price"],
        **_price(row),
    }


def told(scope: Scope, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What webhooks tell of what was scheduled, by id (contract: `WebScheduledDowngradeWebhookOutput`)."""
    rows = store.scheduled_by_id(scope, ids)
    owners = companies.by_id(scope, [row["company_id"] for row in rows.values()])
    named = plans.rows(scope, {row[name] for row in rows.values() for name in ("from_plan_id", "to_plan_id")})
    return {
        one: {
            "id": one,
            "company": owners.get(row["company_id"]),
            "from_plan": _snapshot(named, row["from_plan_id"]),
            "to_plan": _snapshot(named, row["to_plan_id"]),
            "execute_after": row["execute_after"],
            **_price(row),
        }
        for one, row in rows.items()
    }


def _snapshot(named: Mapping[str, Row], plan_id: str) -> dict[str, Any] | None:
    return {**plans.snapshot(named[plan_id]), "deleted": False} if plan_id in named else None


def _price(row: Row) -> Price:
    """What is known of the price after the change."""
    chosen: Row = row["selection"] or {}
    return {"scheduled_interval": chosen.get("interval"), "scheduled_price": chosen.get("price")}


def _name(named: Mapping[str, Row], plan_id: str) -> str:
    """Empty of a plan that is gone."""
    return named[plan_id]["name"] if plan_id in named else ""


def companies_that_wait(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    """Companies that a change is to come for."""
    return queries.among(scope.db, company.c.id, store.companies_that_wait(scope))


def _check_plans(scope: Scope, company_id: str, from_plan_id: str, to_plan_id: str) -> None:
    held = assignments.of_companies(scope, [company_id]).get(company_id, [])
    base = next((row["plan_id"] for row in held if row["is_base"]), None)
    if base != from_plan_id:
        raise BadRequest(f"from_plan_id: company {company_id} is on {base or 'no plan'}; name that one")
    if to_plan_id == from_plan_id:
        raise BadRequest("to_plan_id: the company is on this plan already; name another one")
    plan = plans.named(scope, "to_plan_id", to_plan_id)
    plans.check_type(plan, "to_plan_id", "plan")
    if plan["company_id"] not in (None, company_id):
        raise BadRequest(f"to_plan_id: {to_plan_id} is a custom plan of another company")


def _row(scope: Scope, scheduled_checkout_id: str) -> Row:
    row = store.scheduled_by_id(scope, [scheduled_checkout_id]).get(scheduled_checkout_id)
    if row is None:
        raise NotFound(f"scheduled checkout {scheduled_checkout_id} does not exist in this environment")
    return row


def _response(row: Row) -> ScheduledCheckoutResponseData:
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "from_plan_id": row["from_plan_id"],
        "to_plan_id": row["to_plan_id"],
        "execute_after": row["execute_after"],
        "status": row["status"],
        "actor_type": row["actor_type"],
        "started_at": row["started_at"],
        "completed_at": row["completed_at"],
        "error_message": row["error"],
        **_price(row),
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
