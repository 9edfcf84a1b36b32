"""The rows of a grown database, by SQL that both databases understand: an environment of any number of companies.

Each company has a user, two keys, three traits, a membership, counters, three events and, nine times of ten, a plan.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

PLANS = 20
# Ids as random as real ones: each number once, in no order.
_ID = "(4294967296 + ({i} * 2654435761) % 4294967296)"
NUMBER = _ID.format(i="i")
COMPANY, _USER = (f"'{prefix}_' || {NUMBER}" for prefix in ("comp", "user"))
AT = "(1700000000000000 + i * 1000000)"  # a second apart
_PLAN = "'plan_' || (i % 10)"
_INSERTS = (
    (
        PLANS,
        "plan",
        "id, account_id, name, description, icon, plan_type, created_at, updated_at",
        "'plan_' || i, '{account}', 'Plan ' || i, '', 'blue', CASE WHEN i < 10 THEN 'plan' ELSE 'add_on' END,"
        " {at}, {at}",
    ),
    (
        PLANS,
        "plan_version",
        "id, environment_id, plan_id, version, status, name, description, icon, renewal_policy, created_at, updated_at",
        "'plnv_' || i, '{environment}', 'plan_' || i, 1, 'published', 'Plan ' || i, '', 'blue', 'auto_renew',"
        " {at}, {at}",
    ),
    (
        5,
        "feature",
        "id, account_id, name, description, icon, feature_type, event_subtype, event_source, created_at, updated_at",
        "'feat_' || i, '{account}', 'Feature ' || i, '', 'blue', 'event', 'flight-' || i, 'track', {at}, {at}",
    ),
    (
        5,
        "flag",
        "id, account_id, key, folded_key, name, description, flag_type, default_value, feature_id, created_at,"
        " updated_at",
        "'flag_' || i, '{account}', 'flight-' || i, 'flight-' || i, 'Flag', '', 'boolean', false, 'feat_' || i, {at},"
        " {at}",
    ),
    (
        10,
        "plan_entitlement",
        "id, plan_id, plan_version_id, environment_id, feature_id, value_type, value_numeric,"
        " quantity_rates, metric_period, metric_period_month_reset, rule_id, rule_id_usage_exceeded, warning_tiers,"
        " created_at, updated_at",
        "'pltl_' || i, 'plan_' || i, 'plnv_' || i, '{environment}', 'feat_' || (i % 5), 'numeric', 100, '{{}}',"
        " 'current_month', 'first_of_month', 'rule_' || i || 'a', 'rule_' || i || 'b', '[]', {at}, {at}",
    ),
    (
        2,
        "entity_key_definition",
        "id, environment_id, entity_type, key, created_at, updated_at",
        "'ekt_' || i, '{environment}', CASE i WHEN 0 THEN 'company' ELSE 'user' END, 'id', {at}, {at}",
    ),
    (
        1,
        "entity_key_definition",
        "id, environment_id, entity_type, key, created_at, updated_at",
        "'ekt_2', '{environment}', 'company', 'domain', {at}, {at}",
    ),
    (
        4,
        "trait_definition",
        "id, environment_id, entity_type, hierarchy, path, display_name, trait_type, created_at, updated_at",
        "'trt_' || i, '{environment}', CASE WHEN i < 3 THEN 'company' ELSE 'user' END, '[\"t\"]',"
        " '[\"t' || i || '\"]', 't' || i, CASE i WHEN 2 THEN 'number' ELSE 'string' END, {at}, {at}",
    ),
    (
        None,
        "company",
        "id, environment_id, name, last_seen_at, created_at, updated_at",
        "{company}, '{environment}', 'Company ' || {number}, 1700000000000000 + {number}, {at}, {at}",
    ),
    (
        None,
        "end_user",
        "id, environment_id, name, last_seen_at, created_at, updated_at",
        "{user}, '{environment}', 'User ' || {number}, 1700000000000000 + {number}, {at}, {at}",
    ),
    (
        None,
        "entity_key",
        "environment_id, entity_type, name, folded_value, value, entity_id, id, definition_id, created_at, updated_at",
        "'{environment}', 'company', 'id', 'c' || i, 'c' || i, {company}, 'ekey_c' || i, 'ekt_0', {at}, {at}",
    ),
    (
        None,
        "entity_key",
        "environment_id, entity_type, name, folded_value, value, entity_id, id, definition_id, created_at, updated_at",
        "'{environment}', 'company', 'domain', 'www' || i || '.example', 'www' || i || '.example', {company},"
        " 'ekey_d' || i, 'ekt_2', {at}, {at}",
    ),
    (
        None,
        "entity_key",
        "environment_id, entity_type, name, folded_value, value, entity_id, id, definition_id, created_at, updated_at",
        "'{environment}', 'user', 'id', 'u' || i, 'u' || i, {user}, 'ekey_u' || i, 'ekt_1', {at}, {at}",
    ),
    *(
        (
            None,
            "entity_trait",
            "entity_id, definition_id, environment_id, id, value, created_at, updated_at",
            f"{owner}, '{definition}', '{{environment}}', '{prefix}_' || i, {value}, {{at}}, {{at}}",
        )
        for prefix, owner, definition, value in (
            ("etrt0", "{company}", "trt_0", "'tier ' || (i % 5)"),
            ("etrt1", "{company}", "trt_1", "'city ' || {number}"),
            ("etrt2", "{company}", "trt_2", "CAST(i % 100 AS VARCHAR)"),
            ("etrt3", "{user}", "trt_3", "'user' || i || '@mail.example'"),
        )
    ),
    (
        None,
        "company_membership",
        "id, environment_id, company_id, user_id, created_at, updated_at",
        "'cmpm_' || i, '{environment}', {company}, {user}, {at}, {at}",
    ),
    *(
        (
            None,
            "company_metric",
            "company_id, event_subtype, period, month_reset, period_start, environment_id, value,"
            " captured_at_min, captured_at_max, created_at",
            f"{{company}}, 'flight-0', '{period}', 'first_of_month', {start}, '{{environment}}', i % 150, {{at}},"
            " {at}, {at}",
        )
        for period, start in (("all_time", "0"), ("current_month", "{month}"))  # of trees that count in this table
    ),
    (
        None,
        "company_usage",
        "company_id, event_subtype, environment_id, version, all_time, all_time_since, all_time_created_at,"
        + ", ".join(
            f"{name}_start, {name}, {name}_since, {name}_created_at" for name in ("day", "week", "month", "cycle")
        )
        + ", captured_at_max, cycle_captured_at_max",
        "{company}, 'flight-0', '{environment}', 1, i % 150, {at}, {at},"
        + " {month}, i % 150, {at}, {at}," * 4
        + " {at}, {at}",
    ),
    (
        None,
        "usage_hour",
        "company_id, event_subtype, hour, environment_id, quantity, event_count",
        "{company}, 'flight-0', 0, '{environment}', 1, 1",
    ),
    (
        None,
        "company_plan",
        "company_id, plan_id, plan_version_id, environment_id, is_base, created_at, updated_at",
        "{company}, {plan}, 'plnv_' || (i % 10), '{environment}', true, {at}, {at} FROM n WHERE i % 10 <> 0",
    ),
    (
        None,
        "company_plan",
        "company_id, plan_id, plan_version_id, environment_id, is_base, created_at, updated_at",
        "{company}, 'plan_1' || (i % 10), 'plnv_1' || (i % 10), '{environment}', false, {at}, {at} FROM n"
        " WHERE i % 5 = 0",
    ),
    (
        None,
        "company_override",
        "id, company_id, environment_id, feature_id, value_type, value_numeric, quantity_rates,"
        " metric_period, metric_period_month_reset, rule_id, rule_id_usage_exceeded, created_at, updated_at",
        "'cmov_' || i, {company}, '{environment}', 'feat_0', 'numeric', 1000, '{{}}', 'current_month',"
        " 'first_of_month',"
        " 'rule_o' || i || 'a', 'rule_o' || i || 'b', {at}, {at} FROM n WHERE i % 50 = 0",
    ),
    (
        None,
        "plan_change",
        "id, environment_id, company_id, action, actor_type, add_ons_added, add_ons_removed,"
        " base_plan, previous_base_plan, base_plan_version, previous_base_plan_version, created_at, updated_at",
        "'plch_' || i, '{environment}', {company}, 'manage_plan', 'api_key', '[]', '[]', 'null', 'null', 'null',"
        " 'null',"
        " {at}, {at}",
    ),
    *(
        (
            None,
            "event",
            "shard, id, environment_id, type, subtype, status, body, quantity, captured_at, loaded_at,"
            " company_id, user_id, flag_id",
            f"{{company}}, 'evnt_{part}' || {{number}}, '{{environment}}', '{kind}', {subtype}, 'processed',"
            f' \'{{{{"event": "flight"}}}}\', 1, {{at}} + {part}, {{at}}, {{company}}, {{user}}, {flag}',
        )
        for part, kind, subtype, flag in (
            (0, "track", "'flight-' || (i % 2)", "NULL"),
            (1, "identify", "NULL", "NULL"),
            (2, "flag_check", "NULL", "'flag_' || (i % 5)"),
        )
    ),
)


def fill(url: str, account: str, environment: str, companies: int) -> None:
    """Give the environment so many companies with all that is theirs; the tables must be there."""
    now = datetime.now(UTC)
    month = datetime(now.year, now.month, 1, tzinfo=UTC)
    names = {
        "account": account,
        "environment": environment,
        "company": COMPANY,
        "user": _USER,
        "at": AT,
        "plan": _PLAN,
        "number": NUMBER,
        "month": int(month.timestamp()) * 1_000_000,
    }
    tables = _tables(url)
    statements = [
        f"WITH RECURSIVE {numbers(size or companies)}"  # noqa: S608  # names and figures of this module
        f" INSERT INTO {table} ({columns}) SELECT {values.format(**names)}{'' if ' FROM n' in values else ' FROM n'}"
        for size, table, columns, values in _INSERTS
        if table in tables
    ]
    execute(url, statements)


def numbers(many: int) -> str:
    """What stands behind WITH RECURSIVE: `n`, with so many rows, of which `i` is 0, 1, …"""
    return f"n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})"  # noqa: S608  # a figure


def execute(url: str, statements: Sequence[str]) -> None:
    """Run them all, and have PostgreSQL know afterwards what there is."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db, db:
            for statement in statements:
                db.execute(statement)
    else:
        asyncio.run(_fill_postgres(url, statements))


