"""SQL of the account, its environments and API keys. Every statement is held to the caller's account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.accounts.tables import account, api_key, environment
from schematic_server.scope import Scope
from schematic_server.storage.metadata import change, metadata

if TYPE_CHECKING:
    from schematic_server.contract.accounts import CountApiKeysQuery, ListApiKeysQuery, ListEnvironmentsQuery

Row = dict[str, Any]
_ENVIRONMENT = [column for column in environment.c if column.name != "account_id"]
_KEY = [column for column in api_key.c if column.name != "secret_hash"]


def account_name(scope: Scope) -> str:
    name: str = scope.db.scalars(sa.select(account.c.name).where(account.c.id == scope.account_id)).one()
    return name


def every_environment(scope: Scope) -> list[Row]:
    """All environments of the account, oldest first."""
    own = environment.c.account_id == scope.account_id
    statement = sa.select(*_ENVIRONMENT).where(own).order_by("created_at", "id")
    return [dict(row) for row in scope.db.execute(statement).mappings()]


def list_environments(scope: Scope, query: ListEnvironmentsQuery) -> list[Row]:
    statement = sa.select(*_ENVIRONMENT).where(environment.c.account_id == scope.account_id)
    if (ids := query.get("ids")) is not None:
        statement = statement.where(environment.c.id.in_(ids))
    return _page(scope, statement, environment, query)


def count_environments(scope: Scope) -> int:
    own = environment.c.account_id == scope.account_id
    return scope.db.scalar(sa.select(sa.func.count()).select_from(environment).where(own)) or 0


def environments_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    own = environment.c.account_id == scope.account_id
    statement = sa.select(*_ENVIRONMENT).where(own, environment.c.id.in_(list(ids)))
    return {row["id"]: dict(row) for row in scope.db.execute(statement).mappings()}


def insert_environment(scope: Scope, values: Mapping[str, Any]) -> None:
    stamps = {"account_id": scope.account_id, "created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(environment).values(**values, **stamps))


def update_environment(scope: Scope, environment_id: str, values: Mapping[str, Any]) -> None:
    own = environment.c.account_id == scope.account_id
    one = environment.c.id == environment_id
    scope.db.execute(sa.update(environment).where(own, one).values(**values, updated_at=scope.now))


def delete_environment(scope: Scope, environment_id: str) -> None:
    """Delete what any table has of the environment, then the environment."""
    for table in reversed(metadata.sorted_tables):  # what refers to others goes first
        if "environment_id" in table.c and table is not change:
            scope.db.execute(sa.delete(table).where(table.c.environment_id == environment_id))
    own = environment.c.account_id == scope.account_id
    scope.db.execute(sa.delete(environment).where(own, environment.c.id == environment_id))


def list_keys(scope: Scope, query: ListApiKeysQuery) -> list[Row]:
    return _page(scope, sa.select(*_KEY).where(*_key_conditions(scope, query)), api_key, query)


def count_keys(scope: Scope, query: CountApiKeysQuery) -> int:
    statement = sa.select(sa.func.count()).select_from(api_key).where(*_key_conditions(scope, query))
    return scope.db.scalar(statement) or 0


def find_key(scope: Scope, key_id: str) -> Row | None:
    own = api_key.c.account_id == scope.account_id
    row = scope.db.execute(sa.select(*_KEY).where(own, api_key.c.id == key_id)).mappings().first()
    return None if row is None else dict(row)


def keys_by_id(scope: Scope, ids: Iterable[str]) -> list[Row]:
    own = api_key.c.account_id == scope.account_id
    rows = scope.db.execute(sa.select(*_KEY).where(own, api_key.c.id.in_(list(ids)))).mappings()
    return [dict(row) for row in rows]


def update_key(scope: Scope, key_id: str, values: Mapping[str, Any]) -> None:
    own = api_key.c.account_id == scope.account_id
    scope.db.execute(sa.update(api_key).where(own, api_key.c.id == key_id).values(**values, updated_at=scope.now))


def delete_key(scope: Scope, key_id: str) -> None:
    own = api_key.c.account_id == scope.account_id
    scope.db.execute(sa.delete(api_key).where(own, api_key.c.id == key_id))


def _key_conditions(scope: Scope, query: ListApiKeysQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [api_key.c.account_id == scope.account_id]
    if (environment_id := query.get("environment_id")) is not None:
        conditions.append(api_key.c.environment_id == environment_id)
    if query["require_environment"]:
        conditions.append(api_key.c.environment_id.is_not(None))
    return conditions


def _page(scope: Scope, statement: sa.Select[Any], table: sa.Table, query: Mapping[str, Any]) -> list[Row]:
    ordered = statement.order_by(table.c.created_at.desc(), table.c.id.desc())
    rows = scope.db.execute(ordered.limit(query["limit"]).offset(query["offset"])).mappings()
    return [dict(row) for row in rows]
