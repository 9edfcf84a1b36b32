"""Charges of all environments, for whoever runs the server."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic_server.domains.credits import amounts
from schematic_server.domains.plancredits import charge_store, charges
from schematic_server.errors import NotFound
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row


def list_charges(db: Connection, company_id: str | None, status: str | None, limit: int) -> list[dict[str, Any]]:
    """Newest first; `credits` instead of billionths."""
    return [_shown(row) for row in charge_store.list_charges(db, company_id, status, limit)]


def settle(db: Connection, emit: Emit, charge_id: str, status: str, now: datetime) -> dict[str, Any]:
    """See `charges.settle`."""
    found = charge_store.owner(db, charge_id)
    if found is None:
        raise NotFound(f"no charge {charge_id!r}; `schematic charges list` lists those there are")
    account_id, environment_id = found
    return _shown(charges.settle(Scope(db, environment_id, Actor(account_id), now, emit), charge_id, status))


def _shown(row: Row) -> dict[str, Any]:
    return {
        **{name: value for name, value in row.items() if name != "units"},
        "credits": amounts.credits(row["units"]),
    }
