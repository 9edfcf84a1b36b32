"""SQL of own subscriptions that a provider knows of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from schematic_server.domains.billing.tables import billing_profile, billing_subscription
from schematic_server.domains.integrations.push_store import MOST
from schematic_server.domains.integrations.tables import provider_copy
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

_PAYER = sa.func.coalesce(billing_subscription.c.billing_entity_id, billing_subscription.c.company_id)


def ask(scope: Scope, provider: str, subscription_id: str) -> None:
    """Count one more change that the provider is to be told of."""
    new = {"environment_id": scope.environment_id, "subscription_id": subscription_id, "provider_type": provider}
    first = {"asked": 1, "refusals": 0, "is_refused": False}
    insert = postgresql.insert if scope.db.dialect.name == "postgresql" else sqlite.insert
    row = {"id": new_id("copy"), **new, **first, "created_at": scope.now, "updated_at": scope.now}
    statement = insert(provider_copy).values(row)
    counted = {"asked": provider_copy.c.asked + 1, "updated_at": scope.now}
    scope.db.execute(statement.on_conflict_do_update(index_elements=["subscription_id"], set_=counted))


def find(scope: Scope, subscription_id: str) -> Row | None:
    return find_all(scope, [subscription_id]).get(subscription_id)


def find_all(scope: Scope, subscription_ids: Iterable[str]) -> dict[str, Row]:
    """By the id of the subscription."""
    found: dict[str, Row] = {}
    for part in queries.chunks(subscription_ids):
        statement = sa.select(provider_copy).where(_own(scope), provider_copy.c.subscription_id.in_(part))
        found.update((row["subscription_id"], row) for row in queries.rows(scope.db, statement))
    return found


def is_copy(scope: Scope, external_id: str) -> bool:
    statement = sa.select(provider_copy.c.id).where(_own(scope), provider_copy.c.external_id == external_id)
    return scope.db.scalar(statement.limit(1)) is not None


def update(scope: Scope, copy_id: str, **values: Any) -> None:
    changed = sa.update(provider_copy).where(_own(scope), provider_copy.c.id == copy_id)
    scope.db.execute(changed.values(**values, updated_at=scope.now))


def paid_by(scope: Scope, company_id: str) -> list[Row]:
    """Own subscriptions that go on and that a company pays for, `MOST` at most."""
    statement = sa.select(billing_subscription).where(_goes_on(scope), _PAYER.in_([company_id]))
    return queries.rows(scope.db, statement.limit(MOST))


def unsent(scope: Scope, provider: str) -> Sequence[str]:
    """Own subscriptions of which the last try was refused, or that the provider is to know and was not told of; the
    oldest first, `MOST` at most."""
    profile = billing_profile.c
    says_so = sa.and_(profile.company_id == _PAYER, profile.is_default, profile.provider_type == provider)
    known = sa.select(provider_copy.c.id).where(provider_copy.c.subscription_id == billing_subscription.c.id)
    is_refused = known.where(provider_copy.c.is_refused).exists()
    is_new = sa.and_(_goes_on(scope), sa.select(profile.id).where(says_so).exists(), ~known.exists())
    own = billing_subscription.c.environment_id == scope.environment_id
    statement = sa.select(billing_subscription.c.id).where(own, sa.or_(is_refused, is_new))
    return list(scope.db.scalars(statement.order_by(billing_subscription.c.created_at).limit(MOST)))


def _goes_on(scope: Scope) -> sa.ColumnElement[bool]:
    table = billing_subscription.c
    own = table.environment_id == scope.environment_id
    return sa.and_(own, table.anchor.is_not(None), table.expired_at.is_(None))


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return provider_copy.c.environment_id == scope.environment_id
