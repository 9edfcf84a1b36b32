"""What checks cost where memory does not have it yet, and what writes do to those that are answered from memory.

Beside another tree's server (`--against`), in turns; processor time where nothing is said of seconds.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from bisect import bisect_left
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import count, cycle, islice, pairwise
from typing import Any

from bench import load, targets
from bench.trees import Server, servers

ROUNDS = 5
COMPANIES = 500  # of a round
FLAGS, RULES, MANY = 1000, 20, 10_000  # flags, rules of each, companies in memory
CONNECTIONS = 8
SECONDS = 6.0
RATE = 300.0  # checks a second where their latency is measured
EVENTS = 5000  # a second
ROWS = {
    "miss_ms": ("a check of a company that is not in memory, ms", "≤ 0.2x"),
    "edit_stall_ms": ("a rule edited each second: longest time without an answer, ms", "≤ 50"),
    "quiet_stall_ms": ("the same time while nothing is edited, ms", ""),
    "edit_slowest": ("the same: lowest rate in half a second, of the rate before", "≥ 0.5"),
    "edit_cpu": ("the same: processor time of a check, of that before", ""),
    "catalog_p99": ("p99 of checks with one catalog write a second, of that without", "≤ 2"),
    "events_p99": ("p99 of checks with 5,000 events/s, of that without", "≤ 2"),
    "share_in_memory": ("checks answered from memory while other companies' usage is counted", "≥ 0.99"),
}

_EDITS = {"edit_stall_ms", "quiet_stall_ms", "edit_slowest", "edit_cpu"}


def table(baseline: str | None, postgres: str | None, only: Sequence[str] = ()) -> str:
    """The figures as a Markdown table."""
    measured = measure(baseline, postgres, only or tuple(ROWS))
    lines = ["| What | Before | Now | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        if row in measured:
            now, before = measured[row]["now"], measured[row].get("before")
            ratio = now / before if before else None
            shown = ["–" if one is None else f"{one:.3g}" for one in (before, now)]
            told = "–" if ratio is None else f"{ratio:.2f}x"
            lines.append(f"| {title} | {' | '.join(shown)} | {told} | {targets.judged(target, now, ratio)} |")
    return "\n".join(lines)


def measure(baseline: str | None, postgres: str | None, only: Sequence[str]) -> dict[str, dict[str, float]]:
    """Figures by row, then by tree."""
    found: dict[str, dict[str, float]] = {}
    with servers(baseline, postgres) as trees:
        plans = {name: _catalog(tree) for name, tree in trees.items()}
        if "miss_ms" in only:
            found["miss_ms"] = _misses(trees, plans)
        has_edits = not _EDITS.isdisjoint(only)
        _companies_in_memory(trees, MANY if has_edits else COMPANIES)
        if has_edits:
            found.update(_rotated({name: _edits(tree) for name, tree in trees.items()}))
        if "catalog_p99" in only:
            found["catalog_p99"] = {
                name: _p99_ratio(tree, _rename_plan(tree, plans[name])) for name, tree in trees.items()
            }
        if "events_p99" in only:
            found["events_p99"] = {name: _p99_ratio(tree, _send_events(tree, EVENTS)) for name, tree in trees.items()}
        if "share_in_memory" in only:
            found["share_in_memory"] = {name: _share(tree) for name, tree in trees.items()}
    return {row: figures for row, figures in found.items() if row in only}


def _misses(trees: dict[str, Server], plans: dict[str, str]) -> dict[str, float]:
    """Processor time of a check of a company that is not in memory, in milliseconds: median of all rounds."""
    found: dict[str, list[float]] = {name: [] for name in trees}
    for number in range(ROUNDS):
        for name, tree in trees.items():
            keys = [f"miss-{number}-{one}" for one in range(COMPANIES)]
            _companies(tree, keys, plans[name])
            requests = [tree.request("POST", "/flags/flights/check", {"company": {"id": one}}) for one in keys]
            before = tree.lookups()
            used = tree.cpu_seconds()
            answered, _ = load.saturate(tree.port, requests, 1, 120.0)
            found[name].append((tree.cpu_seconds() - used) / answered * 1e3)
            assert tree.lookups()[1] - before[1] == answered == COMPANIES, "these were in memory"
    return {name: statistics.median(rounds) for name, rounds in found.items()}


def _catalog(tree: Server) -> str:
    """A plan that grants a metered, a boolean and a trait feature; answers its id."""
    plan = tree.ask("POST", "/plans", {"name": "Pro", "plan_type": "plan", "description": ""})["id"]
    trait = tree.ask(
        "POST", "/entity-trait-definitions", {"hierarchy": ["seats"], "entity_type": "company", "trait_type": "number"}
    )["id"]
    for key, kind, members, grant in (
        ("flights", "event", {"event_subtype": "flight"}, {"value_type": "numeric", "value_numeric": 10**9}),
        ("sso", "boolean", {}, {"value_type": "boolean", "value_bool": True}),
        ("seats", "trait", {"trait_id": trait}, {"value_type": "numeric", "value_numeric": 10}),
    ):
        flag = {"key": key, "name": key, "description": ""}
        feature = {"name": key, "description": "", "feature_type": kind, "flag": flag, **members}
        feature_id = tree.ask("POST", "/features", feature)["id"]
        period = {"metric_period": "current_month"} if kind == "event" else {}
        tree.ask("POST", "/plan-entitlements", {"plan_id": plan, "feature_id": feature_id, **grant, **period})
    return plan


def _companies(tree: Server, keys: Sequence[str], plan_id: str) -> None:
    """On the plan, with three traits and a month's usage of one kind."""
    traits = {"seats": 3, "region": "emea", "tier": "gold"}
    bodies = [{"keys": {"id": one}, "name": one, "traits": traits, "base_plan_id": plan_id} for one in keys]
    load.saturate(tree.port, [tree.request("POST", "/companies", one) for one in bodies], 4, 600.0)
    events = [
        {"event_type": "track", "body": {"event": "flight", "company": {"id": one}, "quantity": 1}} for one in keys
    ]
    for start in range(0, len(events), 100):
        tree.ask("POST", "/event-batch", {"events": events[start : start + 100]})


