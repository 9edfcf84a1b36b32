"""An environment's flags, companies and users as the engine reads them (contract: `RulesengineFlag`, …)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic_server.domains.companies import engine, metrics
from schematic_server.domains.entitlements import render
from schematic_server.domains.entitlements.effective import Holdings, holdings
from schematic_server.domains.features import store
from schematic_server.domains.features.rules import engine_rule, trait_ids
from schematic_server.domains.features.views import derived

_METRIC = ("environment_id", "company_id", "event_subtype", "period", "month_reset", "value")


@dataclass(frozen=True, slots=True)
class CompanyDocument:
    """`document` changes by itself at `valid_until`: a period ends or an override expires. None: never."""

    document: dict[str, Any]
    valid_until: datetime | None


def flag_documents(db: Connection, account_id: str, environment_id: str) -> list[dict[str, Any]]:
    """Every flag with the rules of this environment: the user's, then those that plan entitlements stand for."""
    flags = store.flags_of_account(db, account_id)
    own, others = store.rules(db, environment_id), derived(db, environment_id, None)
    rules = {row["id"]: [*own.get(row["id"], ()), *others.get(row["id"], ())] for row in flags}
    wanted = trait_ids(rule for found in rules.values() for rule in found)
    definitions = store.trait_definitions(db, environment_id, wanted)
    return [
        {
            "id": row["id"],
            "key": row["key"],
            "account_id": account_id,
            "environment_id": environment_id,
            "default_value": row["default_value"],
            "rules": [engine_rule(rule, account_id, environment_id, definitions) for rule in rules[row["id"]]],
        }
        for row in flags
    ]


def company_documents(
    db: Connection, account_id: str, environment_id: str, ids: Sequence[str], now: datetime
) -> dict[str, CompanyDocument]:
    """Companies by id; unknown ids are left out."""
    members = engine.company_members(db, environment_id, ids)
    held = holdings(db, environment_id, list(members), now)
    rules = {one: found.rules for one, found in held.items()}
    wanted = trait_ids(rule for own in rules.values() for rule in own)
    definitions = store.trait_definitions(db, environment_id, wanted)
    return {
        one: CompanyDocument(
            {
                **members[one],
                **_rights(one, account_id, found),
                "rules": [engine_rule(rule, account_id, environment_id, definitions) for rule in rules[one]],
            },
            _valid_until(found),
        )
        for one, found in held.items()
    }


def user_documents(
    db: Connection, account_id: str, environment_id: str, ids: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Users by id; unknown ids are left out. Users have no rules of their own."""
    found = engine.user_members(db, environment_id, ids)
    return {one: {**members, "rules": []} for one, members in found.items()}


def _rights(company_id: str, account_id: str, held: Holdings) -> dict[str, Any]:
    return {
        "base_plan_id": next((row["plan_id"] for row in held.plans if row["is_base"]), None),
        "plan_ids": [row["plan_id"] for row in held.plans],
        "plan_version_ids": [row["plan_version_id"] for row in held.plans],
        "billing_product_ids": [],
        "credit_balances": {},
        "subscription": metrics.subscription(held.anchor, company_id),
        "metrics": [_metric(row, account_id) for row in held.metrics],
        "entitlements": [_texts(render.feature_entitlement(one)) for one in held.flagged],
    }


def _metric(row: Mapping[str, Any], account_id: str) -> dict[str, Any]:
    members = {name: row[name] for name in _METRIC}
    return {**members, "account_id": account_id, "created_at": row["created_at"].isoformat()}


def _texts(entitlement: Mapping[str, Any]) -> Mapping[str, Any]:
    reset_at: datetime | None = entitlement.get("metric_reset_at")
    return entitlement if reset_at is None else {**entitlement, "metric_reset_at": reset_at.isoformat()}


def _valid_until(held: Holdings) -> datetime | None:
    ends = [one.reset_at for one in held.entitlements] + [row["expiration_date"] for row in held.overrides]
    return min((one for one in ends if one is not None), default=None)
