"""Holds end by time alone: a job gives back what they had, soon after, in batches."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.credits import accounts, hold_store, holds
from schematic_server.domains.credits.accounts import Pair
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope

PERIOD = 10.0  # seconds; documented of reservations, of leases a minute


class ReleaseHolds(Steps):
    """Releases leases and reservations whose time is over."""

    name = "credits.release"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = hold_store.over(db, now, MAX_ROWS)
        places: dict[tuple[str, str], set[Pair]] = {}
        for row in over:
            pairs = places.setdefault((row["account_id"], row["environment_id"]), set())
            pairs.add((row["company_id"], row["credit_id"]))
        for (account_id, environment_id), pairs in sorted(places.items()):
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            wallets = accounts.locked(scope, pairs)
            holds.end_over(scope, wallets)
            accounts.save(scope, wallets.values())
        return Again(now if len(over) == MAX_ROWS else next_time(PERIOD, now))
