"""Publishing: who moves and who stays, what is refused, what a preview and a diff tell, and versions that go."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now

from . import catalog
from .asgi import App
from .running_jobs import until

LEAVE: dict[str, Any] = {"migration_strategy": "leave", "excluded_company_ids": []}


def _drafted(api: Schematic) -> tuple[Any, Any, Any]:
    """A published plan that grants 5 flights, a company on it, and a draft that grants 9."""
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    grant = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    acme = catalog.company(api, base_plan_id=gold.id)
    api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=9)
    return gold, api.plans.get_plan(gold.id).data.draft_version, acme


def _allocation(api: Schematic, code: str = "UA") -> int:
    return int(catalog.check(api, "flights", code).feature_allocation)


def test_who_is_on_the_old_version_stays_and_who_comes_gets_the_new_one(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)

    published = api.plans.publish_plan_version(draft.id, **LEAVE).data
    catalog.company(api, "DL", base_plan_id=gold.id)

    assert (published.id, published.status, published.version) == (draft.id, "published", 2)
    assert (_allocation(api), _allocation(api, "DL")) == (5, 9)
    found = api.plans.get_plan(gold.id).data
    assert [(one.version, one.status) for one in found.versions] == [(2, "published"), (1, "archived")]
    assert (found.draft_version, found.company_count) == (None, 2)
    assert [one.value_numeric for one in found.entitlements] == [9]
    old = api.companies.list_companies(plan_version_unpublished=True).data
    assert [one.name for one in old] == ["UA"]


@pytest.mark.parametrize("strategy", ["immediate", "scheduled", "end_of_billing_period"])
def test_companies_on_the_published_version_are_moved(api: Schematic, strategy: str) -> None:
    """Not those excluded, nor those on a version before."""
    gold, draft, _ = _drafted(api)
    api.plans.publish_plan_version(draft.id, **LEAVE)
    catalog.company(api, "DL", base_plan_id=gold.id)
    excluded = catalog.company(api, "AA", base_plan_id=gold.id)
    (entitlement,) = api.plans.get_plan(gold.id).data.entitlements
    api.entitlements.update_plan_entitlement(entitlement.id, value_type="numeric", value_numeric=20)
    third = api.plans.get_plan(gold.id).data.draft_version
    at = {"scheduled_at": now() + timedelta(minutes=10)} if strategy == "scheduled" else {}

    api.plans.publish_plan_version(third.id, migration_strategy=strategy, excluded_company_ids=[excluded.id], **at)

    (migration,) = api.planmigrations.list_migrations(plan_version_id=third.id).data
    assert (migration.strategy, migration.plan_version_ids_from) == (strategy, [draft.id])
    if strategy == "immediate":
        until(lambda: api.planmigrations.get_migration(migration.id).data.status == "completed")
        assert (_allocation(api), _allocation(api, "DL"), _allocation(api, "AA")) == (5, 20, 9)
    else:
        assert (_allocation(api), _allocation(api, "DL"), _allocation(api, "AA")) == (5, 9, 9)


def test_an_add_on_has_versions_as_well(api: Schematic) -> None:
    more, sso = catalog.plan(api, "More", "add_on"), catalog.feature(api, "sso")
    acme = catalog.company(api)
    api.plans.update_company_plans(acme.id, add_on_ids=[more.id])
    catalog.grant(api, more, sso, "boolean", value_bool=True)
    assert catalog.check(api, "sso").value is False

    catalog.publish(api, more)
    api.plans.update_company_plans(acme.id, add_on_ids=[])
    api.plans.update_company_plans(acme.id, add_on_ids=[more.id])

    assert catalog.check(api, "sso").value is True


def test_a_plan_nobody_is_on_can_be_published_by_hand(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")

    api.plans.publish_plan_version(gold.draft_version.id, migration_strategy="immediate", excluded_company_ids=[])

    assert api.plans.get_plan(gold.id).data.active_version.id == gold.draft_version.id


def test_only_a_draft_is_published(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)

    with pytest.raises(BadRequestError, match="is published; edit the plan"):
        api.plans.publish_plan_version(gold.draft_version.id, **LEAVE)
    with pytest.raises(NotFoundError, match="plnv_nobody"):
        api.plans.publish_plan_version("plnv_nobody", **LEAVE)

    assert api.plans.get_plan(gold.id).data.draft_version.id == draft.id


_SOON = "2999-01-01T00:00:00Z"
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"migration_strategy": "scheduled"}, "scheduled_at is required"),
    (
        {"migration_strategy": "scheduled", "scheduled_at": "2001-01-01T00:00:00Z"},
        "scheduled_at: must be in the future",
    ),
    ({"migration_strategy": "immediate", "scheduled_at": _SOON}, "scheduled_at: goes with"),
    ({"proration_behavior": "none"}, "proration_behavior: with migration_strategy leave"),
    (
        {"migration_strategy": "end_of_billing_period", "proration_behavior": "create_prorations"},
        "proration_behavior: at the end",
    ),
    ({"migration_strategy": "immediate", "require_no_migration": True}, "require_no_migration: 1 companies"),
    ({"excluded_company_ids": ["comp_nobody"]}, "excluded_company_ids: company comp_nobody"),
    ({"activation_strategy": "on_payment"}, "activation_strategy"),
    ({"end_date": _SOON}, "end_date"),
]


@pytest.mark.parametrize(("members", "named"), REFUSED)
def test_a_publication_that_cannot_be_is_refused_and_changes_nothing(
    http: httpx2.Client, api: Schematic, members: dict[str, Any], named: str
) -> None:
    gold, draft, _ = _drafted(api)

    answer = http.put(f"/plans/version/{draft.id}/publish", json={**LEAVE, **members})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(named)
    assert api.plans.get_plan(gold.id).data.draft_version.id == draft.id


@pytest.mark.parametrize(("members", "named"), REFUSED)
def test_a_preview_says_why_a_publication_would_fail(
    http: httpx2.Client, api: Schematic, members: dict[str, Any], named: str
) -> None:
    _, draft, _ = _drafted(api)

    told = http.post(f"/plans/version/{draft.id}/publish-preview", json={**LEAVE, **members}).json()["data"]

    assert told["would_fail"] is True
    assert told["note"].startswith(named)


def test_no_migration_is_needed_where_nobody_would_move(api: Schematic) -> None:
    _, draft, acme = _drafted(api)

    published = api.plans.publish_plan_version(
        draft.id, migration_strategy="immediate", excluded_company_ids=[acme.id], require_no_migration=True
    ).data

    assert published.status == "published"
    assert _allocation(api) == 5


def test_a_preview_tells_who_moves_when_and_writes_nothing(api: Schematic) -> None:
    gold, draft, acme = _drafted(api)

    def preview(strategy: str, *excluded: str, **members: Any) -> Any:
        return api.plans.preview_publish_plan_version(
            draft.id, migration_strategy=strategy, excluded_company_ids=list(excluded), **members
        ).data

    later = now() + timedelta(days=3)
    assert preview("immediate").note == "1 companies move now."
    assert preview("immediate").effective_at is not None
    assert preview("scheduled", scheduled_at=later).effective_at == later
    assert preview("end_of_billing_period").effective_at is None
    assert preview("leave").note == preview("immediate", acme.id).note == "No company moves."
    told = preview("immediate")
    assert (told.would_fail, told.lands_on, told.proration_total, told.has_billing_changes) == (False, "none", 0, False)
    assert (told.default_collection_method, told.default_days_until_due) == ("send_invoice", 30)
    assert told.payment_method.has_default is False
    assert api.plans.get_plan(gold.id).data.draft_version.id == draft.id


def test_a_diff_names_what_changed(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)
    sso, audit = catalog.feature(api, "sso"), catalog.feature(api, "audit")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    api.plans.update_plan(gold.id, name="Platinum", description="More")

    told = api.plans.get_plan_version_diff(draft.id).data

    assert (told.from_.id, told.to.id, told.has_billing_changes) == (gold.draft_version.id, draft.id, False)
    assert [(one.field, one.old, one.new) for one in told.plan_fields] == [
        ("name", "Gold", "Platinum"),
        ("description", "", "More"),
    ]
    changed, added = told.entitlements
    assert (changed.change_type, changed.changed_fields) == ("changed", ["value_numeric"])
    assert (changed.old.value_numeric, changed.new.value_numeric) == (5, 9)
    assert (added.change_type, added.feature_id, added.old) == ("added", sso.id, None)
    back = api.plans.get_plan_version_diff(gold.draft_version.id, against=draft.id).data
    assert [one.change_type for one in back.entitlements] == ["changed", "removed"]
    assert (told.prices, told.credit_grants) == ([], [])
    assert audit.id not in {one.feature_id for one in told.entitlements}


def test_a_diff_with_nothing_is_everything(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    flights = catalog.metered(api)
    catalog.grant(api, gold, flights, "unlimited", price_behavior="pay_as_you_go", monthly_unit_price=5)

    told = api.plans.get_plan_version_diff(gold.draft_version.id).data

    assert (told.from_, [one.change_type for one in told.entitlements]) == (None, ["added"])
    assert ("name", "", "Gold") in [(one.field, one.old, one.new) for one in told.plan_fields]
    assert told.has_billing_changes is True


def test_a_diff_is_of_versions_of_one_plan(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api, "Basic")

    with pytest.raises(BadRequestError, match=r"against: .* is a version of another plan"):
        api.plans.get_plan_version_diff(gold.draft_version.id, against=basic.draft_version.id)
    for call in (
        lambda: api.plans.get_plan_version_diff("plnv_nobody"),
        lambda: api.plans.get_plan_version_diff(gold.draft_version.id, against="plnv_nobody"),
    ):
        with pytest.raises(NotFoundError, match="plnv_nobody"):
            call()


def test_a_price_is_a_billing_change(api: Schematic) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    priced = {"price_behavior": "pay_as_you_go", "monthly_unit_price": 5}
    grant = catalog.grant(api, gold, flights, "unlimited", **priced)
    catalog.company(api, base_plan_id=gold.id)
    api.entitlements.update_plan_entitlement(grant.id, value_type="unlimited", monthly_unit_price=6)

    told = api.plans.get_plan_version_diff(api.plans.get_plan(gold.id).data.draft_version.id).data

    (changed,) = told.entitlements
    assert changed.changed_fields == ["metered_monthly_price", "currency_prices"]
    assert told.has_billing_changes is True


def test_what_a_plan_costs_is_its_drafts_until_it_is_published(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)
    api.plans.upsert_billing_product_plan(
        gold.id, charge_type="recurring", is_trialable=True, trial_days=14, monthly_price=900
    )

    told = api.plans.get_plan_version_diff(draft.id).data

    assert [(one.field, one.old, one.new) for one in told.plan_fields] == [
        ("charge_type", "none", "recurring"),
        ("billing_strategy", "no_billing", "schematic_managed"),
        ("is_trialable", "false", "true"),
        ("trial_days", "", "14"),
    ]
    (price,) = told.prices
    assert (price.cadence, price.currency, price.old, price.new.price) == ("monthly", "usd", None, 900)
    assert told.has_billing_changes is True
    assert api.plans.get_plan(gold.id).data.monthly_price is None
    assert catalog.publish(api, gold).monthly_price.price == 900
    copy = api.plans.update_plan(gold.id, name="Dearer").data.draft_version
    again = api.plans.get_plan_version_diff(copy.id).data
    assert ([one.field for one in again.plan_fields], again.prices) == (["name"], [])


def test_a_credit_type_that_is_gone_stands_in_the_way(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    tokens = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
    grant = catalog.grant(api, gold, catalog.metered(api), "credit", value_credit_id=tokens.id)
    assert api.plans.list_plan_issues(plan_id=gold.id).data == []

    api.credits.soft_delete_billing_credit(tokens.id)

    (issue,) = api.plans.list_plan_issues(plan_id=gold.id, plan_version_id=gold.draft_version.id).data
    assert (issue.code, issue.id) == ("credit_type_deleted", grant.id)
    with pytest.raises(BadRequestError, match=r"cannot be published: Plan entitlement .* credit type that was deleted"):
        api.plans.publish_plan_version(gold.draft_version.id, **LEAVE)
    for call in (
        lambda: api.plans.list_plan_issues(plan_id="plan_nobody"),
        lambda: api.plans.list_plan_issues(plan_id=gold.id, plan_version_id="plnv_nobody"),
    ):
        with pytest.raises(NotFoundError, match="nobody"):
            call()


def test_editors_at_the_same_time_share_one_draft_and_one_publishes_it(api: Schematic, app: App, secret: str) -> None:
    gold = catalog.publish(api, catalog.plan(api, "Gold"))

    def edit(number: int) -> int:
        with app.client(secret) as http:
            return int(http.put(f"/plans/{gold.id}", json={"name": f"Gold {number}"}).status_code)

    def publish(version_id: str) -> int:
        with app.client(secret) as http:
            return int(http.put(f"/plans/version/{version_id}/publish", json=LEAVE).status_code)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(edit, range(4))) == {200}
        (draft,) = (one for one in api.plans.get_plan(gold.id).data.versions if one.status == "draft")
        assert sorted(pool.map(publish, [draft.id] * 4)) == [200, 400, 400, 400]

    found = api.plans.get_plan(gold.id).data
    assert [(one.version, one.status) for one in found.versions] == [(2, "published"), (1, "archived")]


def test_a_draft_can_be_dropped(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)

    assert api.plans.delete_plan_version(draft.id).data.deleted is True

    found = api.plans.get_plan(gold.id).data
    assert (found.draft_version, [one.version for one in found.versions]) == (None, [1])
    with pytest.raises(NotFoundError, match=draft.id):
        api.plans.delete_plan_version(draft.id)


def test_the_published_version_goes_when_another_takes_its_place(api: Schematic) -> None:
    gold, draft, _ = _drafted(api)
    with pytest.raises(BadRequestError, match="1 companies are on it"):
        api.plans.delete_plan_version(gold.draft_version.id, promote_archived_version=True)
    api.plans.publish_plan_version(draft.id, **LEAVE)

    with pytest.raises(BadRequestError, match="promote_archived_version=true"):
        api.plans.delete_plan_version(draft.id)
    api.plans.delete_plan_version(draft.id, promote_archived_version=True)

    found = api.plans.get_plan(gold.id).data
    assert [(one.id, one.status) for one in found.versions] == [(gold.draft_version.id, "published")]
    catalog.company(api, "DL", base_plan_id=gold.id)
    assert _allocation(api, "DL") == 5


def test_the_only_version_of_a_plan_goes_with_the_plan(api: Schematic) -> None:
    gold = catalog.publish(api, catalog.plan(api, "Gold"))

    with pytest.raises(BadRequestError, match="has no archived version; delete the plan"):
        api.plans.delete_plan_version(gold.active_version.id, promote_archived_version=True)


def test_an_archived_version_goes_once_nobody_is_on_it(api: Schematic) -> None:
    gold, draft, acme = _drafted(api)
    api.plans.publish_plan_version(draft.id, **LEAVE)
    with pytest.raises(BadRequestError, match="1 companies are on it"):
        api.plans.delete_plan_version(gold.draft_version.id)

    api.plans.update_company_plans(acme.id, add_on_ids=[])
    api.plans.delete_plan_version(gold.draft_version.id)

    assert [one.id for one in api.plans.get_plan(gold.id).data.versions] == [draft.id]


def test_entitlements_are_copied_from_plan_to_plan(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    sso, flights = catalog.feature(api, "sso"), catalog.metered(api)
    yes = catalog.grant(api, gold, sso, "boolean", value_bool=True)
    five = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    taken = catalog.grant(api, basic, flights, "numeric", value_numeric=1)
    catalog.company(api, base_plan_id=basic.id)

    told = api.entitlements.duplicate_plan_entitlements(source_plan_id=gold.id, target_plan_id=basic.id).data

    (copy,) = told.data
    assert (copy.plan_id, copy.feature_id, copy.value_bool, copy.id != yes.id) == (basic.id, sso.id, True, True)
    (skipped,) = told.skipped
    assert (skipped.entitlement_id, skipped.feature_name) == (five.id, "Flights")
    assert "the plan has pltl_" in skipped.errors[0].message
    assert told.issues == []
    assert catalog.check(api, "sso").value is False
    found = api.plans.get_plan(basic.id).data
    assert [one.id for one in found.entitlements] == [taken.id]
    assert len(api.plans.get_plan(basic.id, plan_version_id=found.draft_version.id).data.entitlements) == 2


@pytest.mark.parametrize(
    ("members", "named"),
    [
        (lambda one: {"source_plan_id": "plan_nobody", "target_plan_id": one}, "source_plan_id: plan plan_nobody"),
        (lambda one: {"source_plan_id": one, "target_plan_id": "plan_nobody"}, "target_plan_id: plan plan_nobody"),
        (lambda one: {"source_plan_id": one, "target_plan_id": one}, "target_plan_id: is the source"),
    ],
)
def test_copying_entitlements_takes_two_plans(
    api: Schematic, members: Callable[[str], dict[str, str]], named: str
) -> None:
    with pytest.raises(BadRequestError, match=named):
        api.entitlements.duplicate_plan_entitlements(**members(catalog.plan(api).id))
