"""The ledger as the API tells it: one signed entry for every step, with its cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import sqlalchemy as sa

from schematic_server.bounds import parse_instant
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import accounts, amounts, entry_store, store
from schematic_server.domains.credits.tables import credit_entry
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        BillingCreditLedgerResponseData,
        CompanyLedgerResponseData,
        CountCreditEventLedgerQuery,
        CreditBurnBreakdownLine,
        CreditEventLedgerResponseData,
        FeatureLedgerResponseData,
        ListCreditEventLedgerQuery,
    )

_MOVED = frozenset({"overdraft_recovery", "postpaid_debt_moved", "postpaid_forgiven", "postpaid_paid"})


class _Named(NamedTuple):
    """What entries name, by id."""

    companies: Mapping[str, CompanyLedgerResponseData]
    credits: Mapping[str, BillingCreditLedgerResponseData]
    features: Mapping[str, FeatureLedgerResponseData]
    grants: Mapping[str, Row]


def list_(scope: Scope, query: ListCreditEventLedgerQuery) -> list[CreditEventLedgerResponseData]:
    """A page of a company's entries, newest first."""
    accounts.check_renewed(scope, query["company_id"], query.get("billing_credit_id"))
    return _told(scope, entry_store.page(scope, _conditions(scope, query), query))


def after(
    scope: Scope,
    company_id: str,
    credit_ids: Sequence[str] | None,
    but_kinds: Sequence[str] | None,
    last: tuple[datetime, int, str] | None,
    limit: int,
) -> list[CreditEventLedgerResponseData]:
    """The newest entries of a company; with `last` (instant, number and id) those that follow upon that one."""
    accounts.check_renewed(scope, company_id)
    entry = credit_entry.c
    conditions = [entry.environment_id == scope.environment_id, entry.company_id == company_id]
    if credit_ids is not None:
        conditions.append(entry.credit_id.in_(credit_ids))
    if but_kinds is not None:
        conditions.append(entry.kind.not_in(but_kinds))
    if last is not None:
        at, number, entry_id = last
        is_next = sa.and_(entry.at == at, sa.or_(entry.seq < number, sa.and_(entry.seq == number, entry.id < entry_id)))
        conditions.append(sa.or_(entry.at < at, is_next))
    query = {"company_id": company_id, "limit": limit, "offset": 0}
    return _told(scope, entry_store.page(scope, conditions, query))


def count(scope: Scope, query: CountCreditEventLedgerQuery) -> int:
    accounts.check_renewed(scope, query["company_id"], query.get("billing_credit_id"))
    return entry_store.count(scope, _conditions(scope, query))


def get(scope: Scope, entry_id: str) -> CreditEventLedgerResponseData:
    """One entry by its `event_id`; raises NotFound."""
    row = entry_store.by_id(scope, entry_id)
    if row is None:
        raise NotFound(f"ledger entry {entry_id} does not exist in this environment")
    return _told(scope, [row])[0]


def _told(scope: Scope, rows: Sequence[Row]) -> list[CreditEventLedgerResponseData]:
    named = _named(scope, rows)
    return [_entry(row, named) for row in rows]


def _named(scope: Scope, rows: Sequence[Row]) -> _Named:
    def ids(name: str) -> list[str]:
        return list(dict.fromkeys(row[name] for row in rows if row[name] is not None))

    owners = companies.by_id(scope, ids("company_id"))
    credits = store.credits_by_id(scope, ids("credit_id"))
    return _Named(
        {one: {"id": one, "name": own["name"], "logo_url": own.get("logo_url")} for one, own in owners.items()},
        {one: _credit(row) for one, row in credits.items()},
        {row["id"]: _feature(row) for row in features.rows(scope, ids("feature_id"))},
        entry_store.grants(scope, ids("grant_id")),
    )


