"""Old events go, in small batches; what was counted from them stays, on both databases."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.cli import main
from schematic_server.clock import now as server_now
from schematic_server.domains.companies.tables import company_usage, company_usage_before
from schematic_server.domains.events.tables import (
    environment_usage_day,
    event,
    event_claim,
    usage_hour,
    user_usage_day,
)
from schematic_server.errors import BadRequest
from schematic_server.ingest import retention
from schematic_server.settings import Settings

from . import catalog
from .asgi import App
from .conftest import Keys, another_account

PATIENCE = 180.0  # seconds
Prune = Callable[..., dict[str, Any]]


@pytest.fixture
def prune(database_url: str, capsys: pytest.CaptureFixture[str]) -> Prune:
    """`schematic prune … --json` beside the running application: what it says."""

    def run(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["prune", "--database-url", database_url, "--json", *arguments])
        assert ended.value.code in (None, 0)
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    return run


def send(http: httpx2.Client, days_ago: float, number: int = 1, key: str | None = None, code: str = "UA") -> None:
    """`number` events of `days_ago` days before now."""
    at = (server_now() - timedelta(days=days_ago)).isoformat()
    one = {"type": "track", "body": {"event": "flight", "company": {"code": code}}, "idempotency_key": key}
    told = {"sent_at": at, "backfill": True} if days_ago else {}
    http.post("/batch", json={"events": [{**one, **told}] * number}).raise_for_status()


def stored(app: App) -> int:
    return app.read(lambda db: db.scalar(sa.select(sa.func.count()).select_from(event))) or 0


def copy_events(db: Connection, number: int) -> None:
    """The event that is there, `number` times more."""
    one = dict(db.execute(sa.select(event)).mappings().one())
    db.execute(sa.insert(event), [{**one, "id": f"{one['id']}{copy}"} for copy in range(number)])


def counters(db: Connection) -> list[Sequence[Any]]:
    """Every counter and rollup as it is in the database, but for the slots of days, which are folded meanwhile."""
    tables = (company_usage, company_usage_before, usage_hour, user_usage_day)
    day = environment_usage_day.c
    key = (day.environment_id, day.event_subtype, day.day)
    sums = sa.select(*key, sa.func.sum(day.quantity), sa.func.sum(day.event_count)).group_by(*key).order_by(*key)
    statements = [*(sa.select(table).order_by(*table.primary_key) for table in tables), sums]
    return [tuple(row) for statement in statements for row in db.execute(statement)]


def answers(api: Schematic, company: Any) -> tuple[Any, ...]:
    """What a company's application sees of its usage."""
    check = catalog.check(api, "flights")
    rows = api.entitlements.list_feature_usage(company_id=company.id).data
    own = api.entitlements.get_feature_usage_by_company(keys={"code": "UA"}).data.features
    detail = api.companies.get_company(company.id).data
    # Without the feature, whose flag tells when it was last checked.
    usage = [one.model_dump(exclude={"feature"}) for one in (*rows, *own)]
    return check.value, check.reason, check.feature_usage, usage, detail.metrics


def test_usage_checks_and_rollups_are_the_same_after_pruning(
    api: Schematic, http: httpx2.Client, app: App, prune: Prune
) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=9, metric_period="all_time")
    acme = catalog.company(api, base_plan_id=plan.id)
    send(http, days_ago=200, number=4)
    send(http, days_ago=40, number=3)
    send(http, days_ago=0, number=2)
    before, counted = answers(api, acme), app.read(counters)

    assert prune("--events-before", "100")["events"] == 4
    assert prune("--events-before", "30")["events"] == 3

    assert before[2] == 9
    assert answers(api, acme) == before
    assert app.read(counters) == counted
    assert [one.quantity for one in api.events.list_events(company_id=acme.id).data] == [1, 1]
    send(http, days_ago=0)
    assert catalog.check(api, "flights").feature_usage == 10


def test_an_event_that_is_pruned_still_counts_once(http: httpx2.Client, app: App, prune: Prune) -> None:
    """A batch sent again within a day, as clients do: its claim outlives the event."""
    send(http, days_ago=90, key="one")
    counted = app.read(counters)

    done = prune("--events-before", "30")
    send(http, days_ago=90, key="one")

    assert (done["events"], done["claims"]) == (1, 0)
    assert stored(app) == 0
    assert app.read(counters) == counted


def test_claims_go_when_their_day_is_over(http: httpx2.Client, app: App, prune: Prune) -> None:
    for number in range(5):
        send(http, days_ago=0, key=f"key-{number}")
    a_day_ago = server_now() - timedelta(hours=24, seconds=1)
    old = event_claim.c.idempotency_key.in_(["key-1", "key-4"])
    app.write(lambda db, emit: db.execute(sa.update(event_claim).where(old).values(claimed_at=a_day_ago)))

    assert prune("--events-before", "30", "--dry-run")["claims"] == 2
    assert prune("--events-before", "30")["claims"] == 2

    left = app.read(lambda db: set(db.scalars(sa.select(event_claim.c.idempotency_key))))
    assert left == {"key-0", "key-2", "key-3"}


