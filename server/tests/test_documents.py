"""Companies as the engine reads them, at any instant."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.clock import now as server_now
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.documents import CompanyDocument, company_documents, user_documents
from schematic_server.evaluation.facts import read

from . import catalog
from .asgi import App
from .conftest import Keys

LATER = server_now().replace(hour=12) + timedelta(days=3650)
MIDNIGHT = LATER.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _document(app: App, credentials: Keys, company: Any, now: datetime) -> CompanyDocument:
    owner = (credentials.account_id, credentials.environment_id)

    def documents(db: Connection) -> dict[str, CompanyDocument]:
        facts = read(db, credentials.environment_id, [company.id], {}, now)
        return company_documents(db, *owner, facts, [company.id], now, Catalog())

    return app.read(documents)[company.id]


def test_an_override_ends_by_itself(api: Schematic, app: App, credentials: Keys) -> None:
    """The document says until when it holds, so that nobody has to be told when an override expires."""
    sso, acme = catalog.feature(api, "sso"), catalog.company(api)
    api.entitlements.create_company_override(
        company_id=acme.id, feature_id=sso.id, value_type="boolean", value_bool=True, expiration_date=LATER
    )

    before = _document(app, credentials, acme, LATER - timedelta(seconds=1))
    after = _document(app, credentials, acme, LATER)

    assert (len(before.document["rules"]), before.valid_until) == (1, LATER)
    assert (after.document["rules"], after.document["entitlements"], after.valid_until) == ([], [], MIDNIGHT)


def test_usage_starts_again_when_its_period_ends(api: Schematic, app: App, credentials: Keys) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=5, metric_period="current_day")
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api, quantity=3)

    today = _document(app, credentials, acme, server_now())
    tomorrow = _document(app, credentials, acme, today.valid_until)

    assert today.document["entitlements"][0]["usage"] == 3
    assert today.document["entitlements"][0]["metric_reset_at"] == today.valid_until.isoformat()
    assert tomorrow.document["entitlements"][0]["usage"] == 0
    assert [row["value"] for row in tomorrow.document["metrics"] if row["period"] == "all_time"] == [3]


def test_a_document_names_plans_versions_and_cycle(api: Schematic, app: App, credentials: Keys) -> None:
    gold, more = catalog.plan(api, "Gold"), catalog.plan(api, "More", "add_on")
    acme = catalog.company(api)
    assert _document(app, credentials, acme, LATER).document["subscription"] is None

    added_on = api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[more.id]).data.plan.added_on
    document = _document(app, credentials, acme, LATER).document

    assert (document["base_plan_id"], document["plan_ids"]) == (gold.id, [gold.id, more.id])
    assert document["plan_version_ids"] == [gold.draft_version.id, more.draft_version.id]
    assert datetime.fromisoformat(document["subscription"]["period_start"]) == added_on
    assert document["keys"]["code"] == "UA"


def test_unknown_companies_and_users_have_no_document(app: App, credentials: Keys) -> None:
    owner = (credentials.account_id, credentials.environment_id)

    facts = app.read(lambda db: read(db, credentials.environment_id, ["comp_nobody", "user_nobody"], {}, LATER))

    assert app.read(lambda db: company_documents(db, *owner, facts, ["comp_nobody"], LATER, Catalog())) == {}
    assert user_documents(*owner, facts, ["user_nobody"]) == {}


def test_a_company_named_by_keys_of_several_statements_is_told_once(
    api: Schematic, app: App, credentials: Keys
) -> None:
    """So many keys are asked for in parts, and two of them may name the same company."""
    acme = api.companies.upsert_company(keys={"a": "first", "z": "last"}, name="Acme", traits={"seats": 3}).data
    nobody = [(("m", str(number)),) for number in range(600)]
    key_sets = [(("a", "First"),), *nobody, (("z", "last"),), (("a", "first"), ("z", "other"))]

    facts = app.read(lambda db: read(db, credentials.environment_id, [], {"company": key_sets}, LATER))

    named = [facts.named("company", one) for one in key_sets]
    assert [one.ids for one in named] == [[acme.id], *([[]] * len(nobody)), [acme.id], [acme.id]]
    assert [one.is_whole for one in named if one.ids] == [True, True, False]
    assert [trait.value for trait in facts.known("company")[acme.id].traits] == ["3"]
