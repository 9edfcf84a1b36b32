"""What is told does not hang on the order in which rows happen to lie in their tables."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.scope import Emit
from schematic_server.settings import Settings
from schematic_server.storage.metadata import metadata

from . import catalog
from .asgi import App
from .conftest import Keys, Still
from .samples import caller, encoded, good, implemented

# Kept in the order in which they were made, or read by nobody but jobs.
BESIDE = {"alembic_version", "change", "job", "job_call", "job_end"}


def test_answers_stay_when_the_rows_of_each_table_are_written_the_other_way_round(
    api: Schematic, app: App, objects: dict[str, str], credentials: Keys, database_url: str, still: Still
) -> None:
    _several_of_each(api, objects)
    before = _answers(app, objects, credentials)

    app.write(_turn_round)

    with App(Settings(database_url)) as another:
        after = _answers(another, objects, credentials)
    assert [name for name in before if after[name] != before[name]] == []
    assert len(before) > 130


def _several_of_each(api: Schematic, ids: dict[str, str]) -> None:
    """Lists of two and more within what is told of one thing."""
    traits = {f"trait {letter}": letter for letter in "cabed"}
    api.companies.upsert_company(keys={"code": "UA", "zip": "9", "alt": "1"}, traits=traits)
    api.companies.upsert_user(
        keys={"id": "amy", "mail": "m", "badge": "b"}, traits=traits, company_id=ids["company_id"]
    )
    for name in ("zeta", "alpha", "mid"):
        feature = catalog.metered(api, name)
        for plan in ("plan_id", "paid_plan_id"):
            api.entitlements.create_plan_entitlement(
                plan_id=ids[plan], feature_id=feature.id, value_type="numeric", value_numeric=3
            )
        api.entitlements.create_company_override(
            company_id=ids["company_id"], feature_id=feature.id, value_type="numeric", value_numeric=9
        )
        credit = api.credits.create_billing_credit(name=name, description="", currency="usd").data
        api.credits.create_billing_plan_credit_grant(
            plan_id=ids["plan_id"],
            credit_id=credit.id,
            credit_amount=5,
            reset_cadence="monthly",
            reset_start="billing_period",
        )
        api.credits.create_credit_bundle(bundle_name=name, credit_id=credit.id, currency="usd", price_per_unit=1)
        api.credits.grant_billing_credits_to_company(
            company_id=ids["company_id"], credit_id=credit.id, quantity=5, reason="free"
        )


def _answers(app: App, ids: dict[str, str], credentials: Keys) -> dict[str, Any]:
    """Of every operation that reads."""
    found: dict[str, Any] = {}
    with app.client(credentials.secret) as http:
        for one in implemented():
            if one.method != "GET" or "audit" in one.name:  # what is audited is written a moment later
                continue
            path, query, _ = good(one, ids)
            answer = http.get(one.path.format(**path), params=encoded(query), headers=caller(one, ids))
            found[one.name] = answer.status_code, _told(answer.text)
    return found


def _told(text: str) -> Any:
    try:
        return json.loads(text).get("data")
    except json.JSONDecodeError:
        return text


def _turn_round(db: Connection, emit: Emit) -> None:
    is_sqlite = db.dialect.name == "sqlite"
    db.exec_driver_sql(
        "PRAGMA defer_foreign_keys = ON" if is_sqlite else "SET LOCAL session_replication_role = replica"
    )
    tables = [one for one in metadata.sorted_tables if one.name not in BESIDE]
    rows = {one: [dict(row) for row in db.execute(sa.select(*_stored(one))).mappings()] for one in tables}
    for one in reversed(tables):
        db.execute(sa.delete(one))
    for one in tables:
        if rows[one]:
            db.execute(sa.insert(one), rows[one][::-1])


def _stored(table: sa.Table) -> list[sa.Column[Any]]:
    return [one for one in table.c if one.computed is None]
