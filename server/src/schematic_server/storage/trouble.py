"""Trouble below: what databases raise when they, not the request, are the cause, as one refusal with status 503.

Everything else a database raises (a table that is missing, a constraint that code should have seen to) is a defect of
ours and stays what it is.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from schematic_server.errors import Unavailable
from schematic_server.log import Seldom

log = logging.getLogger("schematic_server.storage")

# What goes wrong below, and what an operator does about it.
_FULL = "its disk is full; make room"
_LOCKED = "another program holds its lock; wait for that, or end it"
_READ_ONLY = "it takes no writes (a read-only file, or a standby); name the one that does"
_AWAY = "it cannot be reached; see that it runs"
_BUSY = "it has no connection to spare; end those that are idle, or raise its limit"
_SLOW = "it does not answer in time"
_REFUSED = "it does not let this user in; check user, password and rights"
_BROKEN = "its file cannot be read; check the disk, or restore a backup"

_OVER = "database usable again"

_SQLITE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _BROKEN,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
    sqlite3.SQLITE_CANTOPEN: _BROKEN,
    sqlite3.SQLITE_NOMEM: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_INTERRUPT: "the server is stopping",  # and ends what runs
}
# SQLSTATE, whole or its first two characters. Serialization failures and deadlocks come here after the last retry.
_POSTGRES = {
    "08": _AWAY,
    "3D": "it is not there; create it, or name another",
    "28": _REFUSED,
    "42501": _REFUSED,
    "53": _BUSY,
    "53100": _FULL,
    "57P": _AWAY,
    "57014": _SLOW,
    "55P03": _LOCKED,
    "40001": _LOCKED,
    "40P01": _LOCKED,
    "25006": _READ_ONLY,
    "58": _BROKEN,
}


class Watch:
    """Tells the log of a database's trouble, and when a write shows that it is over, each cause once per half minute.

    On a disk that is nearly full small writes go on while large ones fail: trouble then begins and ends all the time.
    """

    def __init__(self) -> None:
        self._seldom = Seldom()
        self._in_trouble = False

    @contextmanager
    def __call__(self, *, writes: bool = False) -> Generator[None]:
        """Raise trouble inside the block as Unavailable; hand everything else on."""
        try:
            yield
        except Exception as error:
            why = str(error) if isinstance(error, Unavailable) else cause(error)
            if why is None:
                raise
            self._in_trouble = True
            left_out = self._seldom.let(why)
            if left_out is not None:
                log.error("database trouble", extra={"why": why, "cause": told(error), "left_out": left_out})
            if isinstance(error, Unavailable):
                raise
            raise Unavailable(f"the database cannot be used now: {why}") from error
        if writes and self._in_trouble:
            self._in_trouble = False
            if self._seldom.let(_OVER) is not None:
                log.info(_OVER)


def cause(error: BaseException) -> str | None:
    """What is wrong with the database, and the way out; None when it is not the database's trouble."""
    if isinstance(error, PoolTimeout):
        return _BUSY
    if isinstance(error, TimeoutError):
        return _SLOW
    if isinstance(error, OSError):
        return _AWAY
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)  # the rest of it says more than is needed
    state: str = getattr(error.orig, "sqlstate", None) or ""
    known = next((_POSTGRES[part] for part in (state, state[:3], state[:2]) if part in _POSTGRES), None)
    return known or (_AWAY if error.connection_invalidated or "connection is closed" in str(error.orig) else None)


def told(error: BaseException) -> str:
    """The database's own words, on one line; without the statement and its values."""
    own = getattr(error, "orig", None) or (None if isinstance(error, SQLAlchemyError) else error)
    return " ".join(str(own or type(error).__name__).split()) or type(own).__name__
