"""SQL of invoices: both kinds for those who read, own ones for what is decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.domains.companies import searches
from schematic_server.domains.companies.tables import company
from schematic_server.domains.subscriptions.tables import invoice_settlement, subscription_charge
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

if TYPE_CHECKING:
    from schematic_server.contract.billing import CountBillingInvoicesQuery, ListBillingInvoicesQuery

SEARCHED = 1_000  # newest invoices in which somebody in a hurry has a text looked for
_MOST_FOUND = 500  # of those, and of others by each index
_USUAL_PROVIDERS = ("schematic", "stripe")  # whose invoices are listed when no provider is named
_SAID = (
    "company_id",
    "subscription_id",
    "line_id",
    "key",
    "kind",
    "description",
    "quantity",
    "unit_amount",
    "amount",
    "currency",
)
_CHARGE = """
INSERT INTO subscription_charge (
  id, environment_id, company_id, subscription_id, line_id, key, kind, description, quantity, unit_amount, amount,
  currency, period_start, period_end, taxable, invoice_id, position, created_at, updated_at
)
VALUES {rows}
"""
_PUT = """
UPDATE subscription_charge SET invoice_id = wanted.column2, position = wanted.column3, updated_at = wanted.column4
FROM (SELECT {rows}) AS wanted
WHERE subscription_charge.id = wanted.column1 AND subscription_charge.environment_id = ?
"""
_CARRY_OVER = """
UPDATE subscription_charge SET subscription_id = wanted.column2, updated_at = wanted.column4
FROM (SELECT {rows}) AS wanted CROSS JOIN billing_subscription AS ended
WHERE ended.company_id = wanted.column1 AND ended.provider_type = 'schematic' AND ended.expired_at IS NOT NULL
  AND ended.environment_id = ? AND subscription_charge.subscription_id = ended.id
  AND subscription_charge.invoice_id IS NULL AND subscription_charge.currency = wanted.column3
