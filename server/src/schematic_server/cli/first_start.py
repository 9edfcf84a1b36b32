"""What a first start creates: an account, an environment, a key, and a catalog if wanted. Later ones create nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from schematic_server import clock
from schematic_server.errors import BadRequest

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit
    from schematic_server.storage.database import Database

logger = logging.getLogger("schematic_server")
BOOTSTRAP = "SCHEMATIC_BOOTSTRAP_KEY"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a first start shows once: the first key's secret, and the token of the link that makes the first admin."""

    secret: str
    invitation: str


@dataclass(frozen=True, slots=True)
class _Start:
    is_first: bool
    secret: str | None  # of the first key
    invitation: str | None  # the token of the link that makes the first admin
    knows_key: bool  # whether the bootstrap key is one of the database's


def bootstrap_key(environ: Mapping[str, str]) -> str | None:
    """The secret that the first key is to have, from the variable or the file; raises BadRequest without telling it."""
    from schematic_server.domains.accounts import keys, setup

    path, text = environ.get(f"{BOOTSTRAP}_FILE"), environ.get(BOOTSTRAP)
    if path and text:
        raise BadRequest(f"{BOOTSTRAP} and {BOOTSTRAP}_FILE are both set; keep one of them")
    if not (path or text):  # empty: what a compose file passes on that was not set outside
        return None
    source = f"{BOOTSTRAP}_FILE" if path else BOOTSTRAP
    secret = (_read(path, source) if path else text or "").strip()
    keys.check_secret(secret, setup.FIRST_TYPE, source)
    return secret


async def first_start(database: Database, given: str | None, with_catalog: bool) -> Shown | None:
    """Create what is missing in one transaction, the key with the secret `given`; answer what to show, if anything."""
    now = clock.now()
    await database.open()
    try:
        start = await database.write(lambda db, emit: _create(db, emit, given, with_catalog, now))
    finally:
        await database.close()
    _tell(start, given is not None, with_catalog)
    if start.secret is None or start.invitation is None or start.secret == given:
        return None
    return Shown(start.secret, start.invitation)


def _read(path: str, source: str) -> str:
    try:
        return Path(path).read_text()
    except OSError as error:
        raise BadRequest(f"{source}: {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadRequest(f"{source}: {path} is not text") from None


def _create(db: Connection, emit: Emit, given: str | None, with_catalog: bool, now: datetime) -> _Start:
    from schematic_server.domains.accounts import admin, invitations, keys, setup

    secret, invitation = setup.initialize(db, now, given), None
    if secret is not None and given is None:
        account_id = admin.find_environment(db, None).account_id
        invitation = invitations.invite(db, account_id, None, "admin", now)
    if secret is not None and with_catalog:
        from schematic_server.domains.quickstart import sample
        from schematic_server.scope import Actor, Scope

        row = admin.find_environment(db, None)
        sample.make(Scope(db, row.id, Actor(row.account_id), now, emit))
    knows_key = given is not None and keys.find_by_credential(db, given) is not None
    return _Start(secret is not None, secret, invitation, knows_key)


def _tell(start: _Start, has_key: bool, with_catalog: bool) -> None:
    if start.is_first and has_key:
        logger.info("the first key has the secret that %s gives", BOOTSTRAP)
    if not start.is_first and has_key and not start.knows_key:
        logger.warning("%s is ignored: this is no first start, and the database knows no such key", BOOTSTRAP)
    if not start.is_first and with_catalog:
        logger.info("--seed is ignored: this is no first start; `schematic seed` makes the catalog at any time")
