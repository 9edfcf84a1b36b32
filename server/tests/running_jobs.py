"""Jobs of a running application, had run by tests when they want."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from schematic_server import clock
from schematic_server.errors import NotFound
from schematic_server.jobs import store
from schematic_server.jobs.tables import job

from .asgi import PATIENCE, App

_LOOK = 0.02  # seconds


def until(holds: Callable[[], bool]) -> None:
    """Wait for what a job is to bring about."""
    for _ in range(int(PATIENCE / _LOOK)):
        if holds():
            return
        threading.Event().wait(_LOOK)
    raise AssertionError(f"not within {PATIENCE:g} s: {holds.__qualname__}")


def run_job(app: App, kind: str) -> None:
    """Have the repeated job of that kind run once more, and wait for its end."""

    def has_ended() -> bool:
        (row,) = app.write(lambda db, emit: store.list_jobs(db, kind, None, 1))
        return bool(row["state"] == "waiting" and row["run_at"] > clock.now())

    def is_asked_for() -> bool:
        try:
            return app.write(lambda db, emit: store.run_now(db, kind, clock.now())) > 0
        except NotFound:  # the application has begun just now
            return False

    # One that is running has begun before what it is to see.
    until(is_asked_for)
    until(has_ended)


def put_off(app: App, kind: str, until: datetime) -> None:
    """Have the repeated job of that kind wait, for whoever looks at what it has not done yet."""
    run_job(app, kind)
    app.write(lambda db, emit: db.execute(sa.update(job).where(job.c.kind == kind).values(due_at=until)))


def idle(app: App) -> None:
    """Wait until nothing is due."""

    def is_idle() -> bool:
        jobs = app.write(lambda db, emit: store.list_jobs(db, None, None, 100))
        return bool(jobs) and all(one["state"] == "waiting" and one["run_at"] > clock.now() for one in jobs)

    until(is_idle)
