"""SQL of what a company was billed."""

from __future__ import annotations

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_invoice, billing_payment_method
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

UPCOMING = "upcoming_"  # how a provider's invoices begin that it has not issued yet
_invoice = billing_invoice.c


def invoices(scope: Scope, company_id: str, limit: int, offset: int, *, is_final: bool = False) -> list[Row]:
    """A page, newest first; final ones are neither drafts nor void."""
    newest = (_invoice.created_at.desc(), _invoice.id.desc())
    statement = sa.select(billing_invoice).where(*_conditions(scope, company_id, is_final)).order_by(*newest)
    return queries.rows(scope.db, statement.limit(limit).offset(offset))


def count_invoices(scope: Scope, company_id: str, *, is_final: bool = False) -> int:
    return queries.count(scope.db, billing_invoice, _conditions(scope, company_id, is_final))


def upcoming(scope: Scope, company_id: str) -> Row | None:
    """The invoice that a provider has told of ahead."""
    own = (_invoice.environment_id == scope.environment_id, _invoice.company_id == company_id)
    is_upcoming = _invoice.external_id.startswith(UPCOMING, autoescape=True)
    newest = (_invoice.created_at.desc(), _invoice.id.desc())
    return queries.first(scope.db, sa.select(billing_invoice).where(*own, is_upcoming).order_by(*newest))


def payment_method(scope: Scope, company_id: str, payment_method_id: str) -> Row | None:
    method = billing_payment_method.c
    own = (method.environment_id == scope.environment_id, method.company_id == company_id)
    return queries.first(scope.db, sa.select(billing_payment_method).where(*own, method.id == payment_method_id))


def _conditions(scope: Scope, company_id: str, is_final: bool) -> list[sa.ColumnElement[bool]]:
    is_ahead = _invoice.external_id.startswith(UPCOMING, autoescape=True)
    conditions = [
        _invoice.environment_id == scope.environment_id,
        _invoice.company_id == company_id,
        sa.or_(_invoice.external_id.is_(None), ~is_ahead),
    ]
    if is_final:
        state = sa.func.coalesce(_invoice.status, "open")
        conditions.append(state.not_in(("draft", "void", "uncollectible")))
        conditions.append(sa.or_(state == "paid", _invoice.due_at.is_(None), _invoice.due_at <= scope.now))
    return conditions
