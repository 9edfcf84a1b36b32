"""Which rows belong to an environment, read off the tables themselves, so that a new table needs no line here.

Rows of an environment have its `environment_id`, or refer to rows that have; what an account shares has its
`account_id`. A table that fits neither raises, and a test fails: it has to be left out by name, or to be told apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from schematic_server.domains import DOMAINS
from schematic_server.storage.metadata import Instant, metadata

# Tables that no file has, and why.
LEFT_OUT: Mapping[str, str] = {
    "change": "news of the last hour, for running processes",
    "job": "work of this database's servers",
    "job_call": "work of this database's servers",
    "job_end": "work of this database's servers",
    "webhook_event": "what waits is sent by the server that has it; twice would be wrong",
    "data_export": "files of this database, which go after some days",
    "data_export_part": "files of this database, which go after some days",
    "temporary_access_token": "they end after 15 minutes",
    "member_password": "nobody takes a password along",
    "member_session": "signed in at this server",
    "invitation": "links of this server",
    "member_identity": "another server may have another identity provider",
    "sign_in_failure": "tries at this server",
    "environment_import": "where an environment of this database came from",
    "checkout": "carts of browsers, which go after a day",
    "integration": "another server has connections of its own",
    "provider_notice": "another server has connections of its own",
    "provider_copy": "another server has connections of its own",
    "provider_push": "another server has connections of its own",
}
# Of which there may be a hundred times as many rows as of everything else; usage does not need them.
OF_EVENTS = frozenset({"event", "event_claim", "audit_log"})
# What nobody else may learn: left out unless it is asked for.
SECRETS: Mapping[str, frozenset[str]] = {
    "webhook": frozenset({"secret", "previous_secret", "previous_secret_until"}),
}
# They come last, with all that refers to them: nobody writes into half an environment.
_CREDENTIALS = "api_key"


class Owner(NamedTuple):
    account_id: str
    environment_id: str


@dataclass(frozen=True, slots=True)
class Part:
    """A table that belongs into the file."""

    table: sa.Table
    is_shared: bool
    """Whether other environments of the account use its rows, too."""

    @property
    def name(self) -> str:
        return f"{self.table.name}"  # a text and nothing more, which encoders know

    @property
    def columns(self) -> Sequence[sa.Column[Any]]:
        """But for those that the database works out by itself."""
        return [column for column in self.table.c if column.computed is None]

    @property
    def secrets(self) -> frozenset[str]:
        return SECRETS.get(self.table.name, frozenset())

    def of(self, owner: Owner) -> sa.ColumnElement[bool]:
        """The condition that a row is one of them."""
        found = _condition(self.table, owner)
        assert found is not None
        return found


@cache
def parts() -> tuple[Part, ...]:
    """Every table of the file, in its order: what others refer to comes first."""
    owned = {table.name for domain in DOMAINS for table in domain.tables}  # importing them has filled the metadata
    known = [table for table in metadata.sorted_tables if table.name in owned and table.name not in LEFT_OUT]
    for table in known:
        if _condition(table, Owner("", "")) is None:
            raise RuntimeError(f"{table.name}: neither an environment's nor an account's; see transfer/tables.py")
    last = {table.name for table in known if _needs_credentials(table)}
    ranks = {"account": 0, "environment": 1}
    ordered = sorted(known, key=lambda table: (table.name in last, ranks.get(table.name, 2)))
    return tuple(Part(table, _is_shared(table)) for table in ordered)


def raw(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """The column as it is stored: instants are numbers, JSON is text."""
    if isinstance(column.type, Instant):
        return sa.type_coerce(column, sa.BigInteger)
    return sa.cast(column, sa.Text) if isinstance(column.type, sa.JSON) else column


def _is_shared(table: sa.Table) -> bool:
    if table.name in ("account", "environment"):
        return table.name == "account"
    return "account_id" in table.c and "environment_id" not in table.c


def _condition(table: sa.Table, owner: Owner) -> sa.ColumnElement[bool] | None:
    """None for a table that fits none of the rules."""
    if table.name == "account":
        return table.c.id == owner.account_id
    if table.name == "environment":
        return table.c.id == owner.environment_id
    if "environment_id" in table.c:
        return table.c.environment_id == owner.environment_id
    if "account_id" in table.c:
        return sa.and_(table.c.account_id == owner.account_id, *_of_nobody_else(table, owner))
    for key in _references(table):
        condition = _condition(key.column.table, owner)
        if condition is not None and not key.parent.nullable and not _is_shared(key.column.table):
            return key.parent.in_(sa.select(key.column).where(condition))
    return None


def _of_nobody_else(table: sa.Table, owner: Owner) -> list[sa.ColumnElement[bool]]:
    """That a shared row refers to nothing of another environment, such as a custom plan to its company."""
    found: list[sa.ColumnElement[bool]] = []
    for key in _references(table):
        if not _is_shared(key.column.table):
            target = _condition(key.column.table, owner)
            assert target is not None
            found.append(sa.or_(key.parent.is_(None), key.parent.in_(sa.select(key.column).where(target))))
    return found


def _references(table: sa.Table) -> list[sa.ForeignKey]:
    return sorted(table.foreign_keys, key=lambda key: key.parent.name)


def _needs_credentials(table: sa.Table) -> bool:
    return table.name == _CREDENTIALS or any(
        key.column.table is not table and _needs_credentials(key.column.table) for key in table.foreign_keys
    )
