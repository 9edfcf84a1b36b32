"""How long reports of usage take: 10,000 companies, 50,000,000 events, and one company that reported a year.


Events are never read by a report, so none are stored: rollups are filled by SQL, with as many rows as such events leave
behind. A year of hours of one company, 12 hours of five events of every company, two years of days of twenty events of
the environment, folded but for the last two. Each request is made over one connection, the answer checked; the median
counts, beside the server's processor time (with PostgreSQL that of its connections' processes as well).
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from bench import growth, growth_rows, targets, trees
from bench.environments import say
from bench.growth_cases import Case
from schematic_server.domains.events.tables import SLOTS

COMPANIES = 10_000
EVENTS = 50_000_000
NAMES = 20  # events that the environment counts, each with a feature
USERS = 200  # of the company that is looked at
TIMES = 30
TARGET = "≤ 50"
_HOUR, _DAY = 3_600_000_000, 86_400_000_000  # microseconds
_ONE = f"comp_{2**32 + 501 * 2654435761 % 2**32}"  # on plan_1, which has an entitlement to feat_1
_COMPANY = "'comp_' || (4294967296 + ((i % {companies}) * 2654435761) % 4294967296)"
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {size})"


class Report(NamedTuple):
    """A request, its target, and what must hold of its answer."""

    name: str
    target: str
    path: str
    query: dict[str, Any]
    holds: Callable[[Any], bool]


def table(postgres: str | None) -> str:
    """SQLite and, where there is one, PostgreSQL. Markdown."""
    names = ["SQLite", *(["PostgreSQL"] if postgres else [])]
    return "\n\n".join(f"### {name}\n\n{_table(postgres if name == 'PostgreSQL' else None)}" for name in names)


def _table(postgres: str | None) -> str:
    lines = ["| What | Median, ms | Processor time, ms | Target |", "| --- | ---: | ---: | --- |"]
    now = datetime.now(UTC)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="schematic-reports-"))
        url = trees.new_database(postgres) if postgres else f"sqlite:///{folder}/reports.sqlite3"
        server = stack.enter_context(growth.server(sys.executable, url, COMPANIES))
        _fill(url, now)
        for report in _reports(now):
            case = Case(report.name, report.target, report.path, report.query)
            assert report.holds(json.loads(server.ask(case))["data"]), report.name
            server.find_backends()
            waited: list[float] = []
            used = server.measure(case, 1).total
            for _ in range(TIMES):
                began = time.perf_counter()
                server.ask(case)
                waited.append((time.perf_counter() - began) * 1000)
            used = min(used, server.measure(case, TIMES).total) / 1e6
            median = statistics.median(waited)
            judged = targets.judged(report.target, median, None)
            lines.append(f"| {report.name} | {median:.3g} | {used:.3g} | {judged} |")
            say(lines[-1])
    return "\n".join(lines)


def _reports(now: datetime) -> Sequence[Report]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)

    def days(number: int, end: datetime = midnight) -> dict[str, str]:
        start = end - timedelta(days=number)
        return {"start_time": f"{start:%Y-%m-%dT%H:00:00Z}", "end_time": f"{end:%Y-%m-%dT%H:00:00Z}"}

    series, feature = "/feature-usage-timeseries", {"company_id": _ONE, "feature_id": "feat_1"}
    year, month = days(365), days(30)
    insights = "/insights/feature-usage-timeseries"
    ranked = {"company_id": _ONE, "metric": "feature", "feature_id": "feat_1"}

    def all_days(data: Any) -> bool:
        return len(data["usage_points"]) == 365 and all(one["usage"] for one in data["usage_points"])

    return (
        Report("usage of a company, a year by day", TARGET, series, {**feature, **year}, all_days),
        Report(
            "the same by month",
            TARGET,
            series,
            {**feature, **year, "granularity": "monthly"},
            lambda data: data["limits"],
        ),
        Report(
            "the same, 15 days by hour",
            "",
            series,
            {**feature, **days(15), "granularity": "hourly"},
            lambda data: len(data["usage_points"]) == 360,
        ),
        Report(
            "top features of the environment, 30 days and those before",
            TARGET,
            "/insights/top-features",
            {**month, "limit": 20},
            lambda data: len(data["features"]) == NAMES and data["features"][0]["prior_usage"] > 0,
        ),
        Report(
            "the same, a year and the one before",
            TARGET,
            "/insights/top-features",
            {**year, "limit": 20},
            lambda data: sum(one["usage"] for one in data["features"]) >= EVENTS * 0.9,
        ),
        Report(
            "use of a feature in the environment, a year by day",
            "",
            insights,
            {"feature_id": "feat_1", **year},
            lambda data: len(data["points"]) == 365,
        ),
        Report(
            "the same, a day by hour, of which 12 hours saw use by 10,000 companies",
            "",
            insights,
            {"feature_id": "feat_1", **days(1, now), "granularity": "hourly"},
            lambda data: max(one["usage"] for one in data["points"]) >= COMPANIES - 1,
        ),
        Report(
            "users of a company by use, 30 days",
            "",
            "/user-usage-by-company/users",
            {**ranked, **month},
            lambda data: len(data["rows"]) == 100 and data["total"] > 0,
        ),
        Report(
            "history of all companies by hour, a page of 100",
            "",
            "/feature-usage-history",
            {**days(1, now), "granularity": "hourly", "limit": 100},
            lambda data: len(data) == 100,
        ),
        Report(
            "companies of a feature by what they use of it, 1,200 of them",
            "",
            "/feature-companies",
            {"feature_id": "feat_0"},
            lambda data: data[0]["percent_used"] >= data[-1]["percent_used"],
        ),
        Report(
            "sum of a trait over 10,000 companies, 30 days",
            "",
            "/insights/trait-usage-timeseries",
            {"feature_id": "feat_trait", **month},
            lambda data: data["points"][-1]["usage"] > 0,
        ),
    )


def _fill(url: str, now: datetime) -> None:
    account, environment = growth_rows.owner(url)
    hour = int(now.timestamp()) * 1_000_000 // _HOUR * _HOUR
    today = hour // _DAY * _DAY
    slots = 1 if url.startswith("sqlite") else SLOTS
    a_day = EVENTS // (365 * NAMES)
    feature = "id, account_id, name, description, icon, feature_type, event_subtype, trait_id, event_source"
    inserts = (
        (
            NAMES - 5,
            f"feature ({feature}, created_at, updated_at)",
            f"'feat_' || (i + 5), '{account}', 'Feature ' || (i + 5), '', '', 'event', 'flight-' || (i + 5), NULL,"
            " 'track', i, i FROM n",
        ),
        (
            1,
            f"feature ({feature}, created_at, updated_at)",
            f"'feat_trait', '{account}', 'Trait', '', '', 'trait', NULL, 'trt_2', 'track', i, i FROM n",
        ),
        (
            366 * 24,
            "usage_hour (company_id, event_subtype, hour, environment_id, quantity, event_count)",
            f"'{_ONE}', 'flight-1', {hour} - i * {_HOUR}, '{environment}', 1, 1 FROM n",
        ),
        (
            COMPANIES * 12 * 5,
            "usage_hour (company_id, event_subtype, hour, environment_id, quantity, event_count)",
            f"{_COMPANY.format(companies=COMPANIES)}, 'flight-' || (i / {COMPANIES} % 5),"
            f" {hour} - (i / {COMPANIES * 5}) * {_HOUR}, '{environment}', 1, 1 FROM n"
            " WHERE true ON CONFLICT DO NOTHING",
        ),
        (
            31 * USERS,
            "user_usage_day (company_id, event_subtype, day, user_id, environment_id, quantity, event_count, last_at)",
            f"'{_ONE}', 'flight-1', {today} - (i / {USERS}) * {_DAY}, 'user_' || (i % {USERS}), '{environment}',"
            f" i % {USERS} + 1, 1, {today} FROM n",
        ),
        (
            731 * NAMES,
            "environment_usage_day (environment_id, event_subtype, day, slot, quantity, event_count)",
            f"'{environment}', 'flight-' || (i % {NAMES}), {today} - (i / {NAMES}) * {_DAY}, 0, {a_day}, {a_day}"
            " FROM n",
        ),
        (  # days that are not folded yet
            2 * NAMES * (slots - 1),
            "environment_usage_day (environment_id, event_subtype, day, slot, quantity, event_count)",
            f"'{environment}', 'flight-' || (i % {NAMES}), {today} - (i / {NAMES} % 2) * {_DAY}, 1 + i / {NAMES * 2},"
            f" 1, 1 FROM n WHERE i < {2 * NAMES * (slots - 1)}",
        ),
        (
            COMPANIES * 30,
            "trait_day (company_id, trait_definition_id, day, environment_id, added)",
            f"{_COMPANY.format(companies=COMPANIES)}, 'trt_2', {today} - (i / {COMPANIES}) * {_DAY}, '{environment}', 1"
            " FROM n",
        ),
    )
    _run(url, [f"{_NUMBERS.format(size=size)} INSERT INTO {into} SELECT {rows}" for size, into, rows in inserts])


def _run(url: str, statements: Sequence[str]) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db, db:
            for statement in statements:
                db.execute(statement)
    else:
        asyncio.run(_run_postgres(url, statements))


async def _run_postgres(url: str, statements: Sequence[str]) -> None:
    import asyncpg

    connection = await asyncpg.connect(url, ssl=False)
    try:
        for statement in statements:
            await connection.execute(statement, timeout=600)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
