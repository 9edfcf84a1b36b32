"""SQL of connections to providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.integrations.tables import integration, provider_notice
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from datetime import datetime

    from schematic_server.contract.integrationsapi import ListIntegrationsQuery

BILLING = ("metronome", "orb", "stripe")


def list_(scope: Scope, query: ListIntegrationsQuery) -> list[Row]:
    """A page, newest first."""
    conditions = [_own(scope), *queries.equal(integration, query, "id", "type", "state")]
    if query.get("billing_only"):
        conditions.append(integration.c.type.in_(BILLING))
    if (excluded := query.get("exclude_ids")) is not None:
        conditions.append(integration.c.id.not_in(excluded))
    return queries.page(scope.db, integration, conditions, query)


def find(scope: Scope, integration_id: str) -> Row | None:
    return queries.by_id(scope.db, integration, _own(scope), [integration_id]).get(integration_id)


def delete(scope: Scope, integration_id: str) -> None:
    scope.db.execute(sa.delete(integration).where(_own(scope), integration.c.id == integration_id))


def last_notices(scope: Scope) -> dict[str, datetime]:
    """When each provider told something last, by its type."""
    here = provider_notice.c.environment_id == scope.environment_id
    last = sa.select(provider_notice.c.provider_type, sa.func.max(provider_notice.c.created_at).label("at"))
    grouped = last.where(here).group_by(provider_notice.c.provider_type)
    return {row.provider_type: row.at for row in scope.db.execute(grouped)}


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return integration.c.environment_id == scope.environment_id
