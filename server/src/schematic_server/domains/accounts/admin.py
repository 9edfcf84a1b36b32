"""Keys and environments across all accounts, for whoever runs the server: the command line's own queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import ApiKeyChanged
from schematic_server.domains.accounts import keys
from schematic_server.domains.accounts.tables import account, api_key, environment
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Emit

NO_ENVIRONMENT = "the database has no environment yet; `schematic serve` creates the first one"


def create_account_key(db: Connection, name: str, readonly: bool, now: datetime) -> dict[str, Any]:
    """A new account-wide key, told as `create_key` does."""
    key_id, secret = keys.create(
        db,
        account_id=first_account(db),
        environment_id=None,
        environment_type=None,
        name=name,
        now=now,
        readonly=readonly,
    )
    return {"id": key_id, "secret": secret, "environment_id": None, "environment": None}


def first_account(db: Connection) -> str:
    """The id of the account that was made first, which for most servers is the only one. Raises BadRequest."""
    account_id: str | None = db.scalar(sa.select(account.c.id).order_by(account.c.created_at, account.c.id).limit(1))
    if account_id is None:
        raise BadRequest(NO_ENVIRONMENT)
    return account_id


def create_key(db: Connection, name: str, wanted: str | None, readonly: bool, now: datetime) -> dict[str, Any]:
    """A new key of the environment `wanted` (see `find_environment`): `id`, `secret`, `environment_id`."""
    row = find_environment(db, wanted)
    key_id, secret = keys.create(
        db,
        account_id=row.account_id,
        environment_id=row.id,
        environment_type=row.environment_type,
        name=name,
        now=now,
        readonly=readonly,
    )
    return {"id": key_id, "secret": secret, "environment_id": row.id, "environment": row.name}


def list_keys(db: Connection) -> list[dict[str, Any]]:
    """Every key with its environment's name, newest first; never secrets or their hashes."""
    columns = [api_key.c[name] for name in ("id", "name", "environment_id", "readonly", "created_at", "last_used_at")]
    rows = db.execute(
        sa.select(*columns, environment.c.name.label("environment"))
        .join_from(api_key, environment, isouter=True)
        .order_by(api_key.c.created_at.desc(), api_key.c.id.desc())
    )
    return [dict(row) for row in rows.mappings()]


def revoke_key(db: Connection, emit: Emit, key_id: str) -> None:
    """Delete the key; running servers refuse it within a second. Raises NotFound."""
    row = db.execute(sa.select(api_key).where(api_key.c.id == key_id)).first()
    if row is None:
        raise NotFound(f"there is no key {key_id!r}; `schematic keys list` shows those there are")
    db.execute(sa.delete(api_key).where(api_key.c.id == key_id))
    emit(ApiKeyChanged(row.account_id, row.environment_id, key_id, "deleted"))


def find_environment(db: Connection, wanted: str | None) -> sa.Row[Any]:
    """The environment with that id or name (case ignored), or the only one; raises BadRequest telling the choices."""
    rows = db.execute(sa.select(environment).order_by(environment.c.created_at, environment.c.id)).all()
    if not rows:
        raise BadRequest(NO_ENVIRONMENT)
    found = [row for row in rows if wanted is None or row.id == wanted or row.name.lower() == wanted.lower()]
    if len(found) != 1:
        problem = (
            "--environment is needed" if wanted is None else f"--environment {wanted!r} names {len(found)} of them"
        )
        choices = ", ".join(f"{row.id} ({row.name})" for row in rows)
        raise BadRequest(f"{problem}; there are {choices}")
    return found[0]
