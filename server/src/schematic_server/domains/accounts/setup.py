"""The first start: an account, an environment, a key."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts import keys
from schematic_server.domains.accounts.tables import account, environment
from schematic_server.domains.accounts.views import account_made
from schematic_server.storage.metadata import new_id

FIRST_TYPE = "development"


def first_environment(db: Connection) -> str | None:
    """The id of the oldest environment; None before the first start."""
    return db.scalar(sa.select(environment.c.id).order_by(environment.c.created_at, environment.c.id).limit(1))


def initialize(db: Connection, now: datetime, secret: str | None = None) -> str | None:
    """Create account, environment and key if there is no environment yet; answer the key's secret, else None.

    The secret is made unless given; see `keys.check_secret`.
    """
    if first_environment(db) is not None:
        return None
    account_id, environment_id = make_account(db, now), new_id("env")
    stamps = {"created_at": now, "updated_at": now}
    db.execute(
        sa.insert(environment).values(
            id=environment_id, account_id=account_id, name="Development", environment_type=FIRST_TYPE, **stamps
        )
    )
    _, secret = keys.create(
        db,
        account_id=account_id,
        environment_id=environment_id,
        environment_type=FIRST_TYPE,
        name="First key",
        now=now,
        secret=secret,
    )
    return secret


def make_account(db: Connection, now: datetime) -> str:
    """A new account, with all that every account has: its id."""
    account_id = new_id("acct")
    db.execute(sa.insert(account).values(id=account_id, name="My company", created_at=now, updated_at=now))
    for make in account_made:
        make(db, account_id, now)
    return account_id


def another_key(db: Connection, name: str, now: datetime) -> str:
    """One more secret key of the oldest environment."""
    row = db.execute(sa.select(environment).order_by(environment.c.created_at, environment.c.id).limit(1)).one()
    _, secret = keys.create(
        db,
        account_id=row.account_id,
        environment_id=row.id,
        environment_type=row.environment_type,
        name=name,
        now=now,
    )
    return secret


def account_of(db: Connection, environment_id: str) -> str | None:
    """The account of an environment; None for an unknown one."""
    return db.scalar(sa.select(environment.c.account_id).where(environment.c.id == environment_id))


def environments(db: Connection) -> list[tuple[str, str]]:
    """Account and environment of every environment there is."""
    return [(row.account_id, row.id) for row in db.execute(sa.select(environment.c.account_id, environment.c.id))]
