"""SQL of automatic top-ups: what companies have chosen, and what was meant to be bought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from schematic_server.domains.plancredits.tables import credit_topup, credit_topup_choice
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row


def choices_of(scope: Scope, company_ids: Iterable[str]) -> dict[str, dict[str, Row]]:
    """What companies have set of their top-ups, by origin."""
    found: dict[str, dict[str, Row]] = {}
    for part in queries.chunks(company_ids):
        own = credit_topup_choice.c.environment_id == scope.environment_id
        statement = sa.select(credit_topup_choice).where(own, credit_topup_choice.c.company_id.in_(part))
        for row in queries.rows(scope.db, statement):
            found.setdefault(row["company_id"], {})[row["origin_id"]] = row
    return found


def put_choice(scope: Scope, company_id: str, origin_id: str, values: Row, *, is_new: bool) -> None:
    stamps = {"updated_at": scope.now}
    if is_new:
        own = {"company_id": company_id, "origin_id": origin_id, "environment_id": scope.environment_id}
        row = {**own, **values, "created_at": scope.now, **stamps}
        scope.db.execute(sa.insert(credit_topup_choice).values(**row))
        return
    is_one = sa.and_(
        credit_topup_choice.c.environment_id == scope.environment_id,
        credit_topup_choice.c.company_id == company_id,
        credit_topup_choice.c.origin_id == origin_id,
    )
    scope.db.execute(sa.update(credit_topup_choice).where(is_one).values(**values, **stamps))


def busy(scope: Scope, pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of companies and credits for which something is being bought, or was refused not long ago."""
    is_open = sa.or_(credit_topup.c.status == "pending", credit_topup.c.retry_at > scope.now)
    wanted = sa.select(credit_topup.c.company_id, credit_topup.c.credit_id).where(
        credit_topup.c.environment_id == scope.environment_id,
        credit_topup.c.company_id.in_({company_id for company_id, _ in pairs}),
        is_open,
    )
    return {(row.company_id, row.credit_id) for row in scope.db.execute(wanted)}


def page(scope: Scope, company_id: str | None, status: str | None, limit: int, offset: int) -> list[Row]:
    """What was meant to be bought in the environment, newest first."""
    conditions = [credit_topup.c.environment_id == scope.environment_id]
    conditions += [credit_topup.c.company_id == company_id] if company_id is not None else []
    conditions += [credit_topup.c.status == status] if status is not None else []
    return queries.page(scope.db, credit_topup, conditions, {"limit": limit, "offset": offset})


def find_topup(scope: Scope, topup_id: str) -> Row | None:
    own = credit_topup.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(credit_topup).where(own, credit_topup.c.id == topup_id))


def insert_topup(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(credit_topup).values(environment_id=scope.environment_id, **values))


def update_topup(scope: Scope, topup_id: str, values: Row) -> None:
    own = credit_topup.c.environment_id == scope.environment_id
    scope.db.execute(
        sa.update(credit_topup).where(own, credit_topup.c.id == topup_id).values(**values, updated_at=scope.now)
    )
