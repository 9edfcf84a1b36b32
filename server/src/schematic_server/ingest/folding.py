"""Makes one row of what an environment used on a day, once the day is over: reports of a year read a row a day.

On PostgreSQL a day is written in slots, so that writers of one moment do not meet; see `environment_usage_day`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.events.tables import IN_SLOTS, SLOTS, environment_usage_day
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit

ENDED_FOR = timedelta(days=1)  # hardly anybody adds to such a day any more
DAYS = MAX_ROWS // SLOTS  # of a step; of one event name each


class FoldDays(Steps):
    """Late events make slots of their own again, until the next time."""

    name = "usage_days.fold"
    every = 3600.0

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if _fold(db, now - ENDED_FOR) == DAYS else Done()


def _fold(db: Connection, ended_by: datetime) -> int:
    """How many days were folded."""
    table = environment_usage_day
    key = (table.c.environment_id, table.c.event_subtype, table.c.day)
    some = sa.select(*key).where(IN_SLOTS, table.c.day <= ended_by - timedelta(days=1)).distinct().limit(DAYS)
    days = [tuple(row) for row in db.execute(some)]
    if not days:
        return 0
    told = sa.delete(table).where(sa.tuple_(*key).in_(days)).returning(*key, table.c.quantity, table.c.event_count)
    sums: dict[Sequence[Any], list[int]] = defaultdict(lambda: [0, 0])
    for *day, quantity, event_count in db.execute(told):
        total = sums[tuple(day)]
        total[0] += quantity
        total[1] += event_count
    names = [one.name for one in (*key, table.c.slot, table.c.quantity, table.c.event_count)]
    rows = [
        (*day, 0, max(-MAX_INTEGER, min(quantity, MAX_INTEGER)), event_count)
        for day, (quantity, event_count) in sums.items()
    ]
    db.execute(sa.insert(table), [dict(zip(names, row, strict=True)) for row in rows])
    return len(days)
