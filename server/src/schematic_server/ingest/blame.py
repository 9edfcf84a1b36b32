"""Whose fault a failure is: one event's, which then fails alone, or the database's, which all events wait out. Pure."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from schematic_server.errors import Unavailable

# SQLSTATE classes of values that do not fit: data exception, constraint (but for one that a rival transaction may have
# been faster to meet), program limit.
_OF_VALUES = ("22", "23", "54")
_RIVAL_WAS_FASTER = "23505"


def is_on_the_event(error: Exception) -> bool:
    """Whether another event could be stored all the same."""
    if isinstance(error, DBAPIError):
        return _is_about_values(error)
    return not isinstance(error, Unavailable | PoolTimeout | OSError | MemoryError)


def _is_about_values(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return isinstance(cause, sqlite3.DataError | sqlite3.IntegrityError | sqlite3.ProgrammingError)
    state: str | None = getattr(cause, "sqlstate", None)
    if state is None:  # asyncpg could not encode a value; what it raised then is a ValueError too
        return cause is not None and isinstance(cause.__cause__, ValueError)
    return state.startswith(_OF_VALUES) and state != _RIVAL_WAS_FASTER
