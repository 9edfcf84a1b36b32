"""SQL of own invoices that a provider collects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_customer, billing_invoice
from schematic_server.domains.integrations.tables import provider_push
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

MOST = 1000  # that are asked for at once


def insert(scope: Scope, provider: str, invoice_ids: Iterable[str]) -> None:
    common = {"environment_id": scope.environment_id, "provider_type": provider, "wanted": "open", "refusals": 0}
    common |= {"is_refused": False, "created_at": scope.now, "updated_at": scope.now}
    rows = [{"id": new_id("push"), "invoice_id": one, **common} for one in invoice_ids]
    scope.db.execute(sa.insert(provider_push), rows)


def find(scope: Scope, invoice_id: str) -> Row | None:
    return queries.first(
        scope.db, sa.select(provider_push).where(_own(scope), provider_push.c.invoice_id == invoice_id)
    )


def update(scope: Scope, push_id: str, **values: Any) -> None:
    changed = sa.update(provider_push).where(_own(scope), provider_push.c.id == push_id)
    scope.db.execute(changed.values(**values, updated_at=scope.now))


def refused(scope: Scope) -> Sequence[str]:
    """Invoices of which the last try was refused, oldest first, `MOST` at most."""
    statement = sa.select(provider_push.c.invoice_id).where(_own(scope), provider_push.c.is_refused)
    return list(scope.db.scalars(statement.order_by(provider_push.c.created_at).limit(MOST)))


def customer(scope: Scope, provider: str, company_id: str) -> str | None:
    """The newest customer that the provider has for a company, by its external id."""
    table = billing_customer.c
    own = sa.and_(table.environment_id == scope.environment_id, table.provider_type == provider)
    known = sa.select(table.external_id).where(own, table.company_id == company_id, table.deleted_at.is_(None))
    return scope.db.scalar(known.order_by(table.created_at.desc(), table.id).limit(1))


def change_invoices(scope: Scope, invoice_ids: Iterable[str], **values: Any) -> None:
    own = billing_invoice.c.environment_id == scope.environment_id
    for part in queries.chunks(invoice_ids):
        changed = sa.update(billing_invoice).where(own, billing_invoice.c.id.in_(part))
        scope.db.execute(changed.values(**values, updated_at=scope.now))


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return provider_push.c.environment_id == scope.environment_id
