"""Flag checks that the server itself records: single checks made with a secret key, in the background.

Clients that evaluate locally send `flag_check` events of their own; bulk checks are not recorded by anybody.
A check never waits for its record: records gather in memory and are written five times a second, at most `MAX_A_WRITE`
at a time, so that a busy server spends its disk on usage, not on its own history, and no check waits behind a large
write. What is left out is counted in the log.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

import msgspec

from schematic_server import clock
from schematic_server.ingest.accept import accept
from schematic_server.ingest.capture import Event, FlagCheckBody, new_event_id
from schematic_server.log import Seldom
from schematic_server.scope import Actor
from schematic_server.storage.database import Database
from schematic_server.storage.metadata import microseconds

log = logging.getLogger("schematic_server.ingest")
MAX_A_WRITE = 200  # records
PERIOD = 0.2  # seconds between writes

_encode = msgspec.json.Encoder().encode


class Recorder:
    """Gathers checks; `write` stores and forgets them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gathered: list[tuple[Actor, str, dict[str, Any], bool, datetime]] = []
        self._left_out = 0
        self._seldom = Seldom()

    def record(self, actor: Actor, environment_id: str, answer: dict[str, Any], has_preflight: bool) -> None:
        """Remember one answered check, if it was made with a secret key."""
        if actor.is_publishable or actor.is_readonly:
            return
        if len(self._gathered) >= MAX_A_WRITE:
            self._left_out += 1
            return
        self._gathered.append((actor, environment_id, answer, has_preflight, clock.now()))

    async def write(self) -> None:
        """Store what was gathered since the last call."""
        gathered, self._gathered = self._gathered, []
        if self._left_out and self._seldom.let("left out") is not None:
            log.warning("flag checks not recorded", extra={"count": self._left_out, "limit_per_write": MAX_A_WRITE})
            self._left_out = 0
        if gathered:
            # Events are made where they are written, away from the loop that answers checks.
            await self._database.write(
                lambda db, emit: accept(db, emit, [_event(*one) for one in gathered], clock.now())
            )


def _event(
    actor: Actor, environment_id: str, answer: dict[str, Any], has_preflight: bool, checked_at: datetime
) -> Event:
    told = ("flag_id", "rule_id", "company_id", "user_id", "error")
    body = {"flag_key": answer["flag"], "value": answer["value"], "reason": answer["reason"]}
    body.update((name, answer[name]) for name in told if answer.get(name) is not None)
    if has_preflight:
        body["preflight"] = True
    return Event(
        id=new_event_id(microseconds(checked_at)),
        type="flag_check",
        environment_id=environment_id,
        actor=actor,
        raw=_encode(body).decode(),
        captured_at=microseconds(checked_at),
        sent_at=None,
        idempotency_key=None,
        is_own=True,
        body=FlagCheckBody(
            answer["flag"],
            answer["value"],
            answer["reason"],
            flag_id=answer.get("flag_id"),
            company_id=answer.get("company_id"),
            user_id=answer.get("user_id"),
        ),
    )
