"""Products and prices of billing that plans have, and the plans and companies that go with a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.billing import company_views, prices, products
from schematic_server.domains.billing.tables import billing_product
from schematic_server.domains.companies.tables import company
from schematic_server.domains.plans import store
from schematic_server.domains.plans.tables import plan_version_billing
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import ListBillingProductsQuery


def products_in_use(scope: Scope, product_ids: Sequence[str]) -> set[str]:
    """Those that versions of plans are sold as."""
    return {row["billing_product_id"] for row in store.billing_of_products(scope, product_ids)}


def prices_in_use(scope: Scope, price_ids: Sequence[str]) -> set[str]:
    """Those that versions of plans have."""
    of_products = {row["product_id"] for row in prices.named(scope, price_ids).values()}
    rows = store.billing_of_products(scope, sorted(of_products))
    return {one["id"] for row in rows for one in row["prices"]} & set(price_ids)


def prices_of_version(scope: Scope, version_id: str) -> list[str]:
    """Ids of the prices that a version of a plan is sold at."""
    return [one["id"] for term in store.billing(scope, [version_id]).values() for one in term["prices"]]


def offer(scope: Scope, version: Row, is_offered: bool) -> None:
    """Have the prices that a version has of this server's own be offered, or no longer; who pays them goes on."""
    for term in store.billing(scope, [version["id"]]).values():
        known = prices.named(scope, [one["id"] for one in term["prices"]])
        prices.set_active(scope, [one for one, row in known.items() if prices.is_own(row)], is_offered)


def leave(scope: Scope, versions: Sequence[Row]) -> None:
    """Nothing of versions that are about to be deleted is offered any more."""
    for one in versions:
        offer(scope, one, False)
    left = {one["id"] for one in versions}
    ids = {one["billing_product_id"] for one in store.billing(scope, left).values()} - {None}
    kept = {
        row["billing_product_id"] for row in store.billing_of_products(scope, ids) if row["plan_version_id"] not in left
    }
    own = [one for one, row in products.named(scope, sorted(ids - kept)).items() if prices.is_own(row)]
    products.set_active(scope, own, False)


def sold_as(scope: Scope, product_ids: Sequence[str]) -> dict[str, str]:
    """The plans that these products stand for here, with the product of each: by the version that is shown."""
    terms = {row["plan_version_id"]: row["billing_product_id"] for row in store.billing_of_products(scope, product_ids)}
    versions = store.versions_by_id(scope.db, scope.environment_id, terms)
    shown = store.versions(scope.db, scope.environment_id, {one["plan_id"] for one in versions.values()})
    return {
        plan_id: terms[one["id"]]
        for plan_id, own in shown.items()
        for one in [next((each for each in own if each["status"] == "published"), own[0])]
        if one["id"] in terms
    }


def companies_that_match(scope: Scope, plan_id: str) -> sa.ColumnElement[bool]:
    """That a company's running subscription holds the product of a plan."""
    own = store.versions(scope.db, scope.environment_id, [plan_id]).get(plan_id, [])
    ids = {one["billing_product_id"] for one in store.billing(scope, [one["id"] for one in own]).values()} - {None}
    return company.c.id.in_(company_views.with_products(scope, sorted(ids)))


def products_without_plan(scope: Scope, query: ListBillingProductsQuery) -> sa.ColumnElement[bool]:
    linked = sa.select(plan_version_billing.c.billing_product_id).where(
        plan_version_billing.c.environment_id == scope.environment_id,
        plan_version_billing.c.billing_product_id.is_not(None),
    )
    return queries.none_of(billing_product.c.id, linked)
