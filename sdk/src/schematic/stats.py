"""What a client has done so far: the counts behind `client.stats()` and `client.flush()`. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from schematic.core.breaker import State
    from schematic.datastream.client import StreamStatus


class EventStats(NamedTuple):
    """Events of this client in this process since it began, or since the fork that made the process.

    `accepted`: taken in by `track` and `identify`, and what an outbox gave back. `sent`: acknowledged by the capture
    endpoint. `retried`: requests that were sent once more. `dropped`: for want of room, or because the client had
    stopped. `failed`: refused by the endpoint, or given up. `pending`: still here; with an outbox, all that is in the
    file for this API key. Each accepted event is in exactly one of sent, dropped, failed and pending.
    """

    accepted: int
    sent: int
    retried: int
    dropped: int
    failed: int
    pending: int


class FlushResult(NamedTuple):
    """What became of the events that waited: `sent` and `failed` during the flush, `pending` when it returned."""

    sent: int
    pending: int
    failed: int


class CheckStats(NamedTuple):
    """Flags that checks of this client answered in this process, by where the answer came from; each counts once.

    `live`: the API. `cache`: a cache. `stale`: the last known answer, for want of the API or the data stream.
    `default`: a default value or an outage policy. `requests`: sent to the API, retries and probes included. `breaker`:
    the circuit breaker's state; `closed` is the good one. `stream`: evaluated here, from the data stream.
    """

    live: int
    cache: int
    stale: int
    default: int
    requests: int
    breaker: State
    stream: int = 0


class Stats(NamedTuple):
    """Counts of a client at one moment. `datastream`: None where there is none."""

    events: EventStats
    checks: CheckStats
    datastream: StreamStatus | None = None
