"""What the server counts of itself, for Prometheus.

Requests are tallied in plain memory and folded into the library's metrics once a second and before each answer to a
scrape: its counters take a lock, or write to a shared file, and a check is too short for that. Several processes on one
port share a folder (the library's multiprocess mode), so that whichever of them is asked answers for all.

No label is an id of a company, a key or anything else that customers have many of.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
    multiprocess,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

__all__ = ["CONTENT_TYPE", "OTHER", "Metrics", "forget_process", "registry_of_all"]
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # as the library calls it; read when it is imported
SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
EVENTS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
OUTCOMES = ("answered", "refused", "limited", "failed", "events_accepted", "events_refused")
MAX_AGENTS, MAX_CLIENTS = 200, 50  # told apart between two folds, and in all: anybody may call himself anything
_PRODUCT = re.compile(rb"@?[\w./-]{1,60}/[\w.+-]{1,30}", re.ASCII)
OTHER = "other"  # requests of no operation: health, documentation, paths that are none


# A second series for each, which Prometheus does not ask for in this format.
disable_created_metrics()  # type: ignore[no-untyped-call]


class _Tallied(Histogram):
    """A histogram that takes many observations at once, which the library's own does not."""

    def add(self, buckets: Sequence[float], total: float) -> None:
        """`buckets` has how many observations fell into each, the last beyond all bounds; `total` is their sum."""
        values: list[Any] = self._buckets  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        self._sum.inc(total)  # pyright: ignore[reportUnknownMemberType]
        for value, number in zip(values, buckets, strict=True):
            if number:
                value.inc(number)


