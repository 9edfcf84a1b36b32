"""SQL of own subscriptions, their lines and charges, and what companies bought in advance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_coupon, billing_profile, billing_subscription
from schematic_server.domains.features.tables import feature
from schematic_server.domains.subscriptions.tables import bought_quantity, subscription_charge, subscription_line
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

_CHANGEABLE = [
    one.name for one in billing_subscription.c if one.name not in ("id", "environment_id", "created_at", "updated_at")
]


def open_subscriptions(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """The subscription that this server bills each company by; those without one are left out."""
    found: dict[str, Row] = {}
    for ids in queries.chunks(company_ids):
        statement = sa.select(billing_subscription).where(
            billing_subscription.c.environment_id == scope.environment_id,
            billing_subscription.c.company_id.in_(ids),
            billing_subscription.c.anchor.is_not(None),
            billing_subscription.c.expired_at.is_(None),
        )
        found.update((row["company_id"], row) for row in queries.rows(scope.db, statement))
    return found


def subscription(scope: Scope, subscription_id: str) -> Row | None:
    """One that this server bills, open or not."""
    statement = sa.select(billing_subscription).where(
        billing_subscription.c.environment_id == scope.environment_id,
        billing_subscription.c.id == subscription_id,
        billing_subscription.c.anchor.is_not(None),
    )
    return queries.first(scope.db, statement)


def lines_in_force(scope: Scope, subscription_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Lines that are in force now, or will be, or are not charged up to their ends; oldest first, by subscription."""
    found: dict[str, list[Row]] = {}
    for ids in queries.chunks(subscription_ids):
        end, charged = subscription_line.c.effective_to, subscription_line.c.charged_until
        is_left = sa.or_(end.is_(None), end > scope.now, charged < end)
        own = subscription_line.c.environment_id == scope.environment_id
        statement = sa.select(subscription_line).where(own, subscription_line.c.subscription_id.in_(ids), is_left)
        for row in queries.rows(
            scope.db, statement.order_by(subscription_line.c.effective_from, subscription_line.c.id)
        ):
            found.setdefault(row["subscription_id"], []).append(row)
    return found


def open_amount(scope: Scope, company_id: str, currency: str) -> int:
    """The sum of what a company is charged and that is not yet invoiced, by whichever of its subscriptions."""
    subscriptions = sa.select(billing_subscription.c.id).where(
        billing_subscription.c.environment_id == scope.environment_id,
        billing_subscription.c.company_id == company_id,
        billing_subscription.c.anchor.is_not(None),
    )
    own = sa.and_(
        subscription_charge.c.environment_id == scope.environment_id,
        subscription_charge.c.subscription_id.in_(subscriptions),
        subscription_charge.c.invoice_id.is_(None),
        subscription_charge.c.currency == currency,
    )
    return int(scope.db.scalar(sa.select(sa.func.sum(subscription_charge.c.amount)).where(own)) or 0)


def quantities(scope: Scope, company_ids: Iterable[str]) -> dict[str, dict[tuple[str, str], int]]:
    """What each company bought in advance, by plan and feature."""
    found: dict[str, dict[tuple[str, str], int]] = {}
    for ids in queries.chunks(company_ids):
        own = bought_quantity.c.environment_id == scope.environment_id
        statement = sa.select(bought_quantity).where(own, bought_quantity.c.company_id.in_(ids))
        for row in queries.rows(scope.db, statement):
            found.setdefault(row["company_id"], {})[row["plan_id"], row["feature_id"]] = row["quantity"]
    return found


def replace_quantities(scope: Scope, company_id: str, bought: Mapping[tuple[str, str], int]) -> None:
    own = bought_quantity.c.environment_id == scope.environment_id
    scope.db.execute(sa.delete(bought_quantity).where(own, bought_quantity.c.company_id == company_id))
    rows = [
        {"company_id": company_id, "plan_id": plan_id, "feature_id": feature_id, "quantity": quantity, **_new(scope)}
        for (plan_id, feature_id), quantity in bought.items()
    ]
    if rows:
        scope.db.execute(sa.insert(bought_quantity), rows)


