"""The record of companies' plan changes: one row a change, none when nothing changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from schematic_server.changes import CompanyPlansChanged
from schematic_server.domains.accounts import api_keys, audit
from schematic_server.domains.companies import companies
from schematic_server.domains.plans import plans, store, trials
from schematic_server.domains.plans.views import companies_moved
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyResponseData,
        PlanChangeAction,
        PlanChangeAmendmentStatus,
        PlanChangeBasePlanAction,
        PlanChangeResponseData,
        PlanChangeSubscriptionAction,
        PlanSnapshotView,
    )
    from schematic_server.contract.shared import MigrationProrationBehavior

_PLANS = ("base_plan", "previous_base_plan")
_ADD_ONS = ("add_ons_added", "add_ons_removed")


@dataclass(frozen=True, slots=True)
class Cause:
    """Why plans change; `base_plan_action` is the rule that chose the base plan where the request did not name it.

    `subscription_action` is what it does to what the company pays, where it pays. `proration` is how a change within a
    period is charged, None for as the environment does; with `from_period_start` it is as if it had come when the
    company's period began. With `is_billed` whoever moves companies sees to what they pay.
    """

    action: PlanChangeAction
    base_plan_action: PlanChangeBasePlanAction | None = None
    migration_id: str | None = None
    subscription_action: PlanChangeSubscriptionAction | None = None
    amendment_status: PlanChangeAmendmentStatus | None = None
    proration: MigrationProrationBehavior | None = None
    from_period_start: bool = False
    is_billed: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A company's assignments before and after, as `store.assignments` has them, and why they change."""

    company_id: str
    before: Sequence[Row]
    after: Sequence[Row]
    cause: Cause

    @property
    def is_none(self) -> bool:
        """Whether it is on the same versions of the same plans as before."""
        return _versions(self.before) == _versions(self.after)

    @property
    def base(self) -> Row | None:
        """The base plan that it is on now."""
        return _base(self.after)

    @property
    def has_other_base(self) -> bool:
        """Whether its base plan is another one than before, or the first, or gone."""
        old, new = _base(self.before), _base(self.after)
        return (old and old["plan_id"]) != (new and new["plan_id"])

    @property
    def added(self) -> list[str]:
        """The plans that it is on now and was not before."""
        had = _versions(self.before)
        return [row["plan_id"] for row in self.after if row["plan_id"] not in had]

    @property
    def is_version_upgrade(self) -> bool:
        """Whether it is on the same plans as before, but on other versions of them."""
        old, new = _versions(self.before), _versions(self.after)
        return old != new and old.keys() == new.keys()


def record(scope: Scope, moves: Sequence[Move], cause: Cause) -> None:
    """Store a change for each move that is one, and tell of it."""
    moves = [one for one in moves if not one.is_none]
    ids = [one.company_id for one in moves]
    had, newest = trials.states(scope, ids), store.newest_changes(scope, ids)
    rows = [
        _row(scope, move, cause, had.get(move.company_id), _after(newest.get(move.company_id), scope.now))
        for move in moves
    ]
    store.insert_changes(scope, rows)
    for row in rows:
        scope.emit(CompanyPlansChanged(*scope.here, row["company_id"], row["id"]))
    for follow in companies_moved if moves else ():
        follow(scope, moves)


def get(scope: Scope, plan_change_id: str) -> PlanChangeResponseData:
    """One change; raises NotFound."""
    row = store.changes_by_id(scope, [plan_change_id]).get(plan_change_id)
    if row is None:
        raise NotFound(f"plan change {plan_change_id} does not exist in this environment")
    return details(scope, [row])[0]


def by_id(scope: Scope, ids: Sequence[str]) -> dict[str, PlanChangeResponseData]:
    """Changes by id; unknown ones are left out."""
    return {one["id"]: one for one in details(scope, list(store.changes_by_id(scope, ids).values()))}