class Metrics:
    """One process's metrics. Belongs to one event loop, but for `render`, which may be called from any thread."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        self._registry = registry
        self._tallies: dict[tuple[str, int], list[float]] = {}  # a number for each bucket, then the sum of seconds
        self._requests = Counter(
            "schematic_http_requests", "Requests answered.", ("operation", "status"), registry=registry
        )
        self._durations = _Tallied(
            "schematic_http_request_duration_seconds",
            "Time from a request's header to its answer.",
            ("operation",),
            buckets=SECONDS,
            registry=registry,
        )
        self._events = Counter("schematic_ingest_events", "Events taken in.", ("outcome",), registry=registry)
        self._batches = Histogram(
            "schematic_ingest_batch_events", "Events of one request.", buckets=EVENTS, registry=registry
        )
        self._checks = Counter(
            "schematic_snapshot_lookups",
            "Checks by where their answer was found: in memory (hit), or in the database (load).",
            ("result",),
            registry=registry,
        )
        self._entities = _gauge(registry, "schematic_snapshot_entities", "Entities in memory.", "kind", "livesum")
        self._lag = Gauge(
            "schematic_change_feed_lag_seconds",
            "Time since changes of other processes were last looked for; of several processes the largest.",
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._bus = Counter(
            "schematic_bus_failures", "Times the line to other nodes was lost or not to be had.", registry=registry
        )
        self._database = _gauge(
            registry,
            "schematic_database_load",
            "Connections of the pool in use and idle (PostgreSQL), reads and writes that wait for a thread (SQLite).",
            "kind",
            "livesum",
        )
        self._streams = Gauge(
            "schematic_streams_open", "Data streams open.", registry=registry, multiprocess_mode="livesum"
        )
        self._messages = Counter(
            "schematic_stream_messages",
            "Messages to data streams: sent, taken together because a client reads too slowly (coalesced), and streams"
            " ended because it went on doing so (cut_off).",
            ("outcome",),
            registry=registry,
        )
        self._stream_lags = Histogram(
            "schematic_stream_lag_seconds",
            "Time from a change to its message on all data streams that it is for.",
            buckets=SECONDS,
            registry=registry,
        )
        self._known_clients = {"other"}
        self._agents: dict[tuple[bytes, int | str], int] = {}  # names of clients, and answers
        self._clients = Counter(
            "schematic_client_requests",
            "Requests by client, as it calls itself, and what they were answered; events by client.",
            ("client", "outcome"),
            registry=registry,
        )
        self._runs = Counter(
            "schematic_background_runs", "Runs of background work.", ("job", "outcome"), registry=registry
        )
        if SHARED_FOLDER not in os.environ:
            ProcessCollector(registry=registry)

    def request(self, operation: str, status: int, seconds: float) -> None:
        """One request that was answered."""
        tally = self._tallies.get((operation, status))
        if tally is None:
            tally = self._tallies[operation, status] = [0.0] * (len(SECONDS) + 2)
        tally[bisect_left(SECONDS, seconds)] += 1
        tally[-1] += seconds

    def asked(self, agent: bytes, answer: int | str, number: int = 1) -> None:
        """What a client, by its `User-Agent`, was answered: a status, or what became of events (`OUTCOMES`)."""
        try:
            self._agents[agent, answer] += number
        except KeyError:
            key = agent if len(self._agents) < MAX_AGENTS else b""
            self._agents[key, answer] = self._agents.get((key, answer), 0) + number

    def clients(self) -> list[tuple[str, dict[str, int]]]:
        """Every client with its numbers by `OUTCOMES`, as folded; of all processes that share the folder."""
        found: dict[str, dict[str, int]] = {}
        for family in (registry_of_all() if SHARED_FOLDER in os.environ else self._registry).collect():
            if family.name == "schematic_client_requests":
                for one in family.samples:
                    numbers = found.setdefault(one.labels["client"], dict.fromkeys(OUTCOMES, 0))
                    numbers[one.labels["outcome"]] += int(one.value)
        return sorted(found.items(), key=lambda pair: -pair[1]["answered"])

    def events(self, accepted: int, refused: int, agent: bytes = b"") -> None:
        """One request with events."""
        for outcome, number in (("events_accepted", accepted), ("events_refused", refused)):
            if number:
                self.asked(agent, outcome, number)
        self._batches.observe(accepted + refused)
        for outcome, number in (("accepted", accepted), ("refused", refused)):
            if number:
                self._events.labels(outcome).inc(number)

    def lookups(self, hits: int, loads: int) -> None:
        """Checks since the last call."""
        self._checks.labels("hit").inc(hits)
        self._checks.labels("load").inc(loads)

    def state(self, entities: Mapping[str, int], database: Mapping[str, int], feed_lag: float) -> None:
        """How things are now."""
        for kind, number in entities.items():
            self._entities.labels(kind).set(number)
        for kind, number in database.items():
            self._database.labels(kind).set(number)
        self._lag.set(feed_lag)

    def streams(self, count: int, sent: int, coalesced: int, cut_off: int, lags: Sequence[float]) -> None:
        """Data streams now, and what they did since the last call; `lags` are the seconds of each message."""
        self._streams.set(count)
        for outcome, number in (("sent", sent), ("coalesced", coalesced), ("cut_off", cut_off)):
            self._messages.labels(outcome).inc(number)
        for lag in lags:
            self._stream_lags.observe(lag)

    def ran(self, job: str, outcome: str) -> None:
        """One run of background work: `done`, `put_off` (the database is away) or `failed`."""
        self._runs.labels(job, outcome).inc()

    def bus_failed(self) -> None:
        """The line to other nodes was lost, or is still not to be had."""
        self._bus.inc()

    def fold(self) -> None:
        """Take the tallies into the metrics."""
        tallies, self._tallies = self._tallies, {}
        for (operation, status), (*buckets, total) in tallies.items():
            self._requests.labels(operation, str(status)).inc(sum(buckets))
            self._durations.labels(operation).add(buckets, total)
        agents, self._agents = self._agents, {}
        for (agent, answer), number in agents.items():
            outcome = answer if isinstance(answer, str) else _outcome(answer)
            self._clients.labels(self._client(agent), outcome).inc(number)

    def _client(self, agent: bytes) -> str:
        """The label of a client; of those that come too late, and of what is no name, `other`."""
        match = _PRODUCT.match(agent)
        name = "other" if match is None else "browser" if match[0].startswith(b"Mozilla/") else match[0].decode()
        if name in self._known_clients or len(self._known_clients) < MAX_CLIENTS:
            self._known_clients.add(name)
            return name
        return "other"

    def render(self) -> bytes:
        """All metrics in Prometheus's text format; of all processes that share the folder."""
        return generate_latest(registry_of_all() if SHARED_FOLDER in os.environ else self._registry)


def _outcome(status: int) -> str:
    """What came of a request, as the counts of clients tell it."""
    if status < 400:
        return "answered"
    return "limited" if status == 429 else "refused" if status < 500 else "failed"


def registry_of_all() -> CollectorRegistry:
    """What the processes that share the folder have counted, together."""
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library leaves it without types
    return registry


def forget_process(pid: int) -> None:
    """Leave what a process that has died was in the middle of out of the sums; what it has counted stays."""
    multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]  # pyright: ignore[reportUnknownMemberType]


def _gauge(registry: CollectorRegistry, name: str, text: str, label: str, mode: str) -> Gauge:
    return Gauge(name, text, (label,), registry=registry, multiprocess_mode=mode)  # type: ignore[arg-type]
