"""Plans and add-ons, and putting companies on them."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_environment


def _assign(api: Schematic, company_id: str, base_plan_id: str | None, *add_on_ids: str) -> Any:
    return api.plans.update_company_plans(company_id, base_plan_id=base_plan_id, add_on_ids=list(add_on_ids)).data


def _changes(api: Schematic, company_id: str) -> list[Any]:
    return list(api.companies.list_plan_changes(company_id=company_id).data)


def test_the_first_version_of_a_plan_is_a_draft(api: Schematic) -> None:
    made = catalog.plan(api, "Gold")

    assert (made.draft_version.version, made.draft_version.status, made.active_version) == (1, "draft", None)
    assert [one.id for one in made.versions] == [made.draft_version.id]
    assert (made.plan_type, made.company_count, made.controlled_by) == ("plan", 0, "schematic")


def test_an_update_shows_in_plan_and_draft(api: Schematic) -> None:
    """Nothing is published, so nobody could be surprised by it."""
    made = api.plans.create_plan(name="Gold", plan_type="plan", description="Old", icon="red").data

    api.plans.update_plan(made.id, name="Platinum", description="New")

    changed = api.plans.get_plan(made.id).data
    assert (changed.name, changed.description, changed.icon) == ("Platinum", "New", "red")
    assert (changed.draft_version.name, changed.draft_version.id) == ("Platinum", made.draft_version.id)


def test_a_plan_tells_features_and_entitlements(api: Schematic) -> None:
    gold, sso = catalog.plan(api, "Gold"), catalog.feature(api, "sso")
    granted = catalog.grant(api, gold, sso, "boolean", value_bool=True)

    found = api.plans.get_plan(gold.id, plan_version_id=gold.draft_version.id).data

    assert [one.id for one in found.features] == [sso.id]
    assert [(one.id, one.feature.name) for one in found.entitlements] == [(granted.id, "Sso")]
    assert not api.plans.list_plans().data[0].entitlements
    assert [one.id for one in api.plans.list_plans(with_entitlements=True).data[0].entitlements] == [granted.id]


def test_an_unknown_plan_or_version_is_not_found(api: Schematic) -> None:
    gold = catalog.plan(api)

    for call in (api.plans.get_plan, api.plans.delete_plan):
        with pytest.raises(NotFoundError, match="plan_nobody"):
            call("plan_nobody")
    with pytest.raises(NotFoundError, match="plnv_nobody"):
        api.plans.get_plan(gold.id, plan_version_id="plnv_nobody")


def test_a_company_is_put_on_exactly_the_plans_named(api: Schematic) -> None:
    acme, gold, basic = catalog.company(api), catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    seats, audit = catalog.plan(api, "Seats", "add_on"), catalog.plan(api, "Audit", "add_on")

    first = _assign(api, acme.id, gold.id, seats.id, audit.id, seats.id)
    assert (first.plan.id, first.plan.plan_version_id) == (gold.id, gold.draft_version.id)
    assert {one.id for one in first.add_ons} == {seats.id, audit.id}
    assert {one.name for one in first.plans} == {"Gold", "Seats", "Audit"}

    second = _assign(api, acme.id, basic.id, audit.id)
    assert (second.plan.name, [one.name for one in second.add_ons]) == ("Basic", ["Audit"])

    third = _assign(api, acme.id, None)
    assert (third.plan, third.add_ons, third.plans) == (None, [], [])


def test_a_kept_plan_keeps_its_start(api: Schematic) -> None:
    acme, gold, audit = catalog.company(api), catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    started = _assign(api, acme.id, gold.id).plan.added_on

    assert _assign(api, acme.id, gold.id, audit.id).plan.added_on == started


def test_a_change_tells_the_request_and_the_key_that_made_it(api: Schematic) -> None:
    gold, acme = catalog.plan(api, "Gold"), catalog.company(api)

    _assign(api, acme.id, gold.id)

    (change,) = _changes(api, acme.id)
    assert (change.actor_type, change.api_key.id) == ("api_key", api.accounts.get_who_am_i().data.api_key_id)
    entry = api.accounts.get_audit_log(change.audit_log.id).data
    assert (entry.method, entry.url, entry.resp_code) == ("PUT", f"/company-plans/{acme.id}", 200)
    assert change.request_id


def test_every_change_is_recorded_once(api: Schematic) -> None:
    acme, gold, basic = catalog.company(api), catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    audit = catalog.plan(api, "Audit", "add_on")

    _assign(api, acme.id, basic.id)
    _assign(api, acme.id, gold.id, audit.id)
    _assign(api, acme.id, gold.id, audit.id)

    latest, first = _changes(api, acme.id)
    assert (first.action, first.base_plan.name, first.previous_base_plan) == ("manage_plan", "Basic", None)
    assert (latest.base_plan.name, latest.previous_base_plan.name) == ("Gold", "Basic")
    assert (latest.base_plan_version.version, latest.actor_type) == (1, "api_key")
    assert ([one.name for one in latest.add_ons_added], latest.add_ons_removed) == (["Audit"], [])
    assert api.companies.get_plan_change(latest.id).data.company.id == acme.id


def test_plans_that_a_company_cannot_have_are_refused_together(api: Schematic) -> None:
    acme, gold, audit = catalog.company(api), catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    _assign(api, acme.id, gold.id)

    for base_plan_id, add_on_ids, named in (
        (audit.id, [], "base_plan_id"),
        ("plan_nobody", [], "base_plan_id: plan plan_nobody"),
        (None, [audit.id, gold.id], "add_on_ids"),
    ):
        with pytest.raises(BadRequestError, match=named):
            _assign(api, acme.id, base_plan_id, *add_on_ids)

    assert api.companies.get_company(acme.id).data.plan.id == gold.id
    assert len(_changes(api, acme.id)) == 1


def test_an_unknown_company_cannot_be_put_on_a_plan(api: Schematic) -> None:
    with pytest.raises(NotFoundError, match="comp_nobody"):
        _assign(api, "comp_nobody", catalog.plan(api).id)


def test_a_new_company_starts_on_the_plan_its_creator_names(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")

    acme = catalog.company(api, base_plan_id=gold.id)

    assert acme.plan.id == gold.id
    change = _changes(api, acme.id)[0]
    assert (change.action, change.base_plan_action) == ("company_upsert", "initial")
    assert catalog.company(api, base_plan_id=catalog.plan(api, "Basic").id).plan.id == gold.id


@pytest.mark.parametrize("members", [{"base_plan_id": "plan_nobody"}, {"base_plan_price_id": "bilpp_nobody"}])
def test_a_company_that_cannot_start_on_its_plan_is_not_created(api: Schematic, members: dict[str, str]) -> None:
    with pytest.raises(BadRequestError, match=next(iter(members))):
        catalog.company(api, **members)

    assert api.companies.count_companies().data.count == 0


def test_the_first_plan_starts_the_billing_cycle(api: Schematic) -> None:
    """Monthly limits that follow the billing cycle reset a month after the company got its first plan."""
    flights, gold, acme = catalog.metered(api), catalog.plan(api, "Gold"), catalog.company(api)
    catalog.grant(
        api,
        gold,
        flights,
        "numeric",
        value_numeric=3,
        metric_period="current_month",
        metric_period_month_reset="billing_cycle",
    )

    plan = _assign(api, acme.id, gold.id).plan
    _assign(api, acme.id, None)
    entitlement = _assign(api, acme.id, gold.id).entitlements[0]

    assert entitlement.month_reset == "billing_cycle"
    assert 28 <= (entitlement.metric_reset_at - plan.added_on).days <= 31
    # The instant is kept to the millisecond.
    assert abs(entitlement.metric_reset_at.second - plan.added_on.second) == 0


def test_a_deleted_plan_is_taken_from_its_companies(api: Schematic) -> None:
    acme, gold, audit = catalog.company(api), catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    _assign(api, acme.id, gold.id, audit.id)

    assert api.plans.delete_plan(gold.id).data.deleted is True

    found = api.companies.get_company(acme.id).data
    assert (found.plan, [one.id for one in found.add_ons]) == (None, [audit.id])
    change = _changes(api, acme.id)[0]
    assert (change.action, change.base_plan) == ("plan_deleted", None)
    assert (change.previous_base_plan.name, change.previous_base_plan.deleted) == ("Gold", True)
    assert api.plans.count_plans().data.count == 1


def test_filters_of_plans_narrow_list_and_count_alike(api: Schematic) -> None:
    sso, acme = catalog.feature(api, "sso"), catalog.company(api)
    gold, audit = catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    _assign(api, acme.id, gold.id)

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.plans.list_plans(**query).data]
        assert api.plans.count_plans(**query).data.count == len(listed)
        return listed

    assert found() == [audit.id, gold.id]
    assert found(plan_type="add_on") == [audit.id]
    assert found(ids=[gold.id]) == [gold.id]
    assert found(q="GOL") == [gold.id]
    assert found(without_entitlement_for=sso.id) == [audit.id]
    assert found(exclude_unused=True) == [gold.id]
    assert found(for_initial_plan=True) == found(for_fallback_plan=True) == [gold.id]
    assert found(company_scoped_only=True) == found(scoped_to_company_id=acme.id) == []
    assert found(exclude_company_scoped=True) == [audit.id, gold.id]
    assert found(with_published_version=True) == [gold.id]


@pytest.mark.parametrize(
    ("query", "is_true_of_all"),
    [
        ({"with_subscription": True}, False),
        ({"with_subscription": False}, True),
        ({"without_subscription": True}, True),
        ({"without_subscription": False}, True),
        ({"monetized_subscriptions": True}, False),
        ({"monetized_subscriptions": False}, True),
        ({"has_scheduled_downgrade": True}, False),
        ({"has_scheduled_downgrade": False}, True),
        ({"subscription_statuses": ["active", "trialing"]}, False),
        ({"subscription_types": ["paid"]}, False),
        ({"subscription_types": ["free"]}, False),
        ({"credit_type_ids": ["bilcr_any"]}, False),
        ({"without_subscription": True, "subscription_types": ["paid"]}, False),
    ],
)
def test_nobody_is_billed_so_filters_by_billing_find_all_companies_or_none(
    api: Schematic, query: dict[str, Any], is_true_of_all: bool
) -> None:
    made = {catalog.company(api, "UA", base_plan_id=catalog.plan(api).id).id, catalog.company(api, "DL").id}

    listed = {one.id for one in api.companies.list_companies(**query).data}

    assert listed == (made if is_true_of_all else set())
    assert api.companies.count_companies(**query).data.count == len(listed)
    assert api.companies.list_companies(**query, q="nobody").data == []


def test_filters_by_billing_find_all_plans_or_none(api: Schematic) -> None:
    made = catalog.plan(api).id

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.plans.list_plans(**query).data]
        assert api.plans.count_plans(**query).data.count == len(listed)
        return listed

    assert found(has_product_id=True) == []
    assert found(has_product_id=False) == found(without_paid_product_id=True) == [made]


def test_companies_are_found_by_plan(api: Schematic) -> None:
    sso, gold, audit = catalog.feature(api, "sso"), catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    on_gold = catalog.company(api, "UA", base_plan_id=gold.id)
    alone, excepted = catalog.company(api, "DL"), catalog.company(api, "AA")
    _assign(api, excepted.id, None, audit.id)
    api.entitlements.create_company_override(
        company_id=excepted.id, feature_id=sso.id, value_type="boolean", value_bool=True
    )

    def found(**query: Any) -> set[str]:
        listed = {one.id for one in api.companies.list_companies(**query).data}
        assert api.companies.count_companies(**query).data.count == len(listed)
        return listed

    assert found(plan_id=gold.id) == {on_gold.id}
    assert found(plan_ids=[gold.id, audit.id]) == {on_gold.id, excepted.id}
    assert found(plan_version_id=gold.draft_version.id) == {on_gold.id}
    assert found(plan_version_unpublished=True) == set()
    assert found(without_plan=True) == {alone.id, excepted.id}
    assert found(with_entitlement_for=sso.id) == {on_gold.id, excepted.id}
    assert found(without_feature_override_for=sso.id) == {on_gold.id, alone.id}


def test_a_plan_is_shared_by_environments_but_not_what_it_grants(api: Schematic, app: App, credentials: Keys) -> None:
    """Plans and features belong to the account; versions, entitlements and assignments to one environment."""
    sso, gold = catalog.feature(api, "sso"), catalog.plan(api, "Gold")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    catalog.company(api, base_plan_id=gold.id)

    with (
        app.client() as carrier,
        Schematic(
            another_environment(app, credentials).secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]
        ) as other,
    ):
        before = other.plans.get_plan(gold.id).data
        company = catalog.company(other, base_plan_id=gold.id)
        denied = catalog.check(other, "sso")
        catalog.grant(other, gold, sso, "boolean", value_bool=True)
        catalog.publish(other, gold, company)
        after = other.plans.get_plan(gold.id).data
        allowed = catalog.check(other, "sso")

    assert (before.name, before.active_version, before.entitlements) == ("Gold", None, [])
    assert (after.company_count, after.active_version.version) == (1, 2)
    assert after.active_version.id != gold.draft_version.id
    assert (denied.value, allowed.value) == (False, True)
    assert api.entitlements.count_plan_entitlements().data.count == 1


def test_renaming_a_plan_leaves_versions_of_other_environments(api: Schematic, app: App, credentials: Keys) -> None:
    """What companies of another environment are on is changed there."""
    plan = catalog.plan(api, "Gold")
    with (
        app.client() as carrier,
        Schematic(
            another_environment(app, credentials).secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]
        ) as live,
    ):
        company = live.companies.upsert_company(keys={"id": "acme"}).data
        live.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=plan.id)

        api.plans.update_plan(plan.id, name="Platinum")
        catalog.publish(api, plan)

        assert [one.name for one in api.plans.get_plan(plan.id).data.versions] == ["Platinum"]
        there = live.plans.get_plan(plan.id).data
        assert ([one.name for one in there.versions], there.name) == (["Gold"], "Gold")
