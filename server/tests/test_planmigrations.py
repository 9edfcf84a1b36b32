"""Moving companies to another version of their plan: when, whom, how often, and what is told of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from schematic import Schematic
from schematic_server.changes import PlanEntitlementChanged
from schematic_server.domains.entitlements.tables import plan_entitlement
from schematic_server.domains.plans.tables import plan_version
from schematic_server.storage.metadata import new_id

from . import catalog
from .asgi import App
from .conftest import Keys
from .running_jobs import until


def next_version(app: App, credentials: Keys, plan: Any, limit: int | None = None) -> Any:
    """Publish another version of the plan, on which every amount is `limit`, and leave companies where they are."""

    def work(db: sa.Connection, emit: Any) -> str:
        of_plan = plan_version.c.plan_id == plan.id
        newest = sa.select(plan_version).where(of_plan).order_by(plan_version.c.version.desc()).limit(1)
        row = dict(db.execute(newest).mappings().one())
        db.execute(sa.update(plan_version).where(of_plan).values(status="archived"))
        made = {**row, "id": new_id("plnv"), "version": row["version"] + 1, "status": "published"}
        db.execute(sa.insert(plan_version).values(made))
        granted = sa.select(plan_entitlement).where(plan_entitlement.c.plan_version_id == row["id"])
        for one in db.execute(granted).mappings().all():
            change = {"id": new_id("pent"), "plan_version_id": made["id"], "rule_id": new_id("rule")}
            change |= {"value_numeric": limit} if limit is not None else {}
            if one["rule_id_usage_exceeded"]:
                change["rule_id_usage_exceeded"] = new_id("rule")
            db.execute(sa.insert(plan_entitlement).values({**one, **change}))
            told = (change["id"], made["id"], one["feature_id"], "created")
            emit(PlanEntitlementChanged(credentials.account_id, credentials.environment_id, *told))
        return str(made["id"])

    return app.write(work)


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
    gold, flights, rides = catalog.plan(api, "Gold"), catalog.metered(api), catalog.metered(api, "rides", "ride")
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