def _tables(url: str) -> set[str]:
    """Those that the tree has whose server made the database."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db:
            return {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    return {row[0] for row in asyncio.run(ask(url, "SELECT tablename FROM pg_tables"))}


def owner(url: str) -> tuple[str, str]:
    """The first account and environment."""
    question = "SELECT account_id, id FROM environment LIMIT 1"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db:
            found = db.execute(question).fetchone()
    else:
        found = asyncio.run(ask(url, question))[0]
    return found[0], found[1]


async def ask(url: str, question: str) -> list[tuple[str, ...]]:
    """The rows that PostgreSQL answers `question` with."""
    import asyncpg

    connection = await asyncpg.connect(url, ssl=False)
    try:
        return [tuple(row) for row in await connection.fetch(question)]
    finally:
        await connection.close()


async def _fill_postgres(url: str, statements: Sequence[str]) -> None:
    import asyncpg

    connection = await asyncpg.connect(url, ssl=False)
    try:
        for statement in statements:
            await connection.execute(statement)
        await connection.execute("VACUUM ANALYZE")
        # What parallel workers use is counted nowhere.
        name = await connection.fetchval("SELECT current_database()")
        await connection.execute(f"ALTER DATABASE {name} SET max_parallel_workers_per_gather = 0")
    finally:
        await connection.close()
