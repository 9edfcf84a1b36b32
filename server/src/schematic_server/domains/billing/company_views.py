"""What billing tells of companies: subscriptions, payment methods, who pays; and the filters that go by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.billing import (
    customer_store,
    payment_methods,
    subscription_store,
    subscription_views,
)
from schematic_server.domains.billing.statuses import RUNNING, is_running, runs
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.companies import companies
from schematic_server.domains.companies.tables import company
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingProductForSubscriptionResponseData,
        BillingSubscriptionView,
        PaymentMethodResponseData,
    )
    from schematic_server.contract.companies import (
        CompanyBillingEntityResponseData,
        CompanyDetailPart,
        CompanyResponseData,
        CompanySubscriptionResponseData,
        GetActiveCompanySubscriptionQuery,
        ListCompaniesQuery,
    )

_OVER = ("canceled", "expired", "incomplete_expired")


def of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """Subscriptions that are not over, the running ones first, and payment methods."""
    shown = scope.once(subscriptions, ids)
    methods = payment_methods.of_companies(scope, ids)
    defaults = customer_store.default_methods(scope, list(methods))
    return {one: _part([view for _, view in shown[one]], methods.get(one, []), defaults.get(one)) for one in ids}


def subscriptions(scope: Scope, ids: Sequence[str]) -> dict[str, list[tuple[Row, BillingSubscriptionView]]]:
    """Subscriptions of each company that are not over, the running ones first, to be shared."""
    rows = scope.once(subscription_store.of_companies, ids)
    shown = {one: _shown(scope, rows.get(one, ())) for one in ids}
    told = {one["id"]: one for one in subscription_views.views(scope, [row for own in shown.values() for row in own])}
    return {one: [(row, told[row["id"]]) for row in own] for one, own in shown.items()}


def running(scope: Scope, query: GetActiveCompanySubscriptionQuery) -> list[CompanySubscriptionResponseData]:
    """A page of the running subscriptions of the companies that are named, or of all, newest first."""
    one = query.get("company_id")
    ids = [*(query.get("company_ids") or ()), *([] if one is None else [one])]
    rows = subscription_store.running(scope, ids, query)
    views = subscription_views.views(scope, rows)
    return [_short(row, view) for row, view in zip(rows, views, strict=True)]


def payers(scope: Scope, company_id: str) -> list[CompanyBillingEntityResponseData]:
    """Who pays for a company: another one for each subscription that says so, else the company itself."""
    own = subscription_store.of_companies(scope, _known(scope, company_id)).get(company_id, [])
    ids = dict.fromkeys(one for row in own if runs(row, scope.now) and (one := row["billing_entity_id"]) is not None)
    paying = companies.by_id(scope, list(ids))
    has_own = bool(customer_store.of_companies(scope, [company_id]))
    found: list[CompanyResponseData | None] = list(paying.values()) or [None]
    return [{"billing_entity": one, "has_own_stripe_customer": has_own} for one in found]


def paid_for(scope: Scope, company_id: str) -> list[tuple[Row, CompanySubscriptionResponseData]]:
    """The running subscriptions that a company pays for others; raises NotFound."""
    every = subscription_store.of_payers(scope, _known(scope, company_id)).get(company_id, [])
    rows = [row for row in every if runs(row, scope.now)]
    views = subscription_views.views(scope, rows)
    return [(row, _short(row, view)) for row, view in zip(rows, views, strict=True)]


def with_products(scope: Scope, product_ids: Sequence[str]) -> sa.Select[tuple[str]]:
    """Ids of companies with a running subscription, told by a provider, that any of these products is on."""
    return subscription_store.companies_with(scope, product_ids)


def companies_subscribed(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    """What filters by subscriptions ask for, all of it."""
    conditions: list[sa.ColumnElement[bool]] = []
    if query.get("with_subscription"):
        conditions.append(_has(is_running(scope.now)))
    if query.get("without_subscription"):
        conditions.append(~_has(is_running(scope.now)))
    if query.get("monetized_subscriptions"):
        conditions.append(_has(is_running(scope.now), billing_subscription.c.total_price > 0))
    if (statuses := query.get("subscription_statuses")) is not None:
        conditions.append(_has(_in_status(scope, statuses)))
    if (types := query.get("subscription_types")) is not None:
        conditions.append(_has(is_running(scope.now), sa.or_(sa.false(), *(_TYPES[one] for one in types))))
    return sa.and_(sa.true(), *conditions)


def sold_to(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[BillingProductForSubscriptionResponseData]]:
    """What is on the running subscriptions of each company, the newest subscription's first."""
    rows = subscription_store.of_companies(scope, company_ids) if company_ids else {}
    left = {one: [row["id"] for row in own if runs(row, scope.now)] for one, own in rows.items()}
    sold = subscription_views.products(scope, [one for own in left.values() for one in own])
    return {one: [item for row_id in own for item in sold.get(row_id, ())] for one, own in left.items()}


