"""Grants end by time alone: a job writes that down at their instant, or as soon as a server runs again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.credits import accounts, ledger_store
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope

PERIOD = 60.0  # seconds between looks for grants that end earlier than was known


class EndGrants(Steps):
    """Ends what is left of grants whose time is over, account by account; between two looks it runs when the next of
    those that are known ends. Answers need no job: what has ended counts no more."""

    name = "credits.end_grants"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        due = ledger_store.due_accounts(db, now, MAX_ROWS)
        for (account_id, environment_id), pairs in due.items():
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            accounts.save(scope, accounts.locked(scope, pairs, create=False).values())
        if sum(map(len, due.values())) == MAX_ROWS:
            return Again(now)
        soon, following = ledger_store.next_end(db), next_time(PERIOD, now)
        return Again(following if soon is None or soon <= now else min(soon, following))
