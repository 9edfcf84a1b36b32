"""What all tables share: one metadata object, instants, identifiers."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# Names given to constraints, so that migrations can refer to them on both databases.
metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Digits and letters without 0, O, I and l, as the hosted product's ids look (`comp_8kZ…`).
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# Each byte as a character of it, and the bytes past its last whole repetition: left out, so that none is likelier.
_CHARACTERS = (_ALPHABET * 5)[:256].encode()
_REST = bytes(range(4 * len(_ALPHABET), 256))


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970, UTC; the form in which both databases store an instant."""
    return (instant - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=4096)  # what is written in one transaction has one instant
def instant(value: int) -> datetime:
    """The inverse of `microseconds`."""
    return _EPOCH + timedelta(microseconds=value)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as a 64-bit count of microseconds: exact and alike on both databases."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant(value)


def new_id(prefix: str) -> str:
    """A new identifier: `prefix_` and 12 characters, 70 bits of chance."""
    found = ""
    while len(found) < 12:  # once, but for one in 10^13
        found = encoded(secrets.token_bytes(32))
    return f"{prefix}_{found}"


def encoded(chance: bytes) -> str:
    """32 bytes of chance as the 12 characters of an identifier; fewer for one in 10^13."""
    return chance.translate(_CHARACTERS, _REST)[:12].decode()


def ordered_id(at: datetime) -> str:
    """A new UUID (version 7): ids are in the order of their instants, to the microsecond."""
    return _uuid(at, int.from_bytes(secrets.token_bytes(8)) >> 2)


def ordered_ids_from(at: datetime) -> str:
    """The id that every `ordered_id` of an earlier instant is below, and none of `at` or later."""
    return _uuid(at, 0)


def _uuid(at: datetime, chance: int) -> str:
    ms, us = divmod(max(0, microseconds(at)), 1000)
    return str(UUID(int=ms << 80 | 7 << 76 | us << 64 | 0b10 << 62 | chance))


# Texts in the order of their bytes, as SQLite has them by itself: an index of them has side by side what begins alike,
# whatever order the database was made with, and that order is no other one after an update of the system.
in_bytes = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def id_column() -> sa.Column[str]:
    return sa.Column("id", sa.String, primary_key=True)


def environment_column(primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("environment_id", sa.String, nullable=False, primary_key=primary_key)


def timestamps() -> tuple[sa.Column[datetime], sa.Column[datetime]]:
    return sa.Column("created_at", Instant, nullable=False), sa.Column("updated_at", Instant, nullable=False)


change = sa.Table(
    "change",
    metadata,
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    # The writing transaction, PostgreSQL only: a reader waits until all older ones have ended.
    sa.Column("transaction_id", sa.BigInteger, index=True),
    sa.Column("origin", sa.String, nullable=False),  # the writing process, which has heard of it already
    sa.Column("kind", sa.String, nullable=False),  # with `content`: see `changes.read`
    sa.Column("content", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
)
