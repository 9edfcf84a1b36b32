"""SQL of carts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from schematic_server.domains.checkout.tables import checkout
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

OPEN = ("open", "priced")
_NEWEST = (checkout.c.created_at.desc(), checkout.c.id.desc())


def find(scope: Scope, company_id: str, session_id: str, checkout_id: str) -> Row | None:
    """A cart of this company in this browser session."""
    own = sa.and_(*_of_session(scope, company_id, session_id), checkout.c.id == checkout_id)
    return queries.first(scope.db, sa.select(checkout).where(own))


def list_(
    scope: Scope, company_id: str, session_id: str, statuses: Sequence[str] | None, limit: int, offset: int
) -> list[Row]:
    conditions = _conditions(scope, company_id, session_id, statuses)
    statement = sa.select(checkout).where(*conditions).order_by(*_NEWEST)
    return queries.rows(scope.db, statement.limit(limit).offset(offset))


def count(scope: Scope, company_id: str, session_id: str, statuses: Sequence[str] | None) -> int:
    return queries.count(scope.db, checkout, _conditions(scope, company_id, session_id, statuses))


def insert(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(checkout).values(environment_id=scope.environment_id, **values))


def change(scope: Scope, checkout_id: str, version: int, values: Row) -> bool:
    """Change a cart that is open in this version; False when it is not, any more: whoever comes second changes
    nothing."""
    is_it = sa.and_(
        checkout.c.environment_id == scope.environment_id,
        checkout.c.id == checkout_id,
        checkout.c.version == version,
        checkout.c.status.in_(OPEN),
        checkout.c.expires_at > scope.now,
    )
    following = {**values, "version": version + 1, "updated_at": scope.now}
    return scope.db.execute(sa.update(checkout).where(is_it).values(**following)).rowcount == 1


def abandon(scope: Scope, company_id: str, but: str) -> None:
    """Close the other open carts of a company: they were priced for what it had before."""
    is_open = sa.and_(checkout.c.company_id == company_id, checkout.c.status.in_(OPEN), checkout.c.id != but)
    own = sa.and_(checkout.c.environment_id == scope.environment_id, is_open)
    scope.db.execute(sa.update(checkout).where(own).values(status="abandoned", updated_at=scope.now))


def forget(scope: Scope, company_id: str, before: datetime) -> None:
    """Delete carts of a company that expired long ago."""
    own = sa.and_(checkout.c.environment_id == scope.environment_id, checkout.c.company_id == company_id)
    scope.db.execute(sa.delete(checkout).where(own, checkout.c.expires_at < before))


def _of_session(scope: Scope, company_id: str, session_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        checkout.c.environment_id == scope.environment_id,
        checkout.c.company_id == company_id,
        checkout.c.session_id == session_id,
    )


def _conditions(
    scope: Scope, company_id: str, session_id: str, statuses: Sequence[str] | None
) -> list[sa.ColumnElement[bool]]:
    is_over = sa.and_(checkout.c.status.in_(OPEN), checkout.c.expires_at <= scope.now)
    state = sa.case((is_over, "expired"), else_=checkout.c.status)
    return [*_of_session(scope, company_id, session_id), *([] if statuses is None else [state.in_(statuses)])]