def _entry(row: Row, named: _Named) -> CreditEventLedgerResponseData:
    credit = named.credits[row["credit_id"]]
    answer: dict[str, Any] = {
        "event_id": row["id"],
        "event_ids": [row["id"]],
        "event_at": row["at"],
        "event_type": row["kind"],
        "kind": "drawdown" if row["kind"] == "usage" else row["kind"],
        "source_id": row["seq"],
        "amount": amounts.credits(row["amount"]),
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "company": named.companies.get(row["company_id"]),
        "billing_credit_id": row["credit_id"],
        "credit": credit,
        "credit_name": credit["name"],
        "user_id": row["user_id"],
        **_cause(row, named),
    }
    return cast("CreditEventLedgerResponseData", answer)


def _cause(row: Row, named: _Named) -> dict[str, Any]:
    """The members that an entry of its kind has."""
    match row["kind"]:
        case "usage":
            return {
                "feature_id": row["feature_id"],
                "feature": named.features.get(row["feature_id"]),
                "usage_event_id": row["event_id"],
                "usage_reason": row["reason"],
                "quantity_consumed": amounts.credits(-row["amount"]),
                "burn_breakdown": None if row["breakdown"] is None else [_line(one) for one in row["breakdown"]],
            }
        case "grant":
            return _grant(named.grants.get(row["grant_id"]))
        case "zero_out":
            return {
                **_grant(named.grants.get(row["grant_id"])),
                "zeroed_out_reason": row["reason"],
                "quantity_remaining_at_zero_out": amounts.credits(-row["amount"]),
            }
        case "transfer":
            return _transfer(row)
        case _:  # charges and settlements of the grant that is a debt
            return {**_grant(named.grants.get(row["grant_id"])), **_transfer(row)}


def _transfer(row: Row) -> dict[str, Any]:
    return {
        "from_grant_id": row["grant_id"],
        "to_grant_id": row["to_grant_id"],
        "transfer_reason": row["reason"] if row["reason"] in _MOVED else None,
    }


def _grant(row: Row | None) -> dict[str, Any]:
    if row is None:
        return {}
    terms: Mapping[str, Any] = row["told"]
    return {
        "grant_id": row["id"],
        "grant_reason": row["reason"],
        "grant_quantity": amounts.credits(row["quantity"]),
        "grant_quantity_remaining": amounts.credits(row["remaining"]),
        "grant_valid_from": row["created_at"],
        "grant_expires_at": row["expires_at"],
        **{name: terms.get(name) for name in ("expiry_type", "expiry_unit", "expiry_unit_count", "currency")},
        "plan_id": row["plan_id"],
        "billing_credit_bundle_id": row["bundle_id"],
        "auto_topup_log_id": terms.get("auto_topup_log_id"),
    }


def _line(one: Mapping[str, Any]) -> CreditBurnBreakdownLine:
    rate, amount = (amounts.credits(one[name]) for name in ("rate", "amount"))
    return {"key": one["key"], "quantity": one["quantity"], "rate": rate, "credits": amount}


def _credit(row: Row) -> BillingCreditLedgerResponseData:
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "singular_name": row["singular_name"],
        "plural_name": row["plural_name"],
    }


def _feature(row: Row) -> FeatureLedgerResponseData:
    return {"id": row["id"], "name": row["name"], "description": row["description"], "icon": row["icon"]}


def _conditions(
    scope: Scope, query: ListCreditEventLedgerQuery | CountCreditEventLedgerQuery
) -> list[sa.ColumnElement[bool]]:
    own = credit_entry.c.environment_id == scope.environment_id
    conditions = [own, credit_entry.c.company_id == query["company_id"]]
    equal = {
        credit_entry.c.credit_id: query.get("billing_credit_id"),
        credit_entry.c.kind: query.get("event_type"),
        credit_entry.c.feature_id: query.get("feature_id"),
        credit_entry.c.event_id: query.get("source_event_id"),
    }
    conditions += [column == value for column, value in equal.items() if value is not None]
    if (start := query.get("start_time")) is not None:
        conditions.append(credit_entry.c.at >= _instant("start_time", start))
    if (end := query.get("end_time")) is not None:
        conditions.append(credit_entry.c.at < _instant("end_time", end))
    return conditions


def _instant(member: str, text: str) -> datetime:
    found = parse_instant(text)
    if found is None:
        raise BadRequest(f"{member}: must be a date-time, for example 2026-01-31T12:00:00Z")
    return found
