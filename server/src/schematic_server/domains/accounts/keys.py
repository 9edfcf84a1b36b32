"""API keys: secrets are shown once and kept as hashes; the id doubles as the publishable key."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import api_key
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import new_id

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ApiKeyScope

SECRET_PREFIX = "sch_"
_SECRET_PREFIXES = {"production": "sch_prod_", "staging": "sch_stag_", "development": "sch_dev_"}
SCOPES: Sequence[ApiKeyScope] = ["admin", "read", "write", "capture"]
READ_ONLY_SCOPES: Sequence[ApiKeyScope] = ["read"]
MIN_CHOSEN, MAX_CHOSEN = 32, 128  # characters after the prefix of a secret that was not made here
_CHOSEN = re.compile(rf"[A-Za-z0-9_-]{{{MIN_CHOSEN},{MAX_CHOSEN}}}")


def new_secret(environment_type: str | None) -> str:
    """A secret of 32 characters after a prefix that tells the environment's type."""
    return _SECRET_PREFIXES.get(environment_type or "", SECRET_PREFIX) + secrets.token_urlsafe(24)


def check_secret(secret: str, environment_type: str, source: str) -> None:
    """Raises BadRequest, naming `source` and never the secret, unless it could be one of `new_secret`."""
    prefix = _SECRET_PREFIXES[environment_type]
    if not (secret.startswith(prefix) and _CHOSEN.fullmatch(secret, len(prefix))):
        raise BadRequest(
            f"{source} must be {prefix} and then {MIN_CHOSEN} to {MAX_CHOSEN} letters, digits, _ or -, made by chance;"
            f" for example: echo {prefix}$(openssl rand -hex 20)"
        )


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find_by_credential(db: Connection, key: str) -> sa.Row[Any] | None:
    """The row of a secret key (by its hash) or a publishable key (by id)."""
    is_secret = key.startswith(SECRET_PREFIX)
    match = api_key.c.secret_hash == hash_secret(key) if is_secret else api_key.c.id == key
    return db.execute(sa.select(api_key).where(match)).first()


def create(
    db: Connection,
    *,
    account_id: str,
    environment_id: str | None,
    environment_type: str | None,
    name: str,
    now: datetime,
    description: str | None = None,
    readonly: bool = False,
    rate_limit_percent: int | None = None,
    secret: str | None = None,
) -> tuple[str, str]:
    """Store a new key; answer its id and its secret, which cannot be read again. `secret` is made unless given."""
    key_id, secret = new_id("api"), secret or new_secret(environment_type)
    db.execute(
        sa.insert(api_key).values(
            id=key_id,
            account_id=account_id,
            environment_id=environment_id,
            name=name,
            description=description,
            secret_hash=hash_secret(secret),
            readonly=readonly,
            rate_limit_percent=rate_limit_percent,
            created_at=now,
            updated_at=now,
        )
    )
    return key_id, secret


def mark_used(db: Connection, ids: Iterable[str], now: datetime) -> None:
    """Set `last_used_at` of the keys."""
    db.execute(sa.update(api_key).where(api_key.c.id.in_(list(ids))).values(last_used_at=now))