def _companies_in_memory(trees: dict[str, Server], number: int) -> None:
    for tree in trees.values():
        for start in range(0, number, 100):
            events = [{"event_type": "track", "body": _use(start + one)} for one in range(100)]
            tree.ask("POST", "/event-batch", {"events": events})
        load.saturate(tree.port, [_check(tree, one) for one in range(number)], CONNECTIONS, 600.0)


def _use(company: int) -> dict[str, Any]:
    return {"event": "flight", "company": {"id": f"c{company}"}, "quantity": 1}


def _check(tree: Server, company: int) -> bytes:
    return tree.request("POST", "/flags/flights/check", {"company": {"id": f"c{company}"}})


def _edits(tree: Server) -> dict[str, float]:
    """A rule of one flag is edited each second, while the same flag, and all others once, are checked."""
    flags = [
        tree.request("POST", "/flags", {"key": f"many-{one}", "name": "Many", "description": ""})
        for one in range(FLAGS)
    ]
    load.saturate(tree.port, flags, CONNECTIONS, 600.0)
    ids: list[str] = []
    while page := tree.ask("GET", f"/flags?q=many-&limit=250&offset={len(ids)}"):
        ids += [one["id"] for one in page]
    assert len(ids) == FLAGS
    edits = [tree.request("PUT", f"/flags/{one}/rules", {"rules": _rules(0)}) for one in ids]
    load.saturate(tree.port, edits, 4, 1200.0)
    assert len(tree.ask("POST", "/flags/check", {})["flags"]) > FLAGS
    key = tree.ask("GET", f"/flags/{ids[0]}")["key"]
    requests = cycle(
        [tree.request("POST", f"/flags/{key}/check", {"company": {"id": f"c{one}"}}) for one in range(0, MANY, 7)]
    )
    used = tree.cpu_seconds()
    quiet = load.answers(tree.port, requests, CONNECTIONS, SECONDS)
    usual = (tree.cpu_seconds() - used) / len(quiet)
    used = tree.cpu_seconds()
    with repeated(lambda number: tree.ask("PUT", f"/flags/{ids[0]}/rules", {"rules": _rules(number)}), 1.0):
        busy = load.answers(tree.port, requests, CONNECTIONS, SECONDS)
    edited = (tree.cpu_seconds() - used) / len(busy)
    return {
        "edit_stall_ms": max(later - earlier for earlier, later in pairwise(busy)) * 1e3,
        "quiet_stall_ms": max(later - earlier for earlier, later in pairwise(quiet)) * 1e3,
        "edit_slowest": _slowest(busy) / (len(quiet) / SECONDS),
        "edit_cpu": edited / usual,
    }


