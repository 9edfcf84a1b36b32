"""Moving companies to another version of their plan: when, whom, how often, and what is told of it."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.companies.tables import company as company_table
from schematic_server.domains.plans.tables import plan_version
from schematic_server.storage.metadata import new_id

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, another_environment
from .running_jobs import until


def next_version(app: App, credentials: Keys, plan: Any, limit: int | None = None) -> Any:
    """Publish another version of the plan, on which every amount is `limit`, and leave companies where they are."""
    with app.client(credentials.secret) as http:

        def ask(method: str, path: str, body: Any = None) -> Any:
            response = http.request(method, path, json=body)
            response.raise_for_status()
            return response.json()["data"]

        known = ask("GET", f"/plans/{plan.id}")
        says = {"name": known["name"], "description": new_id("text")}
        draft = ask("PUT", f"/plans/{plan.id}", says)["draft_version"]["id"]
        if limit is not None:
            for one in ask("GET", f"/plan-entitlements?plan_version_id={draft}"):
                value = {"value_type": "numeric", "value_numeric": limit}
                ask("PUT", f"/plan-entitlements/{one['id']}", value)
        left = {"migration_strategy": "leave", "excluded_company_ids": []}
        return ask("PUT", f"/plans/version/{draft}/publish", left)["id"]


def published(api: Schematic, name: str, plan_type: str = "plan") -> Any:
    return catalog.publish(api, catalog.plan(api, name, plan_type))


def migrate(api: Schematic, plan: Any, to: str, strategy: str = "immediate", **members: Any) -> Any:
    members = {"target_plan_type": plan.plan_type, **members}
    return api.planmigrations.create_migration(
        plan_id=plan.id, plan_version_id_to=to, strategy=strategy, **members
    ).data


def ended(api: Schematic, migration: Any) -> Any:
    """The migration after its job has ended."""
    until(lambda: api.planmigrations.get_migration(migration.id).data.status not in ("pending", "in_progress"))
    return api.planmigrations.get_migration(migration.id).data


def rows(api: Schematic, migration: Any, **filters: Any) -> list[Any]:
    return list(api.planmigrations.list_company_migrations(migration_id=migration.id, **filters).data)


def test_companies_are_moved_at_once_and_keep_usage_and_overrides(app: App, api: Schematic, credentials: Keys) -> None:
    gold, flights, rides = published(api, "Gold"), catalog.metered(api), catalog.metered(api, "rides", "ride")
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    catalog.grant(api, gold, rides, "numeric", value_numeric=5)
    acme = catalog.company(api, base_plan_id=gold.id)
    other = catalog.company(api, "BA", base_plan_id=gold.id)
    api.entitlements.create_company_override(
        company_id=acme.id, feature_id=rides.id, value_type="numeric", value_numeric=30
    )
    catalog.track(api, quantity=7)
    assert catalog.check(api, "flights").value is False
    to = next_version(app, credentials, gold, 20)

    done = ended(api, migrate(api, gold, to))

    assert (done.status, done.total_companies, done.completed_companies) == ("completed", 2, 2)
    assert (done.plan_version_id_from, done.plan_version_ids_from) == (gold.active_version.id, [gold.active_version.id])
    assert (done.failed_companies, done.skipped_companies, done.proration_behavior) == (0, 0, "create_prorations")
    answer = catalog.check(api, "flights")
    assert (answer.value, answer.feature_usage, answer.feature_allocation) == (True, 7, 20)
    assert catalog.check(api, "rides").feature_allocation == 30
    detail = api.companies.get_company(acme.id).data
    assert (detail.plan.plan_version_id, detail.pending_migration) == (to, None)
    assert {one.company_id for one in rows(api, done, status="completed")} == {acme.id, other.id}
    change = api.companies.list_plan_changes(company_id=acme.id).data[0]
    assert (change.action, change.is_version_upgrade, change.migration_id) == ("plan_version_migration", True, done.id)
    assert (change.base_plan_version.id, change.base_plan.id) == (to, gold.id)
    assert change.previous_base_plan_version.id == gold.active_version.id
    assert change.actor_type == "api_key"


def test_only_the_companies_chosen_are_moved(app: App, api: Schematic, credentials: Keys) -> None:
    gold = published(api, "Gold")
    first, second, third = (catalog.company(api, code, base_plan_id=gold.id) for code in ("A", "B", "C"))
    stranger = catalog.company(api, "D")
    to = next_version(app, credentials, gold)

    named = ended(
        api,
        migrate(
            api, gold, to, company_ids=[first.id, second.id, stranger.id, first.id], excluded_company_ids=[second.id]
        ),
    )
    assert (named.status, named.total_companies, named.completed_companies, named.skipped_companies) == (
        ("completed", 2, 1, 1)
    )
    (skipped,) = rows(api, named, status="skipped")
    assert (skipped.company_id, skipped.error_code) == (stranger.id, "not_on_origin_version")
    assert skipped.plan_version_id_from is None

    rest = ended(api, migrate(api, gold, to, excluded_company_ids=[second.id]))
    assert [one.company_id for one in rows(api, rest)] == [third.id]
    assert api.companies.get_company(second.id).data.plan.plan_version_id == gold.active_version.id


def test_add_ons_are_moved_beside_their_base_plan(app: App, api: Schematic, credentials: Keys) -> None:
    gold, seats = published(api, "Gold"), published(api, "Seats", "add_on")
    acme = catalog.company(api, base_plan_id=gold.id)
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[seats.id])
    to = next_version(app, credentials, seats)

    ended(api, migrate(api, seats, to))

    detail = api.companies.get_company(acme.id).data
    assert (detail.plan.plan_version_id, detail.add_ons[0].plan_version_id) == (gold.active_version.id, to)
    change = api.companies.list_plan_changes(company_id=acme.id).data[0]
    assert (change.is_version_upgrade, change.base_plan.id, change.previous_base_plan.id) == (True, gold.id, gold.id)
    assert (change.add_ons_added, change.add_ons_removed) == ([], [])


def test_a_company_that_moved_away_meanwhile_is_skipped(
    app: App, api: Schematic, credentials: Keys, clock: Ahead
) -> None:
    gold, basic = published(api, "Gold"), published(api, "Basic")
    acme = catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)
    at = server_now() + timedelta(minutes=10)
    waits = migrate(api, gold, to, "scheduled", scheduled_at=at)
    until(lambda: bool(rows(api, waits)))
    api.plans.update_company_plans(acme.id, base_plan_id=basic.id, add_on_ids=[])

    clock.by += timedelta(minutes=11)

    done = ended(api, waits)
    assert (done.status, done.skipped_companies, done.completed_companies) == ("completed", 1, 0)
    assert rows(api, done)[0].error_code == "not_on_origin_version"
    assert api.companies.get_company(acme.id).data.plan.id == basic.id


def test_a_scheduled_migration_waits_for_its_time(app: App, api: Schematic, credentials: Keys, clock: Ahead) -> None:
    gold = published(api, "Gold")
    acme = catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)
    at = server_now() + timedelta(minutes=10)

    made = migrate(api, gold, to, "scheduled", scheduled_at=at, proration_behavior="always_invoice")
    until(lambda: bool(rows(api, made)))

    waits = api.planmigrations.get_migration(made.id).data
    assert (waits.status, waits.scheduled_at, waits.next_due_at, waits.started_at) == ("pending", at, at, None)
    assert [(one.status, one.scheduled_for) for one in rows(api, made)] == [("pending", at)]
    pending = api.companies.get_company(acme.id).data.pending_migration
    assert (pending.migration_id, pending.strategy, pending.scheduled_for) == (made.id, "scheduled", at)
    assert (pending.effective_at, pending.proration_behavior) == (at, "always_invoice")
    assert (pending.to_plan_id, pending.to_plan_name, pending.to_plan_version_id) == (gold.id, "Gold", to)
    assert pending.to_plan_version_number == 2
    assert api.companies.list_companies().data[0].pending_migration.migration_id == made.id

    clock.by += timedelta(minutes=11)
    done = ended(api, made)
    assert (done.status, done.completed_companies, done.next_due_at) == ("completed", 1, None)
    assert api.companies.get_company(acme.id).data.pending_migration is None


def test_at_renewal_each_company_waits_for_its_own_cycle(app: App, api: Schematic, credentials: Keys) -> None:
    """One whose cycles never began has no end to wait for, and is moved at once."""
    gold = published(api, "Gold")
    acme, fresh = (catalog.company(api, code, base_plan_id=gold.id) for code in ("A", "B"))
    anchor = datetime(2024, 1, 31, 9, tzinfo=UTC)
    set_anchor(app, acme, anchor)
    set_anchor(app, fresh, None)
    to = next_version(app, credentials, gold)

    made = migrate(api, gold, to, "end_of_billing_period")

    until(lambda: api.planmigrations.get_migration(made.id).data.completed_companies == 1)
    waits = api.planmigrations.get_migration(made.id).data
    assert (waits.status, waits.proration_behavior) == ("in_progress", "none")
    (row,) = rows(api, made, status="pending")
    assert row.company_id == acme.id
    assert row.scheduled_for == waits.next_due_at == next_renewal(anchor)
    assert api.companies.get_company(fresh.id).data.plan.plan_version_id == to

    hurried = api.planmigrations.complete_migration_now(made.id, proration_behavior="none").data
    assert (hurried.id, hurried.next_due_at) == (made.id, None)
    assert ended(api, made).completed_companies == 2
    with pytest.raises(BadRequestError, match="completed"):
        api.planmigrations.complete_migration_now(made.id)


def test_a_cancelled_migration_leaves_who_waits(app: App, api: Schematic, credentials: Keys, clock: Ahead) -> None:
    gold = published(api, "Gold")
    acme = catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)
    made = migrate(api, gold, to, "scheduled", scheduled_at=server_now() + timedelta(minutes=10))
    until(lambda: bool(rows(api, made)))

    cancelled = api.planmigrations.cancel_migration(made.id).data

    assert (cancelled.status, cancelled.next_due_at, cancelled.total_companies) == ("cancelled", None, 1)
    (row,) = rows(api, made, status="cancelled")
    assert (row.company_id, row.company_name, row.status) == (acme.id, "UA", "cancelled")
    assert rows(api, made, status="pending") == []
    assert api.companies.get_company(acme.id).data.pending_migration is None
    clock.by += timedelta(minutes=11)
    later = migrate(api, gold, to)  # whose end shows that the job had its chance
    assert ended(api, later).completed_companies == 1
    assert len(api.companies.list_plan_changes(company_id=acme.id).data) == 2
    for call in (api.planmigrations.cancel_migration, api.planmigrations.complete_migration_now):
        with pytest.raises(BadRequestError, match="cancelled"):
            call(made.id)
    with pytest.raises(BadRequestError, match="cancelled"):
        api.planmigrations.retry_migration(made.id, error_codes=[])


def test_what_failed_is_tried_again(
    app: App, api: Schematic, credentials: Keys, database_url: str, backend: str
) -> None:
    """One company that cannot be moved stops no other."""
    gold = published(api, "Gold")
    made = [catalog.company(api, code, base_plan_id=gold.id) for code in "ABCD"]
    to = next_version(app, credentials, gold)
    broken = {made[1].id, made[2].id}
    break_moves(app, backend, broken)

    failed = ended(api, migrate(api, gold, to))

    assert (failed.status, failed.completed_companies, failed.failed_companies) == ("failed", 2, 2)
    assert "2 companies" in failed.error
    found = rows(api, failed, status="failed")
    assert {one.company_id for one in found} == broken
    assert {(one.error_code, one.error) for one in found} == {("unknown", "out of order")}
    with pytest.raises(BadRequestError, match="transient_infra"):
        api.planmigrations.retry_migration(failed.id, error_codes=["transient_infra"])
    moved = next(one for one in rows(api, failed, status="completed"))
    with pytest.raises(BadRequestError, match="completed"):
        api.planmigrations.retry_company_migration(moved.id)

    again = ended(api, api.planmigrations.retry_migration(failed.id, error_codes=["unknown"]).data)
    assert (again.status, again.failed_companies, again.total_companies) == ("failed", 2, 4)

    mend_moves(app, backend)
    one = api.planmigrations.retry_company_migration(found[0].id).data
    assert (one.status, one.error_code, one.completed_at) == ("pending", None, None)
    last = ended(api, failed)
    assert (last.status, last.completed_companies, last.failed_companies) == ("failed", 3, 1)
    done = ended(api, api.planmigrations.retry_migration(failed.id, error_codes=[]).data)
    assert (done.status, done.completed_companies, done.failed_companies, done.error) == ("completed", 4, 0, None)
    assert all(len(api.companies.list_plan_changes(company_id=one.id).data) == 2 for one in made)


def test_a_version_that_is_gone_fails_its_companies(app: App, api: Schematic, credentials: Keys, clock: Ahead) -> None:
    gold = published(api, "Gold")
    acme = catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)
    made = migrate(api, gold, to, "scheduled", scheduled_at=server_now() + timedelta(minutes=10))
    app.write(lambda db, emit: db.execute(sa.delete(plan_version).where(plan_version.c.id == to)) and None)

    clock.by += timedelta(minutes=11)

    done = ended(api, made)
    assert (done.status, done.failed_companies) == ("failed", 1)
    (row,) = rows(api, done)
    assert (row.error_code, to in row.error) == ("permanent_config", True)
    assert api.companies.get_company(acme.id).data.plan.plan_version_id == gold.active_version.id


def test_leaving_companies_is_a_migration_of_nobody(app: App, api: Schematic, credentials: Keys) -> None:
    gold = published(api, "Gold")
    catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)

    made = migrate(api, gold, to, "leave")

    assert (made.status, made.total_companies, made.proration_behavior) == ("completed", 0, None)


def test_a_preview_tells_of_each_company_and_changes_nothing(app: App, api: Schematic, credentials: Keys) -> None:
    gold = published(api, "Gold")
    acme, other = catalog.company(api, base_plan_id=gold.id), catalog.company(api, "B")
    to = next_version(app, credentials, gold)
    asked = {"plan_id": gold.id, "plan_version_id_to": to, "target_plan_type": "plan"}

    told = api.planmigrations.preview_migration(**asked, company_ids=[acme.id, other.id]).data

    assert told.has_billing_changes is False
    moved, skipped = told.companies
    assert (moved.company_id, moved.plan_version_id_from, moved.notes) == (acme.id, gold.active_version.id, [])
    assert (skipped.company_id, skipped.plan_version_id_from) == (other.id, None)
    assert (skipped.notes[0].code, skipped.notes[0].blocking, skipped.would_fail) == (
        ("not_on_origin_version", False, False)
    )
    assert [one.company_id for one in api.planmigrations.preview_migration(**asked).data.companies] == [acme.id]
    assert api.companies.get_company(acme.id).data.plan.plan_version_id == gold.active_version.id
    assert api.planmigrations.count_migrations().data.count == 0


def test_what_cannot_be_meant_is_refused(app: App, api: Schematic, credentials: Keys) -> None:
    gold, seats = published(api, "Gold"), published(api, "Seats", "add_on")
    old, to = gold.active_version.id, next_version(app, credentials, gold)
    soon = server_now() + timedelta(minutes=10)

    for members, named in (
        ({"strategy": "scheduled"}, "scheduled_at is required"),
        ({"scheduled_at": soon}, "scheduled_at: only"),
        ({"strategy": "scheduled", "scheduled_at": soon - timedelta(hours=1)}, "scheduled_at: must be in the future"),
        ({"strategy": "end_of_billing_period", "proration_behavior": "always_invoice"}, "proration_behavior"),
        ({"strategy": "leave", "proration_behavior": "none"}, "proration_behavior"),
        ({"target_plan_type": "add_on"}, "plan_id"),
        ({"company_ids": []}, "company_ids: names nobody"),
        ({"company_ids": ["comp_nobody"]}, "company_ids: company comp_nobody"),
        ({"plan_version_ids_from": ["plnv_nobody"]}, "plan_version_ids_from"),
        ({"plan_version_ids_from": [seats.active_version.id]}, "plan_version_ids_from"),
        ({"plan_version_ids_from": [old, to]}, "plan_version_ids_from"),
    ):
        with pytest.raises(BadRequestError, match=named):
            migrate(api, gold, to, **members)

    for plan_id, version_id in ((gold.id, "plnv_nobody"), ("plan_nobody", to), (seats.id, to)):
        with pytest.raises(NotFoundError, match=r"nobody|no version"):
            api.planmigrations.create_migration(
                plan_id=plan_id,
                plan_version_id_to=version_id,
                strategy="immediate",
                target_plan_type="add_on" if plan_id == seats.id else "plan",
            )
    app.write(
        lambda db, emit: (
            db.execute(sa.update(plan_version).where(plan_version.c.id == to).values(status="draft")) and None
        )
    )
    with pytest.raises(BadRequestError, match="draft"):
        migrate(api, gold, to)
    assert api.planmigrations.count_migrations().data.count == 0


def test_migrations_and_their_companies_are_listed_and_counted(app: App, api: Schematic, credentials: Keys) -> None:
    gold = published(api, "Gold")
    made = [catalog.company(api, code, base_plan_id=gold.id) for code in ("Alpha", "Beta")]
    second = next_version(app, credentials, gold)
    first = ended(api, migrate(api, gold, second, company_ids=[made[0].id]))
    third = next_version(app, credentials, gold)
    last = ended(api, migrate(api, gold, third))
    migrations = api.planmigrations

    assert last.plan_version_id_from is None
    assert sorted(last.plan_version_ids_from) == sorted([gold.active_version.id, second])
    assert [one.id for one in migrations.list_migrations().data] == [last.id, first.id]
    assert [one.id for one in migrations.list_migrations(plan_version_id=second).data] == [first.id]
    assert migrations.count_migrations(status="completed").data.count == 2
    assert migrations.count_migrations(status="failed").data.count == 0
    assert migrations.count_migrations(feature_id="feat_any").data.count == 0
    assert {one.company_name for one in rows(api, last)} == {"Alpha", "Beta"}
    assert [one.company_name for one in rows(api, last, q="alph")] == ["Alpha"]
    assert migrations.count_company_migrations(migration_id=last.id, q="alph").data.count == 1
    assert migrations.count_company_migrations(migration_id=last.id, status="completed").data.count == 2
    assert len(rows(api, last, limit=1, offset=1)) == 1


def test_another_environment_finds_nothing(app: App, api: Schematic, credentials: Keys) -> None:
    gold = published(api, "Gold")
    catalog.company(api, base_plan_id=gold.id)
    to = next_version(app, credentials, gold)
    made = ended(api, migrate(api, gold, to))
    (row,) = rows(api, made)

    with app.client(another_environment(app, credentials).secret) as other:
        for method, path, body in (
            ("GET", f"/plan-version-migrations/{made.id}", None),
            ("POST", f"/plan-version-migrations/{made.id}/cancel", {}),
            ("POST", f"/plan-version-migrations/{made.id}/complete-now", {}),
            ("POST", f"/plan-version-migrations/{made.id}/retry", {"error_codes": []}),
            ("POST", f"/plan-version-company-migrations/{row.id}/retry", {}),
            ("GET", f"/plan-version-company-migrations?migration_id={made.id}", None),
            ("GET", f"/plan-version-company-migrations/count?migration_id={made.id}", None),
        ):
            assert other.request(method, path, json=body).status_code == 404, path
        assert other.get("/plan-version-migrations").json()["data"] == []
        wanted = {"plan_id": gold.id, "plan_version_id_to": to, "target_plan_type": "plan", "strategy": "immediate"}
        assert other.post("/plan-version-migrations", json=wanted).status_code == 404


def set_anchor(app: App, of: Any, anchor: datetime | None) -> None:
    change = sa.update(company_table).where(company_table.c.id == of.id).values(billing_anchor=anchor)
    app.write(lambda db, emit: db.execute(change) and None)


def next_renewal(anchor: datetime) -> datetime:
    """The first monthly anniversary that is ahead; short months end the cycle on their last day."""
    at = server_now()
    year, month = at.year, at.month
    while True:
        day = min(anchor.day, monthrange(year, month)[1])
        if (found := anchor.replace(year=year, month=month, day=day)) > at:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def break_moves(app: App, backend: str, company_ids: set[str]) -> None:
    """Have the database refuse to record a change of these companies."""
    named = ", ".join(f"'{one}'" for one in sorted(company_ids))
    if backend == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, 'out of order') WHERE NEW.company_id IN ({named}); END"
        statements = [f"CREATE TRIGGER broken BEFORE INSERT ON plan_change {refuse}"]
    else:
        body = f"BEGIN IF NEW.company_id IN ({named}) THEN RAISE 'out of order'; END IF; RETURN NEW; END"
        statements = [
            f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            "CREATE TRIGGER broken BEFORE INSERT ON plan_change FOR EACH ROW EXECUTE FUNCTION refuse()",
        ]
    app.write(lambda db, emit: [db.exec_driver_sql(one) for one in statements] and None)


def mend_moves(app: App, backend: str) -> None:
    of = "" if backend == "sqlite" else " ON plan_change"
    app.write(lambda db, emit: db.exec_driver_sql(f"DROP TRIGGER broken{of}") and None)