def test_a_dry_run_counts_and_deletes_nothing(http: httpx2.Client, app: App, prune: Prune) -> None:
    send(http, days_ago=10, number=3)

    done = prune("--events-before", "5", "--dry-run")

    assert (done["events"], done["dry_run"]) == (3, True)
    assert stored(app) == 3


async def test_every_environment_is_pruned_in_bounded_batches(
    app: App, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those of batches that end exactly at the limit; claims are walked to the last one."""
    monkeypatch.setattr(retention, "EVENTS_A_BATCH", 3)
    monkeypatch.setattr(retention, "CLAIMS_A_BATCH", 2)
    monkeypatch.setattr(retention, "MIN_PAUSE", 0)
    for keys, number in ((another_account(app), 6), (another_account(app), 4)):
        with app.client(keys.secret) as http:
            for one in range(number):
                send(http, days_ago=9, key=f"key-{one}")
            send(http, days_ago=1)
    later = server_now() + timedelta(days=2)
    database = app.asgi.state.database

    steps: list[retention.Pruned] = []

    async def work() -> None:
        steps.extend([one async for one in retention.prune(database, later - timedelta(days=7), later)])

    app.run(work())

    taken = [(b.events - a.events, b.claims - a.claims) for a, b in pairwise([retention.Pruned(), *steps])]
    assert steps[-1] == retention.Pruned(10, 10)
    assert max(events for events, _ in taken) == 3
    assert max(claims for _, claims in taken) == 2
    assert stored(app) == 2


def test_events_that_arrive_meanwhile_are_counted(http: httpx2.Client, app: App, prune: Prune) -> None:
    send(http, days_ago=50, number=100)
    send(http, days_ago=50, number=100, code="DL")
    for number in range(20):
        send(http, days_ago=0, number=5)
        if number % 5 == 0:
            prune("--events-before", "30")

    total = app.read(lambda db: db.scalar(sa.select(sa.func.sum(usage_hour.c.quantity))))
    assert total == 300
    assert stored(app) == 100


def test_an_interrupted_one_says_what_is_deleted(http: httpx2.Client, app: App, database_url: str) -> None:
    send(http, days_ago=50)
    app.write(lambda db, emit: copy_events(db, 20_000))
    many = stored(app)
    # Where the tests run in the background, SIGINT may be ignored, and is by what they start.
    program = (
        "import signal; signal.signal(2, signal.default_int_handler); from schematic_server.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "prune", "--events-before", "30", "--database-url", database_url]
    with subprocess.Popen(command, text=True, stderr=subprocess.PIPE) as process:
        ends_at = time.monotonic() + PATIENCE
        while stored(app) == many:
            assert time.monotonic() < ends_at, "nothing is deleted"
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)

    left = stored(app)
    assert 0 < left < many
    assert process.returncode == 1
    told = re.search(r"interrupted: ([\d,]+) events and 0 used-up idempotency keys deleted; run it again", said)
    assert told is not None, said
    # The batch that was being deleted when the signal came may have ended after all.
    assert many - left - int(told[1].replace(",", "")) in (0, retention.EVENTS_A_BATCH)


@pytest.mark.parametrize("before", ["-1", "yesterday", "2026-13-01", "9999-01-01", "36501", "9" * 5000, ""])
def test_what_is_no_day_in_the_past_is_wrong_usage(before: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["prune", f"--events-before={before}"])

    assert ended.value.code == 2
    assert "2026-01-31" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "instant"),
    [
        ("2026-01-31", "2026-01-31T00:00:00Z"),
        ("2026-01-31T06:00:00+01:00", "2026-01-31T05:00:00Z"),
    ],
)
def test_a_day_begins_at_midnight_in_utc(app: App, prune: Prune, before: str, instant: str) -> None:
    assert prune("--events-before", before, "--dry-run")["before"] == instant


def test_a_server_that_is_told_to_prunes_by_itself(
    http: httpx2.Client, app: App, database_url: str, credentials: Keys
) -> None:
    for _ in range(3):
        send(http, days_ago=31, number=100)
    send(http, days_ago=29, number=2)
    counted = app.read(counters)

    with App(Settings(database_url, event_retention_days=30)):
        ends_at = time.monotonic() + PATIENCE
        while stored(app) != 2:
            assert time.monotonic() < ends_at, f"{stored(app)} events are still there"
            time.sleep(0.02)

    assert app.read(counters) == counted


def test_events_are_kept_unless_told_otherwise() -> None:
    assert Settings.from_environment({}).event_retention_days is None
    assert Settings.from_environment({"SCHEMATIC_EVENT_RETENTION_DAYS": ""}).event_retention_days is None
    assert Settings.from_environment({"SCHEMATIC_EVENT_RETENTION_DAYS": "90"}).event_retention_days == 90


@pytest.mark.parametrize("days", ["0", "-1", "1.5", "forever", "36501"])
def test_a_retention_that_cannot_be_is_refused_by_name(days: str) -> None:
    with pytest.raises(BadRequest, match="SCHEMATIC_EVENT_RETENTION_DAYS must be"):
        Settings.from_environment({"SCHEMATIC_EVENT_RETENTION_DAYS": days})