def _known(scope: Scope, company_id: str) -> list[str]:
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    return [company_id]


def _shown(scope: Scope, rows: Sequence[Row]) -> list[Row]:
    """Those that are not over, the running ones first, then the newest."""
    left = [
        row for row in rows if row["status"] not in _OVER and (row["status"] not in RUNNING or runs(row, scope.now))
    ]
    return sorted(left, key=lambda row: not runs(row, scope.now))


def _part(
    subscriptions: Sequence[BillingSubscriptionView], methods: Sequence[PaymentMethodResponseData], usual: str | None
) -> CompanyDetailPart:
    newest = next(iter(subscriptions), None)
    named = {usual, newest.get("default_payment_method_id") if newest else None} - {None}
    default = next((one for one in methods if named & {one["id"], one["external_id"]}), None)
    only = methods[0] if len(methods) == 1 else None
    return {
        "billing_subscription": newest,
        "billing_subscriptions": subscriptions,
        "payment_methods": methods,
        "default_payment_method": default or only,
    }


def _short(row: Row, view: BillingSubscriptionView) -> CompanySubscriptionResponseData:
    return {
        "subscription_external_id": view["subscription_external_id"],
        "customer_external_id": view["customer_external_id"],
        "provider_type": view["provider_type"],
        "status": view["status"],
        "currency": view["currency"],
        "interval": view["interval"],
        "total_price": view["total_price"],
        "products": view["products"],
        "discounts": view["discounts"],
        "latest_invoice": view.get("latest_invoice"),
        "payment_method": view.get("payment_method"),
        "is_initial": row["is_initial"],
        "cancel_at": row["cancel_at"],
        "cancel_at_period_end": row["cancel_at_period_end"],
        "trial_end": row["trial_end"],
        "expired_at": view.get("expired_at"),
    }


def _in_status(scope: Scope, statuses: Sequence[str]) -> sa.ColumnElement[bool]:
    """`expired` are those that run no longer, whatever their provider called their state last."""
    column = billing_subscription.c.status
    found = sa.and_(column.in_(statuses), sa.or_(column.not_in(RUNNING), is_running(scope.now)))
    is_over = sa.and_(column.in_(RUNNING), ~is_running(scope.now))
    return sa.or_(found, is_over) if "expired" in statuses else found


def _has(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    own = (
        billing_subscription.c.company_id == company.c.id,
        billing_subscription.c.environment_id == company.c.environment_id,
    )
    return sa.exists().where(*own, *conditions)


_PAID = sa.and_(billing_subscription.c.total_price > 0, billing_subscription.c.interval != "one-time")
_TYPES: Mapping[str, sa.ColumnElement[bool]] = {
    "free": billing_subscription.c.total_price == 0,
    "one_time": sa.and_(billing_subscription.c.total_price > 0, billing_subscription.c.interval == "one-time"),
    "paid": sa.and_(_PAID, billing_subscription.c.status != "trialing"),
    "trial": billing_subscription.c.status == "trialing",
}
