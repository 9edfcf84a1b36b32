"""SQL of automatic top-ups: what companies have chosen, and what was meant to be bought."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from schematic_server.domains.plancredits.tables import credit_topup_choice
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
