"""How often one may try to sign in: by address of the member, and by address on the network."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import sign_in_failure
from schematic_server.errors import RateLimited
from schematic_server.storage.metadata import new_id

WINDOW = timedelta(minutes=15)
MAX_OF_EMAIL, MAX_OF_ADDRESS = 10, 50  # failures within `WINDOW`


def admit(db: Connection, email: str, address: str, now: datetime) -> None:
    """Raises RateLimited when too many have failed."""
    for column, value, most in (
        (sign_in_failure.c.email_hash, _hashed(email), MAX_OF_EMAIL),
        (sign_in_failure.c.address, address, MAX_OF_ADDRESS),
    ):
        recent = (column == value) & (sign_in_failure.c.at > now - WINDOW)
        if (db.scalar(sa.select(sa.func.count()).select_from(sign_in_failure).where(recent)) or 0) >= most:
            raise RateLimited("sign_in", int(WINDOW.total_seconds()))


def failed(db: Connection, email: str, address: str, now: datetime) -> None:
    """Note a failure, and forget old ones."""
    db.execute(sa.delete(sign_in_failure).where(sign_in_failure.c.at <= now - WINDOW))
    values = {"email_hash": _hashed(email), "address": address, "at": now}
    db.execute(sa.insert(sign_in_failure).values(id=new_id("fail"), **values))


def _hashed(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()