def details(scope: Scope, rows: Sequence[Row]) -> list[PlanChangeResponseData]:
    """Changes in the order of `rows`. Plans are told as they were then; one that is gone by now is marked."""
    owners = companies.by_id(scope, sorted({row["company_id"] for row in rows}))
    named = {row[member]["id"] for row in rows for member in _PLANS if row[member]}
    named |= {one["id"] for row in rows for member in _ADD_ONS for one in row[member]}
    existing = store.plans_by_id(scope.db, scope.account_id, named)
    api_keys_by_id = api_keys.by_id(scope, sorted({row["api_key_id"] for row in rows if row["api_key_id"]}))
    entries = audit.of_requests(scope, [(row["request_id"], row["created_at"]) for row in rows if row["request_id"]])
    found: list[PlanChangeResponseData] = []
    for row in rows:
        entry = entries.get((row["request_id"], row["created_at"]))
        found.append(
            {
                **_detail(row, owners[row["company_id"]], existing),
                "api_key": api_keys_by_id.get(row["api_key_id"]),
                "audit_log": entry,
                "user_name": entry and entry.get("user_name"),
            }
        )
    return found


def _versions(rows: Sequence[Row]) -> Mapping[str, str]:
    return {row["plan_id"]: row["plan_version_id"] for row in rows}


def _after(newest: datetime | None, now: datetime) -> datetime:
    """Now, or just after the company's newest change: a request may have begun earlier than one that came first."""
    return now if newest is None else max(now, newest + timedelta(microseconds=1))


def _row(scope: Scope, move: Move, cause: Cause, trial: Row | None, at: datetime) -> dict[str, Any]:
    old, new = _base(move.before), _base(move.after)
    kept = _versions(move.before).keys() & _versions(move.after).keys()
    return {
        "id": new_id("plch"),
        "environment_id": scope.environment_id,
        "company_id": move.company_id,
        "action": cause.action,
        "base_plan_action": cause.base_plan_action if move.has_other_base else None,
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "base_plan": _snapshot(new),
        "base_plan_version": _version_snapshot(new),
        "previous_base_plan": _snapshot(old),
        "previous_base_plan_version": _version_snapshot(old),
        "add_ons_added": [_snapshot(row) for row in move.after if not row["is_base"] and row["plan_id"] not in kept],
        "add_ons_removed": [_snapshot(row) for row in move.before if not row["is_base"] and row["plan_id"] not in kept],
        "is_version_upgrade": move.is_version_upgrade,
        "migration_id": cause.migration_id,
        "subscription_action": cause.subscription_action,
        "amendment_status": cause.amendment_status,
        "request_id": scope.request_id or None,
        "trial_status": trial and trial["status"],
        "trial_expires_at": trial and trial["expires_at"],
        "trial_converted_at": trial["ended_at"] if trial and trial["status"] == "converted" else None,
        "created_at": at,
        "updated_at": at,
    }


def _base(rows: Sequence[Row]) -> Row | None:
    return next((row for row in rows if row["is_base"]), None)


def _snapshot(row: Row | None) -> dict[str, Any] | None:
    return None if row is None else plans.snapshot({**row, "id": row["plan_id"]})


def _version_snapshot(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"id": row["plan_version_id"], "name": row["version_name"], "version": row["version"]}


def _detail(row: Row, owner: CompanyResponseData, existing: Collection[str]) -> PlanChangeResponseData:
    def told(plan: Row) -> PlanSnapshotView:
        return {
            "id": plan["id"],
            "name": plan["name"],
            "description": plan["description"],
            "icon": plan["icon"],
            "deleted": plan["id"] not in existing,
        }

    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "company": owner,
        "action": row["action"],
        "actor_type": row["actor_type"],
        "base_plan_action": row["base_plan_action"],
        "base_plan": told(row["base_plan"]) if row["base_plan"] else None,
        "base_plan_version": row["base_plan_version"],
        "previous_base_plan": told(row["previous_base_plan"]) if row["previous_base_plan"] else None,
        "previous_base_plan_version": row["previous_base_plan_version"],
        "add_ons_added": [told(one) for one in row["add_ons_added"]],
        "add_ons_removed": [told(one) for one in row["add_ons_removed"]],
        "is_version_upgrade": row["is_version_upgrade"],
        "migration_id": row["migration_id"],
        "subscription_change_action": row["subscription_action"],
        "amendment_status": row["amendment_status"],
        "request_id": row["request_id"],
        "trial_status": row["trial_status"],
        "trial_expires_at": row["trial_expires_at"],
        "trial_converted_at": row["trial_converted_at"],
        "traits_updated": [],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