def _slowest(instants: Sequence[float]) -> float:
    """The lowest rate in any half second."""
    return (
        min(
            bisect_left(instants, at + 0.5) - index
            for index, at in enumerate(instants)
            if at + 0.5 <= instants[-1] and index % 50 == 0
        )
        / 0.5
    )


def _rules(number: int) -> list[dict[str, Any]]:
    def rule(one: int) -> dict[str, Any]:
        condition = {"condition_type": "metric", "operator": "gte", "resource_ids": [], "event_subtype": f"e{one}"}
        limited = {**condition, "metric_value": 10**6 + number, "metric_period": "all_time"}
        return {"name": f"R{one}", "priority": one, "value": True, "conditions": [limited], "condition_groups": []}

    return [rule(one) for one in range(RULES)]


def _p99_ratio(tree: Server, write: Callable[[], AbstractContextManager[None]]) -> float:
    """Medians of three rounds each, in turns."""
    request = _check(tree, 1)
    quiet: list[float] = []
    busy: list[float] = []
    for _ in range(3):
        quiet.append(load.paced(tree.port, request, RATE, CONNECTIONS, SECONDS).p99_ms())
        with write():
            busy.append(load.paced(tree.port, request, RATE, CONNECTIONS, SECONDS).p99_ms())
    return statistics.median(busy) / statistics.median(quiet)


def _rename_plan(tree: Server, plan_id: str) -> Callable[[], AbstractContextManager[None]]:
    return lambda: repeated(lambda number: tree.ask("PUT", f"/plans/{plan_id}", {"name": f"Pro {number}"}), 1.0)


def _send_events(tree: Server, rate: int) -> Callable[[], AbstractContextManager[None]]:
    batches = [
        {"events": [{"event_type": "track", "body": _use(start + one)} for one in range(100)]}
        for start in (100, 200, 300)
    ]
    return lambda: repeated(lambda number: tree.ask("POST", "/event-batch", batches[number % 3]), 100 / rate)


def _share(tree: Server) -> float:
    """Of checks of companies 0 to 49, of which every 500th is about somebody new, while usage of others is counted."""
    known = cycle([_check(tree, one) for one in range(50)])
    new = (_check(tree, one) for one in count(10**6))
    requests = (next(known) if number % 500 else next(new) for number in count(1))
    load.saturate(tree.port, islice(known, 50), 1, 60.0)
    before = tree.lookups()
    with _send_events(tree, 100_000)():
        load.saturate(tree.port, requests, CONNECTIONS, SECONDS)
    hits, loads = (after - first for after, first in zip(tree.lookups(), before, strict=True))
    return hits / (hits + loads)


@contextmanager
def repeated(work: Callable[[int], object], period: float) -> Generator[None]:
    """Do it every `period` seconds, as often as there is time for; in another process, since one that measures
    latencies must not wait for it."""
    process = multiprocessing.get_context("fork").Process(target=_repeat, args=(work, period), daemon=True)
    process.start()
    try:
        yield
    finally:
        is_running = process.is_alive()
        process.terminate()
        process.join()
    assert is_running, "what was to be repeated has failed"


def _repeat(work: Callable[[int], object], period: float) -> None:
    due = time.perf_counter()
    for number in count(1):
        time.sleep(max(0.0, due - time.perf_counter()))
        work(number)
        due += period


def _rotated(by_tree: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    rows = next(iter(by_tree.values()))
    return {row: {name: figures[row] for name, figures in by_tree.items()} for row in rows}