def bills_feature(scope: Scope, feature_id: str) -> bool:
    """Whether a line for the feature is in force, or will be, or is not charged up to its end."""
    end, charged = subscription_line.c.effective_to, subscription_line.c.charged_until
    is_left = sa.or_(end.is_(None), end > scope.now, charged < end)
    own = sa.and_(subscription_line.c.environment_id == scope.environment_id, is_left)
    statement = sa.select(subscription_line.c.id).where(own, subscription_line.c.feature_id == feature_id)
    return scope.db.scalar(statement.limit(1)) is not None


def features(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """Features of the account by id."""
    return queries.by_id(scope.db, feature, feature.c.account_id == scope.account_id, ids)


def has_ended(scope: Scope, subscription_id: str, coupon_id: str) -> bool:
    """Whether a coupon took something off a subscription until an instant that is over."""
    table = subscription_line.c
    own = sa.and_(table.environment_id == scope.environment_id, table.subscription_id == subscription_id)
    is_it = sa.and_(table.source_type == "discount", table.source_id == coupon_id, table.effective_to <= scope.now)
    return bool(scope.db.scalar(sa.select(sa.exists().where(own, is_it))))


def coupon(scope: Scope, external_id: str) -> Row | None:
    own = sa.and_(billing_coupon.c.environment_id == scope.environment_id, billing_coupon.c.external_id == external_id)
    return queries.first(scope.db, sa.select(billing_coupon).where(own).order_by(billing_coupon.c.created_at.desc()))


def redeem(scope: Scope, coupon_id: str) -> None:
    """Count one more use of a coupon."""
    own = sa.and_(billing_coupon.c.environment_id == scope.environment_id, billing_coupon.c.id == coupon_id)
    counted = {"times_redeemed": billing_coupon.c.times_redeemed + 1, "updated_at": scope.now}
    scope.db.execute(sa.update(billing_coupon).where(own).values(counted))


def with_profile(scope: Scope, company_ids: Iterable[str]) -> set[str]:
    """Companies of which is said how they are billed."""
    found: set[str] = set()
    for ids in queries.chunks(company_ids):
        own = billing_profile.c.environment_id == scope.environment_id
        statement = sa.select(billing_profile.c.company_id).where(own, billing_profile.c.company_id.in_(ids))
        found.update(scope.db.scalars(statement))
    return found


def insert_profiles(scope: Scope, rows: Sequence[Row]) -> None:
    _insert(scope, billing_profile, rows)


def insert_subscriptions(scope: Scope, rows: Sequence[Row]) -> None:
    _insert(scope, billing_subscription, rows)


def update_subscriptions(scope: Scope, rows: Sequence[Row]) -> None:
    """Have subscriptions say what their rows say."""
    _update(scope, billing_subscription, _CHANGEABLE, rows)


def insert_lines(scope: Scope, rows: Sequence[Row]) -> None:
    _insert(scope, subscription_line, rows)


def update_lines(scope: Scope, rows: Sequence[Row]) -> None:
    """Put down until when lines are in force and charged; nothing else of them ever changes."""
    _update(scope, subscription_line, ("effective_to", "charged_until"), rows)


def delete_lines(scope: Scope, ids: Iterable[str]) -> None:
    for part in queries.chunks(ids):
        own = subscription_line.c.environment_id == scope.environment_id
        scope.db.execute(sa.delete(subscription_line).where(own, subscription_line.c.id.in_(part)))


def insert_charges(scope: Scope, rows: Sequence[Row]) -> None:
    _insert(scope, subscription_charge, rows)


def _insert(scope: Scope, table: sa.Table, rows: Sequence[Row]) -> None:
    if rows:
        scope.db.execute(sa.insert(table), [{**row, **_new(scope)} for row in rows])


def _update(scope: Scope, table: sa.Table, names: Sequence[str], rows: Sequence[Row]) -> None:
    if rows:
        own = sa.and_(table.c.environment_id == scope.environment_id, table.c.id == sa.bindparam("row_id"))
        values = {name: sa.bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
        named = [{"row_id": row["id"], **{f"new_{name}": row[name] for name in names}} for row in rows]
        scope.db.execute(sa.update(table).where(own).values(**values, updated_at=scope.now), named)


def _new(scope: Scope) -> dict[str, Any]:
    return {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
