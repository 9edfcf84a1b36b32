"""SQL of the account, its environments, API keys, members and audit log. All is held to the caller's account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import (
    account,
    account_member,
    api_key,
    audit_log,
    environment,
    onboarding,
)
from schematic_server.scope import Scope
from schematic_server.storage import queries, statements
from schematic_server.storage.metadata import Instant, change, metadata, microseconds, ordered_ids_from

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        CountAccountMembersQuery,
        CountApiKeysQuery,
        CountAuditLogsQuery,
        ListAccountMembersQuery,
        ListApiKeysQuery,
        ListAuditLogsQuery,
        ListEnvironmentsQuery,
    )
    from schematic_server.domains.accounts.audit import Entry

Row = dict[str, Any]
_ENVIRONMENT = [column for column in environment.c if column.name != "account_id"]
_KEY = [column for column in api_key.c if column.name != "secret_hash"]
_BODIES = ("req_body", "resp_body")
_LISTED = [column for column in audit_log.c if column.name not in _BODIES]
_ENTRY = attrgetter(*(column.name for column in audit_log.c if column.name not in ("id", "started_at", "ended_at")))
_INSERT_ENTRY = f"INSERT INTO audit_log ({', '.join(column.name for column in audit_log.c)}) VALUES {{rows}}"  # noqa: S608
ANSWERS_BEFORE = 5  # not every write about a thing is answered with it
AUDIT_SEARCHED = 1_000  # newest entries in which somebody in a hurry has a text looked for: a few milliseconds
_MOST_FOUND = 500  # of those, and of others of exactly this resource or request
_OUTLIVES = (change, audit_log)  # what tells of an environment that is gone


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
        if "environment_id" in table.c and table not in _OUTLIVES:
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


def reached(scope: Scope) -> list[str]:
    """The environment of the scope; where it has none, all of the account."""
    return [scope.environment_id] if scope.environment_id else [row["id"] for row in every_environment(scope)]


def first_made_at(scope: Scope, table: sa.Table) -> datetime | None:
    """When the oldest row of a table of environments was made, among those `reached`."""
    oldest = sa.select(sa.func.min(table.c.created_at, type_=Instant))
    found: datetime | None = scope.db.scalar(oldest.where(table.c.environment_id.in_(reached(scope))))
    return found


def first_key_made_at(scope: Scope) -> datetime | None:
    """When the oldest key of the account was made."""
    oldest = sa.select(sa.func.min(api_key.c.created_at, type_=Instant))
    found: datetime | None = scope.db.scalar(oldest.where(api_key.c.account_id == scope.account_id))
    return found


def list_members(scope: Scope, query: ListAccountMembersQuery) -> list[Row]:
    return _page(scope, sa.select(account_member).where(*_member_conditions(scope, query)), account_member, query)


def count_members(scope: Scope, query: CountAccountMembersQuery) -> int:
    return queries.count(scope.db, account_member, _member_conditions(scope, query))


def find_member(scope: Scope, member_id: str) -> queries.Row | None:
    own = account_member.c.account_id == scope.account_id
    return queries.first(scope.db, sa.select(account_member).where(own, account_member.c.id == member_id))


def member_names(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    """What members of the account are called, by their ids; those who were removed are left out."""
    called = sa.func.coalesce(account_member.c.name, account_member.c.email)
    own = account_member.c.account_id == scope.account_id
    rows = scope.db.execute(sa.select(account_member.c.id, called).where(own, account_member.c.id.in_(list(ids))))
    return {row[0]: row[1] for row in rows}


def find_onboarding(scope: Scope) -> queries.Row | None:
    return queries.first(scope.db, sa.select(onboarding).where(onboarding.c.account_id == scope.account_id))


def save_onboarding(scope: Scope, values: Mapping[str, Any], *, is_new: bool) -> None:
    own = onboarding.c.account_id == scope.account_id
    if is_new:
        stamps = {"created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(onboarding).values(account_id=scope.account_id, **values, **stamps))
    else:
        scope.db.execute(sa.update(onboarding).where(own).values(**values, updated_at=scope.now))


def insert_audit_logs(db: Connection, entries: Sequence[tuple[str, Entry]]) -> None:
    """Entries under their ids."""
    rows = [(id_, *_ENTRY(one), microseconds(one.started_at), microseconds(one.ended_at)) for id_, one in entries]
    statements.run(db, _INSERT_ENTRY, rows)


def list_audit_logs(scope: Scope, query: ListAuditLogsQuery) -> list[queries.Row]:
    statement = sa.select(*_LISTED).where(*_audit_conditions(scope, query)).order_by(audit_log.c.id.desc())
    return queries.rows(scope.db, statement.limit(query["limit"]).offset(query["offset"]))


def count_audit_logs(scope: Scope, query: CountAuditLogsQuery) -> int:
    return queries.count(scope.db, audit_log, _audit_conditions(scope, query))


def is_audit_log_searched_whole(scope: Scope) -> bool:
    """Whether somebody who is hurried is told all that a search finds."""
    return not scope.is_hurried or _oldest_looked_at(scope) is None


def find_audit_log(scope: Scope, audit_log_id: str) -> queries.Row | None:
    return queries.first(scope.db, sa.select(audit_log).where(*_visible(scope), audit_log.c.id == audit_log_id))


def answered_before(scope: Scope, audit_log_id: str, resource_type: str, resource_id: str) -> list[str]:
    """The answers of the last entries about one resource below this id that went well, newest first."""
    about = (audit_log.c.resource_type == resource_type) & (audit_log.c.resource_id == resource_id)
    well = (audit_log.c.id < audit_log_id) & (audit_log.c.resp_code < 400)
    answers = sa.select(audit_log.c.resp_body).where(*_visible(scope), about, well).order_by(audit_log.c.id.desc())
    return list(scope.db.scalars(answers.limit(ANSWERS_BEFORE)))


def audit_logs_of_requests(scope: Scope, requests: Iterable[tuple[str, datetime]]) -> list[queries.Row]:
    """Entries of requests, which are named by their ids and when they began: an id may come again and again."""
    named = sa.tuple_(audit_log.c.request_id, audit_log.c.started_at)
    statement = sa.select(*_LISTED).where(*_visible(scope))
    return [
        row for part in queries.chunks(requests) for row in queries.rows(scope.db, statement.where(named.in_(part)))
    ]


def audit_logs_after(
    query: Mapping[str, Any], asked_at: datetime, after: str | None, columns: Sequence[str], limit: int, scope: Scope
) -> str:
    """These columns of the next `limit` entries of the environment, newest first, as JSON (`queries.as_json`).

    Only of requests that had begun at `asked_at`; `after` is the id of the last entry before.
    """
    wanted = cast("ListAuditLogsQuery", {**query, "environment_id": scope.environment_id})
    conditions = [*_audit_conditions(scope, wanted), audit_log.c.started_at <= asked_at]
    if after is not None:
        conditions.append(audit_log.c.id < after)
    some = sa.select(*(audit_log.c[name] for name in columns)).where(*conditions)
    return queries.as_json(scope.db, some.order_by(audit_log.c.id.desc()).limit(limit))


def delete_audit_logs(db: Connection, before_id: str, limit: int) -> int:
    """Delete up to `limit` of the oldest entries with an id below `before_id`, of all accounts: how many."""
    oldest = sa.select(audit_log.c.id).where(audit_log.c.id < before_id).order_by(audit_log.c.id).limit(limit)
    return db.execute(sa.delete(audit_log).where(audit_log.c.id.in_(oldest))).rowcount


def _member_conditions(scope: Scope, query: ListAccountMembersQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [account_member.c.account_id == scope.account_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(account_member.c.id.in_(ids))
    if (role := query.get("role")) is not None:
        conditions.append(account_member.c.role == role)
    named = ("name", "first_name", "last_name", "email")
    return conditions + queries.matching(query.get("q"), *(account_member.c[one] for one in named))


def _visible(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """What the caller may see of the audit log: of its own environment, else of the whole account."""
    conditions = [audit_log.c.account_id == scope.account_id]
    if scope.actor.environment_id is not None:
        conditions.append(audit_log.c.environment_id == scope.actor.environment_id)
    return conditions


def _audit_conditions(scope: Scope, query: ListAuditLogsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = _visible(scope)
    if (actor_type := query.get("actor_type")) is not None:
        conditions.append(audit_log.c.actor_type == actor_type)
    if (environment_id := query.get("environment_id")) is not None:
        conditions.append(audit_log.c.environment_id == environment_id)
    if (start_time := query.get("start_time")) is not None:
        conditions.append(audit_log.c.id >= ordered_ids_from(start_time))
    if (end_time := query.get("end_time")) is not None:
        conditions.append(audit_log.c.id < ordered_ids_from(end_time))
    return conditions + _audit_search(scope, query.get("q"))


def _audit_search(scope: Scope, text: str | None) -> list[sa.ColumnElement[bool]]:
    texts = ("url", "resource_type", "resource_id", "resource_name", "request_id", "api_key_id", "member_id")
    containing = queries.matching(text, *(audit_log.c[name] for name in texts))
    oldest = _oldest_looked_at(scope) if text and scope.is_hurried else None
    if oldest is None:
        return containing
    entries = sa.select(audit_log.c.id).where(*_visible(scope)).order_by(audit_log.c.id.desc()).limit(_MOST_FOUND)
    parts = (
        entries.where(audit_log.c.resource_id == text),
        entries.where(audit_log.c.request_id == text),
        entries.where(audit_log.c.id >= oldest, *containing),
    )
    return [queries.one_of(scope.db, audit_log.c.id, (one for part in parts for one in scope.db.scalars(part)))]


def _oldest_looked_at(scope: Scope) -> str | None:
    """The entry as far back as which whoever is hurried has texts looked for; None where that is all of them."""
    newest = sa.select(audit_log.c.id).where(*_visible(scope)).order_by(audit_log.c.id.desc())
    oldest: str | None = scope.db.scalar(newest.offset(AUDIT_SEARCHED).limit(1))
    return oldest


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
