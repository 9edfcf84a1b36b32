"""SQL of holds: leases, reservations, and extensions that were named by a key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.credits.ledger_store import Pair, save_holds
from schematic_server.domains.credits.tables import credit_extension, credit_hold
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns

_HOLD = Columns(*credit_hold.c)
_OF_WANTED = f"""SELECT {_HOLD.sql} FROM wanted CROSS JOIN credit_hold
WHERE credit_hold.company_id = wanted.column1 AND credit_hold.credit_id = wanted.column2
  AND credit_hold.released_at IS NULL"""  # noqa: S608  # names of columns
# Of these companies and credits, what is over; and open leases, of which there is one at most. Each has its index: of
# reservations that are open there may be many.
_TO_END = f"""WITH wanted AS (SELECT {{rows}}) {_OF_WANTED} AND credit_hold.expires_at <= ?
UNION ALL {_OF_WANTED} AND credit_hold.kind = 'lease' AND credit_hold.expires_at > ?"""

save = save_holds


def open_or_over(scope: Scope, pairs: Sequence[Pair]) -> list[Row]:
    """Open leases, and reservations that are over and not released, oldest first."""
    now = microseconds(scope.now)
    rows = _HOLD.rows(scope.db, _TO_END, list(pairs), now, now)
    return sorted(rows, key=lambda row: (row["created_at"], row["id"]))


def open_of_company(scope: Scope, company_id: str, limit: int) -> list[Row]:
    """What is held for a company now, what ends first coming first."""
    own = (credit_hold.c.environment_id == scope.environment_id, credit_hold.c.company_id == company_id)
    is_open = (credit_hold.c.released_at.is_(None), credit_hold.c.expires_at > scope.now)
    found = sa.select(credit_hold).where(*own, *is_open).order_by(credit_hold.c.expires_at, credit_hold.c.id)
    return queries.rows(scope.db, found.limit(limit))


def find(scope: Scope, hold_id: str, kind: str) -> Row | None:
    own = credit_hold.c.environment_id == scope.environment_id
    named = sa.and_(credit_hold.c.id == hold_id, credit_hold.c.kind == kind)
    return queries.first(scope.db, sa.select(credit_hold).where(own, named))


def find_by_key(scope: Scope, key: str) -> Row | None:
    """The reservation that was asked for with this idempotency key."""
    own = credit_hold.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(credit_hold).where(own, credit_hold.c.idempotency_key == key))


def find_extended(scope: Scope, key: str) -> str | None:
    """The lease that was extended with this idempotency key."""
    own = credit_extension.c.environment_id == scope.environment_id
    named = sa.select(credit_extension.c.hold_id).where(own, credit_extension.c.idempotency_key == key)
    found: str | None = scope.db.scalar(named)
    return found


def insert_extension(scope: Scope, key: str, lease_id: str) -> None:
    scope.db.execute(
        sa.insert(credit_extension).values(
            environment_id=scope.environment_id, idempotency_key=key, hold_id=lease_id, created_at=scope.now
        )
    )


def over(db: Connection, now: datetime, limit: int) -> list[Row]:
    """`account_id`, `environment_id`, `company_id` and `credit_id` of holds whose time is over, earliest first."""
    told = [credit_hold.c[name] for name in ("environment_id", "company_id", "credit_id")]
    is_over = (credit_hold.c.released_at.is_(None), credit_hold.c.expires_at <= now)
    owner = environment.c.id == credit_hold.c.environment_id
    found = sa.select(environment.c.account_id, *told).join(environment, owner).where(*is_over)
    return queries.rows(db, found.order_by(credit_hold.c.expires_at).limit(limit))
