"""Periods end by time alone: a job gives anew at that instant, or as soon as a server runs again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.credits import accounts
from schematic_server.domains.credits.accounts import Pair
from schematic_server.domains.plancredits import issue_store, issuing
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope

PERIOD = 60.0  # seconds between looks for what has been given since


class RenewCredits(Steps):
    """Renews each period's grant once; between two looks it runs when the next is due."""

    name = "plancredits.renew"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = issue_store.due_issues(db, now, MAX_ROWS)
        places: dict[tuple[str, str], set[Pair]] = {}
        for row in over:
            pairs = places.setdefault((row["account_id"], row["environment_id"]), set())
            pairs.add((row["company_id"], row["credit_id"]))
        for (account_id, environment_id), pairs in sorted(places.items()):
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            wallets = accounts.locked(scope, pairs)
            issuing.renew(scope, list(wallets.values()))
            accounts.save(scope, wallets.values())
        if len(over) == MAX_ROWS:
            return Again(now)
        soon, following = issue_store.next_due(db), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))
