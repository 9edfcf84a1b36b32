"""Limits of credits that companies have come to by drawing, for the endpoints that name these credit types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic_server.changes import Balance, Change, CreditLimitPassed
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import amounts, balances, credit_types
from schematic_server.domains.entitlements.effective import Entitlement, holdings
from schematic_server.domains.features import features
from schematic_server.scope import Scope
from schematic_server.webhooks.feature_views import feature_view
from schematic_server.webhooks.rendering import Event, payload
from schematic_server.webhooks.subscriptions import Audience


def events(scope: Scope, changes: Sequence[Change], audience: Audience) -> list[Event]:
    """The credit limit events of `changes`, of each the warning first."""
    watched = {credit_id for one in audience.endpoints for credit_id in one.credit_ids}
    passed = [one for one in changes if isinstance(one, CreditLimitPassed) and one.credit_id in watched]
    if not passed:
        return []
    company_ids = list(dict.fromkeys(one.company_id for one in passed))
    owners = {one["id"]: one for one in companies.details(scope, company_ids)}
    types = credit_types.named(scope, sorted({one.credit_id for one in passed}))
    held, left = holdings(scope, company_ids), balances.of_companies(scope, company_ids)
    found: list[Event] = []
    for one in passed:
        balance = next(each for each in left[one.company_id] if each.credit_id == one.credit_id)
        paid = next((each for each in held[one.company_id].entitlements if _is_paid(each, one.credit_id)), None)
        body = {
            "CreditUsage": _usage(balance, types[one.credit_id], paid),
            "Entitlement": "" if paid is None else paid.grant["id"],
            "Feature": None if paid is None else _feature(scope, paid),
            "company": owners[one.company_id],
        }
        for limit in one.limits:
            event = f"credit.limit.{limit}"
            found.append(Event(event, payload(scope, event, body, company_id=one.company_id), credit_id=one.credit_id))
    return found


def _is_paid(one: Entitlement, credit_id: str) -> bool:
    return one.balance is not None and one.balance.credit_id == credit_id


def _usage(balance: Balance, of: Mapping[str, Any], paid: Entitlement | None) -> dict[str, Any]:
    return {
        "credit_consumption_rate": None if paid is None else amounts.credits(paid.grant["consumption_units"]),
        "credit_remaining": amounts.credits(balance.remaining),
        "credit_total": amounts.credits(balance.total),
        "credit_used": amounts.credits(balance.used),
        "credit_type_icon": of["icon"],
        "credit_type_name": of["name"],
    }


def _feature(scope: Scope, paid: Entitlement) -> Mapping[str, Any]:
    (found,) = features.details(scope, features.rows(scope, [paid.grant["feature_id"]]))
    return feature_view(found, scope.account_id)