"""


def list_(scope: Scope, query: ListBillingInvoicesQuery) -> list[Row]:
    return queries.page(scope.db, billing_invoice, _conditions(scope, query), query)


def count(scope: Scope, query: CountBillingInvoicesQuery) -> int:
    return queries.count(scope.db, billing_invoice, _conditions(scope, query))


def find(scope: Scope, invoice_id: str) -> Row | None:
    return queries.first(scope.db, sa.select(billing_invoice).where(_own(scope), billing_invoice.c.id == invoice_id))


def problems(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    """What keeps invoices from being collected, by id."""
    found: dict[str, str] = {}
    table = billing_invoice.c
    for part in queries.chunks(ids):
        statement = sa.select(table.id, table.collection_problem).where(_own(scope), table.id.in_(part))
        for invoice_id, problem in scope.db.execute(statement.where(table.collection_problem.is_not(None))):
            found[invoice_id] = problem
    return found


def lines(scope: Scope, invoice_id: str) -> list[Row]:
    """The charges that an invoice is made of, in their order on it."""
    own = subscription_charge.c.environment_id == scope.environment_id
    statement = sa.select(subscription_charge).where(own, subscription_charge.c.invoice_id == invoice_id)
    return queries.rows(scope.db, statement.order_by(subscription_charge.c.position, subscription_charge.c.id))


def settlements(scope: Scope, invoice_id: str) -> list[Row]:
    own = invoice_settlement.c.environment_id == scope.environment_id
    statement = sa.select(invoice_settlement).where(own, invoice_settlement.c.invoice_id == invoice_id)
    return queries.rows(scope.db, statement.order_by(invoice_settlement.c.created_at, invoice_settlement.c.id))


def find_settlement(scope: Scope, invoice_id: str, key: str) -> Row | None:
    own = sa.and_(
        invoice_settlement.c.environment_id == scope.environment_id, invoice_settlement.c.invoice_id == invoice_id
    )
    return queries.first(
        scope.db, sa.select(invoice_settlement).where(own, invoice_settlement.c.idempotency_key == key)
    )


def insert_settlement(scope: Scope, values: Row) -> None:
    common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(invoice_settlement).values(**values, **common))


def insert(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(billing_invoice), [{**row, **common} for row in rows])


def update(scope: Scope, invoice_id: str, values: Mapping[str, Any]) -> None:
    statement = sa.update(billing_invoice).where(_own(scope), billing_invoice.c.id == invoice_id)
    scope.db.execute(statement.values(**values, updated_at=scope.now))


def subscriptions(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """Subscriptions by id; those of other environments are left out."""
    return queries.by_id(
        scope.db, billing_subscription, billing_subscription.c.environment_id == scope.environment_id, ids
    )


def open_charges(scope: Scope, subscription_ids: Iterable[str]) -> list[Row]:
    """What is not yet invoiced of these subscriptions, in the order in which it is told."""
    found: list[Row] = []
    table = subscription_charge.c
    for part in queries.chunks(subscription_ids):
        is_open = sa.and_(table.environment_id == scope.environment_id, table.invoice_id.is_(None))
        statement = sa.select(subscription_charge).where(is_open, table.subscription_id.in_(part))
        found += queries.rows(scope.db, statement.order_by(table.period_start, table.created_at, table.key))
    return found


def insert_charges(scope: Scope, rows: Iterable[Row], placed: Mapping[str, tuple[str, int]]) -> None:
    """Store charges; those that are `placed`, by id, on an invoice at a position."""
    at = microseconds(scope.now)
    nowhere: tuple[str | None, int | None] = (None, None)
    wanted = [
        (
            row["id"],
            scope.environment_id,
            *(row[name] for name in _SAID),
            *(None if row[name] is None else microseconds(row[name]) for name in ("period_start", "period_end")),
            row["taxable"],
            *placed.get(row["id"], nowhere),
            at,
            at,
        )
        for row in rows
    ]
    run(scope.db, _CHARGE, wanted)


def put_on_invoices(scope: Scope, placed: Mapping[str, tuple[str, int]]) -> None:
    """Have charges, by id, be lines of invoices, each at its position."""
    at = microseconds(scope.now)
    run(scope.db, _PUT, [(one, *where, at) for one, where in placed.items()], scope.environment_id)


def carry_over(scope: Scope, subscriptions: Iterable[Row]) -> None:
    """Have new subscriptions take over what is open of those that their companies had before."""
    at = microseconds(scope.now)
    rows = [(row["company_id"], row["id"], row["currency"], at) for row in subscriptions]
    run(scope.db, _CARRY_OVER, rows, scope.environment_id)


def company_names(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in queries.chunks(ids):
        own = company.c.environment_id == scope.environment_id
        rows = scope.db.execute(sa.select(company.c.id, company.c.name).where(own, company.c.id.in_(part)))
        found.update((row.id, row.name) for row in rows)
    return found


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return billing_invoice.c.environment_id == scope.environment_id


def _conditions(
    scope: Scope, query: ListBillingInvoicesQuery | CountBillingInvoicesQuery
) -> list[sa.ColumnElement[bool]]:
    conditions = [_own(scope), *queries.equal(billing_invoice, query, "company_id", "document_state", "status")]
    asked = query.get("provider_type")
    # Of what is no column no index is taken: those of a provider are nearly all, and SQLite would sort them.
    provider = billing_invoice.c.provider_type.concat("")
    conditions.append(provider.in_([asked] if asked else _USUAL_PROVIDERS))
    if query.get("contract_id") is not None:
        conditions.append(sa.false())  # no contracts are kept here
    if (is_past_due := query.get("past_due")) is not None:
        is_over = sa.and_(
            billing_invoice.c.status == "open",
            billing_invoice.c.amount_remaining > 0,
            billing_invoice.c.due_at.is_not(None),
            billing_invoice.c.due_at < scope.now,
        )
        conditions.append(is_over if is_past_due else sa.not_(sa.func.coalesce(is_over, sa.false())))
    if text := query.get("q"):
        conditions.append(_matching(scope, text))
    return conditions


def _matching(scope: Scope, text: str) -> sa.ColumnElement[bool]:
    """Number, external id or the company's name contain the text, in any case; see `Scope.hurried`."""
    numbered = sa.or_(*queries.matching(text, billing_invoice.c.number, billing_invoice.c.external_id))
    named = searches.naming(scope, text)
    oldest = _oldest_looked_at(scope)
    if oldest is None:
        return sa.or_(numbered, billing_invoice.c.company_id.in_(named))
    number, at, whose = billing_invoice.c.number, billing_invoice.c.created_at, billing_invoice.c.company_id
    some = sa.select(billing_invoice.c.id).where(_own(scope)).limit(_MOST_FOUND)
    parts = (
        some.where(at >= oldest, numbered).order_by(at.desc()),
        some.where(searches.begins(number, text)).order_by(number),
        some.where(queries.one_of(scope.db, whose, list(scope.db.scalars(named)))).order_by(whose),
    )
    return queries.one_of(scope.db, billing_invoice.c.id, (one for part in parts for one in scope.db.scalars(part)))


def is_searched_whole(scope: Scope) -> bool:
    """Whether somebody who is hurried is told all that a search finds."""
    return _oldest_looked_at(scope) is None


def _oldest_looked_at(scope: Scope) -> datetime | None:
    """As far back as then whoever is hurried has texts looked for; None where that is all there is."""
    if not scope.is_hurried:
        return None
    newest = sa.select(billing_invoice.c.created_at).where(_own(scope)).order_by(billing_invoice.c.created_at.desc())
    oldest: datetime | None = scope.db.scalar(newest.offset(SEARCHED).limit(1))
    return oldest
