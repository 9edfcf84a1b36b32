"""Moving 100,000 companies to another version of their plan, and what checks and ingest keep of their rate meanwhile.

Databases are filled by SQL. Two servers take turns, of which one moves companies: rates are per second of the clock,
and per second of the server's processor time, which does not count what else the machine does. The right outcome is
asserted.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from itertools import cycle
from typing import Any

from bench import growth_rows, load, targets, trees
from bench.environments import say
from bench.trees import Server

SECONDS = 6.0  # of a round
ROUNDS = 5
CONNECTIONS = 8
HOT = 1000  # companies that checks ask about, of which all are moved
WITHIN = 1800.0  # seconds that a migration may take
PLAN, NEW = "plan_1", "plnv_next"
ROWS = {
    "check_rate": ("checks/s while companies are moved, of the rate of a server that moves none", "≥ 0.8"),
    "check_per_cpu": ("the same, per second of processor time", "≥ 0.8"),
    "ingest_rate": ("events/s while companies are moved, of the rate of a server that moves none", "≥ 0.8"),
    "ingest_per_cpu": ("the same, per second of processor time", "≥ 0.8"),
    "longest_stall_ms": ("longest time without an answer to a check meanwhile, ms", ""),
    "usual_stall_ms": ("the same time of a server that moves none, ms", ""),
    "seconds": ("all companies moved, seconds, under that load", ""),
}
# Every company on one plan, with a next version that grants the same.
_STATEMENTS = (
    "UPDATE company_plan SET plan_id = 'plan_1', plan_version_id = 'plnv_1' WHERE is_base",
    "INSERT INTO company_plan (company_id, plan_id, plan_version_id, environment_id, is_base, created_at, updated_at)"
    " SELECT id, 'plan_1', 'plnv_1', environment_id, true, 0, 0 FROM company WHERE NOT EXISTS"
    " (SELECT 1 FROM company_plan WHERE company_id = company.id AND is_base)",
    "INSERT INTO plan_version (id, environment_id, plan_id, version, status, name, description, icon, renewal_policy,"
    " created_at, updated_at) SELECT 'plnv_next', environment_id, plan_id, 2, 'published', name, description, icon,"
    " renewal_policy, created_at, updated_at FROM plan_version WHERE id = 'plnv_1'",
    "UPDATE plan_version SET status = 'archived' WHERE id = 'plnv_1'",
    "INSERT INTO plan_entitlement (id, plan_id, plan_version_id, environment_id, feature_id, value_type, value_numeric,"
    " quantity_rates, metric_period, metric_period_month_reset, rule_id, rule_id_usage_exceeded, warning_tiers,"
    " created_at, updated_at) SELECT id || '_next', plan_id, 'plnv_next', environment_id, feature_id, value_type, 200,"
    " quantity_rates, metric_period, metric_period_month_reset, rule_id || '_next', rule_id_usage_exceeded || '_next',"
    " warning_tiers, created_at, updated_at FROM plan_entitlement WHERE plan_version_id = 'plnv_1'",
)


def table(postgres: str | None, companies: int) -> str:
    """The figures as a Markdown table."""
    found = measure(postgres, companies)
    lines = [f"| {companies:,} companies | Now | Target |", "| --- | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        lines.append(f"| {title} | {found[row]:.3g} | {targets.judged(target, found[row], None)} |")
    return "\n".join(lines)


def measure(postgres: str | None, companies: int) -> dict[str, float]:
    with _filled(postgres, companies) as moving, _filled(postgres, companies) as quiet:
        busy: dict[str, list[tuple[float, float, float]]] = {"check": [], "ingest": []}
        usual: dict[str, list[tuple[float, float, float]]] = {"check": [], "ingest": []}
        work = {server.port: _work(server) for server in (moving, quiet)}
        for one in work.values():
            for warm in one.values():  # to have all in memory
                warm()
        body = {"plan_id": PLAN, "plan_version_id_to": NEW, "strategy": "immediate", "target_plan_type": "plan"}
        path = f"/plan-version-migrations/{moving.ask('POST', '/plan-version-migrations', body)['id']}"
        began = time.perf_counter()
        while (state := moving.ask("GET", path))["status"] != "completed":
            assert state["status"] in ("pending", "in_progress"), state
            assert time.perf_counter() - began < WITHIN, state
            if len(busy["ingest"]) == ROUNDS:
                time.sleep(1)
                continue
            say(f"{state['completed_companies']:,} of {state['total_companies']:,} companies moved …")
            for name in busy:
                measured = _rates(moving, work[moving.port][name])
                if moving.ask("GET", path)["status"] != "completed":
                    busy[name].append(measured)
                    usual[name].append(_rates(quiet, work[quiet.port][name]))
        seconds = time.perf_counter() - began
        assert state["completed_companies"] == state["total_companies"] == companies, state
        answer = moving.ask("POST", "/flags/flight-1/check", _of(1))
        assert answer["entitlement"]["allocation"] == 200, answer
    assert all(busy.values()), "it was over before anything could be measured: more companies, please"
    return {
        **{
            f"{name}_{kind}": _median(busy[name], index) / _median(usual[name], index)
            for name in busy
            for index, kind in enumerate(("rate", "per_cpu"))
        },
        "longest_stall_ms": max(one[2] for one in busy["check"]) * 1e3,
        "usual_stall_ms": max(one[2] for one in usual["check"]) * 1e3,
        "seconds": seconds,
    }


def _work(server: Server) -> dict[str, Callable[[], list[float]]]:
    checks = cycle([server.request("POST", "/flags/flight-1/check", _of(one)) for one in range(HOT)])
    batches = cycle([server.request("POST", "/event-batch", _batch(one)) for one in range(0, HOT, 100)])
    return {
        "check": lambda: load.answers(server.port, checks, CONNECTIONS, SECONDS),
        "ingest": lambda: load.answers(server.port, batches, CONNECTIONS, SECONDS),
    }


def _rates(server: Server, work: Callable[[], list[float]]) -> tuple[float, float, float]:
    """Answers a second, answers a second of processor time, and the longest time without one."""
    used, began = server.cpu_seconds(), time.perf_counter()
    instants = work()
    spent = server.cpu_seconds() - used
    gaps = [later - earlier for earlier, later in zip([began, *instants], instants, strict=False)]
    return len(instants) / (time.perf_counter() - began), len(instants) / spent, max(gaps)


def _median(rounds: list[tuple[float, float, float]], index: int) -> float:
    return statistics.median(one[index] for one in rounds)


def _of(company: int) -> dict[str, Any]:
    return {"company": {"id": f"c{company}"}}


def _batch(start: int) -> dict[str, Any]:
    events = [{"event_type": "track", "body": {"event": "flight-0", **_of(start + one)}} for one in range(100)]
    return {"events": events}


@contextmanager
def _filled(postgres: str | None, companies: int) -> Generator[Server]:
    """A server whose companies are all on one plan, of which there is a newer version."""
    say(f"filling a database with {companies:,} companies …")
    with tempfile.TemporaryDirectory(prefix="schematic-migration-") as folder:
        url = trees.new_database(postgres) if postgres else f"sqlite:///{folder}/bench.sqlite3"
        process = subprocess.Popen(
            [sys.executable, "-c", trees.START, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            port, pid, key = process.stdout.readline().split()
            growth_rows.fill(url, *growth_rows.owner(url), companies)
            _execute(url, _STATEMENTS)
            yield Server(int(port), int(pid), key)
        finally:
            process.stdin.close()
            process.wait(60)


def _execute(url: str, statements: tuple[str, ...]) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db, db:
            for statement in statements:
                db.execute(statement)
        return
    for statement in (*statements, "VACUUM ANALYZE"):
        asyncio.run(growth_rows.ask(url, statement))
