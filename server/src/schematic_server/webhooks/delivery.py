"""Sending what waits, as jobs: one for each endpoint, so that a slow one holds up nobody but itself.

As long as fewer than `Deliver.at_once` of them hang at the same moment: then the others wait for one to be given up.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.changes import WebhookChanged
from schematic_server.domains.accounts import setup
from schematic_server.domains.webhooks import log, store
from schematic_server.jobs.job import MAX_ROWS, Again, Done, InParts, Job, Outcome
from schematic_server.scope import Emit
from schematic_server.webhooks import attempts, signing
from schematic_server.webhooks.attempts import Answer
from schematic_server.webhooks.sender import TIMEOUT, Sender

CONNECTIONS = 16  # to one endpoint at a time
BEGINS_WITHIN = 10.0  # seconds in which a step begins attempts; what is left over waits for the next one
_GONE = "the endpoint is inactive or gone"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of one endpoint that are due."""

    endpoint: Row
    events: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Attempt:
    event: Row
    sent_at: datetime
    answer: Answer


class Deliver(InParts[Batch, list[Attempt]]):
    """`pauses` are the seconds between attempts."""

    name = log.DELIVER
    within = BEGINS_WITHIN + TIMEOUT + 5
    at_once = 64
    max_attempts = 1_000_000  # of a step; how often an event is tried is its own affair

    def __init__(self, sender: Sender, pauses: Sequence[float]) -> None:
        self._sender = sender
        self._pauses = pauses

    def prepare(self, db: Connection, job: Job, now: datetime) -> Batch | Outcome:
        endpoint = store.find_endpoint(db, job.key)
        samples: Sequence[str] = job.payload.get("samples", ())
        if endpoint is not None and samples:
            return Batch(endpoint, store.named(db, job.key, samples))
        if endpoint is None or endpoint["status"] != "active":
            return Again(now) if store.give_up(db, job.key, _GONE, now, MAX_ROWS) == MAX_ROWS else Done()
        if endpoint["resumes_at"] is not None and endpoint["resumes_at"] > now:
            return Again(endpoint["resumes_at"])
        events = store.due(db, job.key, now, MAX_ROWS)
        return Batch(endpoint, events) if events else _next(db, job.key)

    async def perform(self, prepared: Batch) -> list[Attempt]:
        """Send, several at a time; begins nothing more after an answer that asks for a pause."""
        made: list[Attempt] = []
        waiting = iter(prepared.events)
        ends_at = clock.monotonic() + BEGINS_WITHIN
        wants_more = True

        async def work() -> None:
            nonlocal wants_more
            while wants_more and clock.monotonic() < ends_at and (event := next(waiting, None)) is not None:
                attempt = await self._attempt(prepared.endpoint, event)
                made.append(attempt)
                wants_more &= not (attempt.answer.slows_down or attempt.answer.code == attempts.GONE)

        await asyncio.gather(*(work() for _ in range(min(CONNECTIONS, len(prepared.events)))))
        return made

    def settle(
        self, db: Connection, emit: Emit, job: Job, prepared: Batch, result: list[Attempt] | Exception, now: datetime
    ) -> Outcome:
        if isinstance(result, Exception):
            raise result
        outcomes = [self._outcome(one, now) for one in result]
        store.settle(db, outcomes, now)
        if any(one.event["is_test"] for one in result):
            return Done()
        values = _after(prepared.endpoint, result, now)
        has_given_up = any(not one.is_success and one.next_attempt_at is None for one in outcomes)
        if "status" not in values and has_given_up and _is_failing(db, prepared.endpoint, now):
            reason = f"at least {attempts.MAX_FAILED_PERCENT} % of its events failed within 24 hours"
            values.update(status="inactive", inactive_reason=reason)
        if values:
            store.change_endpoint(db, job.key, values)
        if "status" in values:
            environment_id: str = prepared.endpoint["environment_id"]
            account_id = setup.account_of(db, environment_id) or ""
            emit(WebhookChanged(account_id, environment_id, job.key, "updated"))
        return Again(now) if "status" in values else _next(db, job.key)

    async def _attempt(self, endpoint: Row, event: Row) -> Attempt:
        now = clock.now()
        keys = [endpoint["secret"]]
        if endpoint["previous_secret_until"] is not None and endpoint["previous_secret_until"] > now:
            keys.append(endpoint["previous_secret"])
        body = event["payload"].encode()
        headers = signing.headers(body, event["id"], int(now.timestamp()), keys)
        return Attempt(event, now, await self._sender.send(endpoint["url"], body, headers))

    def _outcome(self, attempt: Attempt, now: datetime) -> store.Outcome:
        answer, event = attempt.answer, attempt.event
        again_at = None
        if not (answer.is_success or answer.code == attempts.GONE or event["is_test"]):
            again_at = attempts.next_attempt(self._pauses, event["round_count"] + 1, random.random(), answer, now)
        return store.Outcome(
            event["id"], answer.is_success, attempt.sent_at, again_at, answer.code, answer.text, answer.reason
        )


def _after(endpoint: Row, made: Sequence[Attempt], now: datetime) -> dict[str, Any]:
    """What changes at the endpoint because of these answers."""
    if any(one.answer.code == attempts.GONE for one in made):
        return {"status": "inactive", "inactive_reason": "it answered 410: it wants no more", "updated_at": now}
    takes_some = any(one.answer.is_success for one in made)
    slowing = [one.answer for one in made if one.answer.slows_down]
    if slowing:
        before = 0 if takes_some else endpoint["slowdowns"]
        return {
            "resumes_at": max(attempts.resume_at(one, before, now) for one in slowing),
            "slowdowns": before + 1,
        }
    if endpoint["slowdowns"] and takes_some:
        return {"resumes_at": None, "slowdowns": 0}
    return {}


def _is_failing(db: Connection, endpoint: Row, now: datetime) -> bool:
    since = max(now - attempts.HEALTH_WINDOW, endpoint["active_since"])
    return attempts.is_failing(*store.ended_since(db, endpoint["id"], since))


def _next(db: Connection, webhook_id: str) -> Outcome:
    at = store.next_due(db, webhook_id)
    return Done() if at is None else Again(at)
