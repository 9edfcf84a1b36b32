"""The audit log: every write by a key or a member, and what came of it. Tokens may not write.

An entry of something that went well is committed with it (`http/audit.py`). Whoever is bound to an environment sees the
entries of that one; account-wide keys see all of the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection

from schematic_server.domains.accounts import api_keys, environments, store
from schematic_server.errors import NotFound
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit, Scope
from schematic_server.storage.metadata import ordered_id, ordered_ids_from
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        AuditLogListResponseData,
        AuditLogResponseData,
        CountAuditLogsQuery,
        ListAuditLogsQuery,
    )
    from schematic_server.contract.shared import CountResponse

SEARCHED = store.AUDIT_SEARCHED  # newest entries


@dataclass(frozen=True, slots=True)
class Entry:
    """One request that wrote, or was to write. Its members are the columns, in their order, but for the id."""

    account_id: str
    environment_id: str | None
    request_id: str
    actor_type: str
    api_key_id: str | None
    member_id: str | None
    method: str
    url: str
    resource_type: str
    resource_id: str | None
    resource_name: str | None
    secondary_resource: str | None
    resp_code: int
    req_body: str | None
    resp_body: str
    started_at: datetime
    ended_at: datetime


def record(db: Connection, entries: Sequence[Entry]) -> None:
    """Store entries in the transaction of `db`."""
    store.insert_audit_logs(db, [(ordered_id(one.started_at), one) for one in entries])


def list_(scope: Scope, query: ListAuditLogsQuery) -> list[AuditLogListResponseData]:
    """A page of entries without bodies, newest first."""
    return _told(scope, store.list_audit_logs(scope, query))


def count(scope: Scope, query: CountAuditLogsQuery) -> CountResponse:
    return {"count": store.count_audit_logs(scope, query)}


def is_searched_whole(scope: Scope) -> bool:
    """Whether a search finds all that there is; see `Scope.hurried`."""
    return store.is_audit_log_searched_whole(scope)


def get(scope: Scope, audit_log_id: str) -> AuditLogResponseData:
    """One entry with its bodies; raises NotFound."""
    row = store.find_audit_log(scope, audit_log_id)
    if row is None:
        raise NotFound(f"audit log entry {audit_log_id[:40]} does not exist")
    (found,) = _told(scope, [row])
    who = {"account_member_id": row["member_id"], "user_id": row["member_id"]}
    detail = {**found, **who, "req_body": row["req_body"], "resp_body": row["resp_body"]}
    return cast("AuditLogResponseData", detail)


def before(scope: Scope, entry: Mapping[str, Any]) -> list[str]:
    """What was answered to writes about the same thing that went well before this entry: some of the last ones."""
    return store.answered_before(scope, entry["id"], entry["resource_type"], entry["resource_id_string"])


def of_requests(
    scope: Scope, requests: Iterable[tuple[str, datetime]]
) -> dict[tuple[str, datetime], AuditLogListResponseData]:
    """The entries of requests, each named by its id and the instant it was carried out at (`Scope.now`).

    For what is written down with both, such as plan changes. Callers choose ids of requests, and may repeat them.
    """
    rows = store.audit_logs_of_requests(scope, set(requests))
    return {(row["request_id"], row["started_at"]): one for row, one in zip(rows, _told(scope, rows), strict=True)}


def after(
    query: Mapping[str, Any], asked_at: datetime, last: str | None, columns: Sequence[str], limit: int, scope: Scope
) -> str:
    """What an export reads: these columns of the next entries of the environment behind `last`, as JSON."""
    return store.audit_logs_after(query, asked_at, last, columns, limit, scope)


def _told(scope: Scope, rows: Sequence[Row]) -> list[AuditLogListResponseData]:
    known = api_keys.by_id(scope, {row["api_key_id"] for row in rows if row["api_key_id"]})
    found = store.environments_by_id(scope, {row["environment_id"] for row in rows if row["environment_id"]})
    places = {one: environments.response(row) for one, row in found.items()}
    names = store.member_names(scope, {row["member_id"] for row in rows if row["member_id"]})
    return [
        {
            "id": row["id"],
            "user_name": names.get(row["member_id"]),
            "actor_type": row["actor_type"],
            "api_key_id": row["api_key_id"],
            "api_key": known.get(row["api_key_id"]),
            "environment_id": row["environment_id"],
            "environment": places.get(row["environment_id"]),
            "method": row["method"],
            "url": row["url"],
            "resource_type": row["resource_type"],
            "resource_id_string": row["resource_id"],
            "resource_name": row["resource_name"],
            "secondary_resource": row["secondary_resource"],
            "resp_code": row["resp_code"],
            "started_at": row["started_at"],
            "ended_at": row["ended_at"],
        }
        for row in rows
    ]


class ForgetEntries(Steps):
    """Deletes entries of requests that began more than `days` ago."""

    name = "audit.forget"
    every = 3600.0

    def __init__(self, days: int) -> None:
        self._kept_for = timedelta(days=days)

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        deleted = store.delete_audit_logs(db, ordered_ids_from(now - self._kept_for), MAX_ROWS)
        return Again(now) if deleted == MAX_ROWS else Done()
