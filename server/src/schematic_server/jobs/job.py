"""A kind of job, and what can become of a job of it.

A runner claims a job for a time (its lease) and carries it out: in one transaction what needs nothing but the database
(`Steps`), else in three parts (`InParts`): `prepare` in a transaction, `perform` outside of any, `settle` in one again.
When the node dies in between, the lease runs out and another node begins anew: `perform` may happen twice, what the
transaction at the end writes stands once.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import Connection

from schematic_server.scope import Emit

P = TypeVar("P")
R = TypeVar("R")
MAX_ERROR = 500  # characters that are kept of what went wrong
MAX_ROWS = 200  # that one step changes: whatever else wants to write waits no longer than for that many
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 3600.0  # seconds until something that went wrong is tried again


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed job.

    `payload` is what it was asked for with, `progress` what its last step left for the next one. `attempts` counts the
    tries since one went well, this one included; `lease` is the claim's mark.
    """

    id: str
    kind: str
    key: str
    payload: Mapping[str, Any]
    progress: Mapping[str, Any]
    attempts: int
    lease: str
    account_id: str | None = None
    environment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left to do: the row goes, or waits for the next time of a kind with `every`."""


@dataclass(frozen=True, slots=True)
class Again:
    """To be run again at `at`; `progress`, if given, is for then.

    Without `why` this was a step that went well; with it something went wrong, and the attempt counts.
    """

    at: datetime
    why: str | None = None
    progress: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """To be run again at `at`; what was in the way lies elsewhere, so the attempt does not count."""

    at: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Given up: kept for a while to be seen, and run again when somebody asks for it."""

    why: str


Outcome = Done | Again | PutOff | Failed


class Kind:
    """One kind of job.

    Whatever it raises is tried again after longer and longer pauses, `max_attempts` times in all; Unavailable puts it
    off without counting.
    """

    name: str
    every: float | None = None
    """Seconds between the times at which one node runs it; counted from 1970, so that all nodes mean the same ones."""
    within: float = 30.0
    """Seconds that one may take."""
    at_once: int = 1
    """Jobs of this kind that one node runs side by side."""
    max_attempts: int = 8

    def give_up(self, db: Connection, job: Job, why: str, now: datetime) -> None:
        """Tell whoever waits for the job, in the transaction that gives it up for good."""
        return


class InParts(Kind, ABC, Generic[P, R]):
    """A kind that does something outside of the database: `perform`, within `within` seconds."""

    @abstractmethod
    def prepare(self, db: Connection, job: Job, now: datetime) -> P | Outcome | None:
        """Read, and mark, what `perform` needs; None when there is nothing to do."""

    @abstractmethod
    async def perform(self, prepared: P) -> R:
        """Do what takes its time: no transaction is open."""

    @abstractmethod
    def settle(
        self, db: Connection, emit: Emit, job: Job, prepared: P, result: R | Exception, now: datetime
    ) -> Outcome:
        """Write down what came of it, in the transaction that ends the lease: undone when another node has it by now.

        Raises `result` to have what went wrong tried again by the rule for all kinds.
        """


class Steps(Kind, ABC):
    """A kind that needs nothing but the database: step by step, each the transaction that ends its lease."""

    @abstractmethod
    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        """Do at most `MAX_ROWS` rows' worth; `Again(now)` for more."""


AnyKind = Steps | InParts[Any, Any]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a claim is to leave its job; `progress` None leaves what there is."""

    state: Literal["done", "waiting", "failed"]
    due_at: datetime | None
    attempts: int
    last_error: str | None
    progress: Mapping[str, Any] | None


def ending(kind: Kind, attempts: int, outcome: Outcome, now: datetime) -> Ending:
    """What an outcome means to the row of a job that was begun for the time `attempts`."""
    following = None if kind.every is None else next_time(kind.every, now)
    match outcome:
        case Again(at, why, progress):
            return Ending("waiting", at, 0 if why is None else attempts, _short(why), progress)
        case PutOff(at, why):
            return Ending("waiting", at, attempts - 1, _short(why), None)
        case Failed(why):
            return Ending("failed" if following is None else "waiting", following, 0, _short(why), {})
        case Done():
            return Ending("done" if following is None else "waiting", following, 0, None, {})


def _short(why: str | None) -> str | None:
    return why and " ".join(why.split())[:MAX_ERROR]


def next_time(every: float, now: datetime) -> datetime:
    """The first time after `now` of what is to happen every so many seconds."""
    period = timedelta(seconds=every)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch + ((now - epoch) // period + 1) * period


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts that went wrong: twice as long each time, by chance up to half less."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts - 1, 32))
    return timedelta(seconds=random.uniform(longest / 2, longest))


def gone_wrong(error: Exception, job: Job, max_attempts: int, now: datetime) -> Outcome:
    """What becomes of a job of which a part raised."""
    why = f"{type(error).__name__}: {error}"
    return Failed(why) if job.attempts >= max_attempts else Again(now + pause(job.attempts), why)
