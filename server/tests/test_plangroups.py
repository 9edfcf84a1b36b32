"""The plan group: what it keeps, whom it puts on which plan, and which plans it lets be combined."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment
from .test_credit_bundles import bundle
from .test_credit_grants import credit


def group(api: Schematic, **members: Any) -> Any:
    """The environment's plan group, made or replaced."""
    body = {**catalog.GROUP, **members}
    try:
        known = api.plangroups.get_plan_group().data.id
    except NotFoundError:
        return api.plangroups.create_plan_group(**body).data
    return api.plangroups.update_plan_group(known, **body).data


def changes(api: Schematic, company: Any) -> list[Any]:
    return list(api.companies.list_plan_changes(company_id=company.id).data)


def assign(api: Schematic, company: Any, base: Any | None, *add_ons: Any) -> Any:
    base_plan_id = None if base is None else base.id
    ids = [one.id for one in add_ons]
    return api.plans.update_company_plans(company.id, base_plan_id=base_plan_id, add_on_ids=ids).data


def test_every_setting_is_kept_and_told(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    seats, audit = catalog.plan(api, "Seats", "add_on"), catalog.plan(api, "Audit", "add_on")
    told = {
        "checkout_bundle_purchase_behavior": "quantity",
        "checkout_collect_address": True,
        "checkout_collect_email": True,
        "checkout_collect_phone": True,
        "checkout_collect_tax_id": True,
        "enable_tax_collection": True,
        "opt_in_enabled": True,
        "opt_in_text": "Tell me of flights",
        "opt_in_title": "News",
        "prevent_downgrades_when_over_limit": False,
        "prevent_self_service_downgrade": True,
        "prevent_self_service_downgrade_button_text": "Call",
        "prevent_self_service_downgrade_url": "https://air.example/call",
        "proration_behavior": "invoice_immediately",
        "scheduled_downgrade_behavior": "end_of_billing_period",
        "scheduled_downgrade_prevent_when_over_limit": True,
        "show_as_monthly_prices": True,
        "show_credits": True,
        "show_estimated_total": True,
        "show_feature_description": True,
        "show_hard_limit": True,
        "show_period_toggle": True,
        "show_zero_price_as_free": True,
        "sync_customer_billing_details": True,
        "trial_days": 14,
        "trial_eligibility_per_plan": True,
        "trial_payment_method_required": True,
        "custom_plan_config": {"cta_text": "Call us", "cta_web_site": "https://air.example", "price_text": "Ask"},
    }
    pack, gone = (bundle(api, credit(api)) for _ in range(2))
    made = api.plangroups.create_plan_group(
        **{
            **catalog.GROUP,
            **told,
            "initial_plan_id": basic.id,
            "fallback_plan_id": basic.id,
            "trial_expiry_plan_id": basic.id,
            "custom_plan_id": gold.id,
            "ordered_plans": [{"plan_id": gold.id}, {"plan_id": basic.id}],
            "ordered_add_ons": [{"plan_id": audit.id}],
            "add_on_ids": [seats.id],
            "ordered_bundle_list": [{"bundleId": gone.id}, {"bundleId": pack.id}],
            "add_on_compatibilities": [{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}],
        }
    ).data
    api.credits.delete_credit_bundle(gone.id)
    found = api.plangroups.get_plan_group().data

    for one in (made, found):
        assert (one.initial_plan_id, one.fallback_plan_id, one.default_plan_id) == (basic.id,) * 3
        assert (one.trial_expiry_plan_id, one.trial_days, one.trial_eligibility_per_plan) == (basic.id, 14, True)
        assert one.tax_collection_enabled is True
        assert one.checkout_settings.bundle_purchase_behavior == "quantity"
        assert (one.checkout_settings.opt_in_text, one.checkout_settings.collect_tax_id) == ("Tell me of flights", True)
        assert one.component_settings.show_hard_limit is one.component_settings.show_estimated_total is True
        for name in (
            "prevent_downgrades_when_over_limit",
            "prevent_self_service_downgrade_button_text",
            "prevent_self_service_downgrade_url",
            "proration_behavior",
            "scheduled_downgrade_behavior",
            "scheduled_downgrade_prevent_when_over_limit",
            "show_as_monthly_prices",
            "sync_customer_billing_details",
            "trial_payment_method_required",
        ):
            assert getattr(one, name) == told[name], name
    assert [one.plan_id for one in made.plan_ids] == [gold.id, basic.id]
    assert made.add_on_ids == [audit.id, seats.id]
    assert made.add_on_compatibilities[0].compatible_plan_ids == [gold.id]
    assert [one.name for one in found.plans] == ["Gold", "Basic"]
    assert [(one.name, one.compatible_plan_ids) for one in found.add_ons] == [("Audit", []), ("Seats", [gold.id])]
    assert [one.bundle_id for one in found.ordered_bundle_list] == [pack.id]
    assert (found.initial_plan.id, found.fallback_plan.id, found.trial_expiry_plan.id) == (basic.id,) * 3
    assert (found.custom_plan_id, found.custom_plan_config.cta_text) == (gold.id, "Call us")
    assert [one.is_custom for one in found.plans] == [True, False]
    assert [one.is_default for one in found.plans] == [False, True]
    assert api.plans.get_plan(basic.id).data.is_default is True


def test_an_update_replaces_everything(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    group(api, ordered_plans=[{"plan_id": gold.id}], initial_plan_id=gold.id, trial_days=3, opt_in_text="Old")

    changed = group(api)

    assert (changed.plan_ids, changed.initial_plan_id, changed.trial_days) == ([], None, None)
    assert changed.checkout_settings.opt_in_text is None
    assert changed.scheduled_downgrade_behavior == "none"


def test_an_environment_has_one_group(app: App, api: Schematic, credentials: Keys) -> None:
    with pytest.raises(NotFoundError, match="POST /plan-groups"):
        api.plangroups.get_plan_group()
    made = group(api)

    with pytest.raises(BadRequestError, match=made.id):
        api.plangroups.create_plan_group(**catalog.GROUP)
    with pytest.raises(NotFoundError, match="plgr_nobody"):
        api.plangroups.update_plan_group("plgr_nobody", **catalog.GROUP)
    with app.client(another_environment(app, credentials).secret) as other:
        assert other.get("/plan-groups").status_code == 404
        assert other.put(f"/plan-groups/{made.id}", json=catalog.GROUP).status_code == 404
        assert other.post("/plan-groups", json=catalog.GROUP).status_code == 201


def test_companies_are_counted_when_that_is_wanted(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    catalog.company(api, base_plan_id=gold.id)
    group(api, ordered_plans=[{"plan_id": gold.id}])

    assert api.plangroups.get_plan_group().data.plans[0].company_count == 0
    assert api.plangroups.get_plan_group(include_company_counts=True).data.plans[0].company_count == 1


def test_shown_entitlements_and_credits(api: Schematic) -> None:
    gold, basic, sso = catalog.plan(api, "Gold"), catalog.plan(api, "Basic"), catalog.feature(api, "sso")
    shown, other = (catalog.grant(api, one, sso, "boolean", value_bool=True) for one in (gold, basic))
    credit = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    ordered = {
        "plan_id": gold.id,
        "entitlements": [{"entitlement_id": shown.id, "visible": False}],
        "credits": [{"credit_id": credit.id}],
    }

    made = group(api, ordered_plans=[ordered])

    found = api.plangroups.get_plan_group().data.ordered_plan_list[0]
    assert [(one.plan_entitlement_id, one.visible) for one in found.entitlements] == [(shown.id, False)]
    assert [(one.credit_id, one.visible) for one in found.credits] == [(credit.id, True)]
    assert made.plan_ids[0].entitlements[0].entitlement_id == shown.id
    ordered["entitlements"] = [{"entitlement_id": other.id}]
    with pytest.raises(BadRequestError, match=f"ordered_plans: plan {gold.id} has no entitlement {other.id}"):
        group(api, ordered_plans=[ordered])
    ordered["entitlements"] = []
    ordered["credits"] = [{"credit_id": "bilcr_nobody"}]
    with pytest.raises(BadRequestError, match="bilcr_nobody"):
        group(api, ordered_plans=[ordered])


def test_checkout_fields_are_stored_in_traits(api: Schematic) -> None:
    seats = catalog.trait(api, "seats")
    people = catalog.trait(api, "age", entity_type="user")
    field = {"name": "Seats", "required": True, "stripe_metadata_key": "seats", "definition_id": seats.id}
    group(api, custom_checkout_fields=[field, {**field, "stripe_metadata_key": "vat", "definition_id": None}])

    first, second = api.plangroups.get_plan_group().data.custom_checkout_fields
    assert (first.definition_id, first.trait_hierarchy, first.position) == (seats.id, ["seats"], 0)
    assert (second.trait_hierarchy, second.position, second.required) == (["vat"], 1, True)
    usage = api.companies.get_entity_trait_definition_usage(seats.id).data
    assert usage.checkout_field_config_count == 1
    with pytest.raises(BadRequestError, match="checkout_field_config"):
        api.companies.delete_entity_trait_definition(seats.id)

    group(api, custom_checkout_fields=[{**field, "id": second.id, "definition_id": None, "name": "VAT"}])
    (kept,) = api.plangroups.get_plan_group().data.custom_checkout_fields
    assert (kept.id, kept.definition_id, kept.name) == (second.id, second.definition_id, "VAT")
    for wrong, named in (
        ({"id": "chkf_nobody"}, "chkf_nobody"),
        ({"definition_id": "trt_nobody"}, "trt_nobody"),
        ({"definition_id": people.id}, "users"),
    ):
        with pytest.raises(BadRequestError, match=named):
            group(api, custom_checkout_fields=[{**field, **wrong}])


def test_plans_that_cannot_be_in_a_group_are_refused(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on")
    made = group(api)
    one = {"plan_id": gold.id}

    for members, named in (
        ({"initial_plan_id": "plan_nobody"}, "initial_plan_id: plan plan_nobody"),
        ({"fallback_plan_id": seats.id}, "fallback_plan_id"),
        ({"trial_expiry_plan_id": seats.id}, "trial_expiry_plan_id"),
        ({"custom_plan_id": "plan_nobody"}, "custom_plan_id"),
        ({"ordered_plans": [{"plan_id": seats.id}]}, "ordered_plans"),
        ({"ordered_plans": [one, one]}, "twice"),
        ({"ordered_add_ons": [one]}, "ordered_add_ons"),
        ({"add_on_ids": [gold.id]}, "add_on_ids"),
        ({"add_on_compatibilities": [{"source_plan_id": gold.id, "compatible_plan_ids": []}]}, "source_plan_id"),
        ({"add_on_compatibilities": [{"source_plan_id": seats.id, "compatible_plan_ids": [seats.id]}]}, "compatible_p"),
        ({"add_on_compatibilities": [{"source_plan_id": seats.id, "compatible_plan_ids": []}] * 2}, "twice"),
        ({"initial_plan_price_id": "bilpp_1"}, "initial_plan_price_id"),
        ({"trial_days": 0}, "trial_days"),
        ({"trial_days": 731}, "trial_days"),
    ):
        with pytest.raises(BadRequestError, match=named):
            group(api, **members)

    assert group(api).id == made.id
    assert api.plangroups.get_plan_group().data.plans == []


def test_new_companies_start_on_the_initial_plan_however_they_come(api: Schematic) -> None:
    basic, gold = catalog.plan(api, "Basic"), catalog.plan(api, "Gold")
    group(api, initial_plan_id=basic.id, fallback_plan_id=gold.id)

    upserted = catalog.company(api, "A")
    created = api.companies.create_company(keys={"code": "B"}, name="B").data
    api.companies.upsert_company_trait(keys={"code": "C"}, trait="seats", set_="3")
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "D"}})
    identified = {"keys": {"id": "amy"}, "company": {"keys": {"code": "E"}, "name": "E"}}
    api.events.create_event(event_type="identify", body=identified)
    api.companies.upsert_user(keys={"id": "bob"}, company={"code": "F"})
    named = catalog.company(api, "G", base_plan_id=gold.id)

    assert (upserted.plan.id, created.plan.id, named.plan.id) == (basic.id, basic.id, gold.id)
    for code in "ABCDEF":
        found = api.companies.lookup_company(keys={"code": code}).data
        assert found.plan.id == basic.id, code
        (change,) = changes(api, found)
        assert (change.action, change.base_plan_action) == ("company_upsert", "initial")
        assert (change.base_plan.id, change.previous_base_plan) == (basic.id, None)
    catalog.company(api, "A")
    assert len(changes(api, upserted)) == 1


def test_without_an_initial_plan_new_companies_start_on_the_fallback_plan(api: Schematic) -> None:
    basic = catalog.plan(api, "Basic")
    group(api, fallback_plan_id=basic.id)

    assert catalog.company(api).plan.id == basic.id


def test_a_company_without_a_base_plan_falls_back(api: Schematic) -> None:
    basic, gold, seats = catalog.plan(api, "Basic"), catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on")
    acme, other = catalog.company(api, base_plan_id=gold.id), catalog.company(api, "B", base_plan_id=gold.id)
    assign(api, other, gold, seats)
    group(api, fallback_plan_id=basic.id)

    cleared = assign(api, acme, None)
    assert cleared.plan.id == basic.id
    change = changes(api, acme)[0]
    assert (change.action, change.base_plan_action) == ("manage_plan", "fallback")
    assert (change.base_plan.id, change.previous_base_plan.id) == (basic.id, gold.id)
    assign(api, acme, None)
    assert len(changes(api, acme)) == 2

    api.plans.delete_plan(gold.id)
    detail = api.companies.get_company(other.id).data
    assert (detail.plan.id, [one.id for one in detail.add_ons]) == (basic.id, [seats.id])
    change = changes(api, other)[0]
    assert (change.action, change.base_plan_action) == ("plan_deleted", "fallback")
    assert (change.base_plan.id, change.previous_base_plan.id) == (basic.id, gold.id)
    assert (change.previous_base_plan.deleted, change.add_ons_removed) == (True, [])

    api.plans.delete_plan(basic.id)
    assert api.companies.get_company(other.id).data.plan is None
    change = changes(api, other)[0]
    assert (change.action, change.base_plan_action, change.base_plan) == ("plan_deleted", None, None)
    found = api.plangroups.get_plan_group().data
    assert (found.fallback_plan_id, found.fallback_plan) == (None, None)


def test_an_add_on_goes_with_the_plans_that_the_group_names(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    seats, audit = catalog.plan(api, "Seats", "add_on"), catalog.plan(api, "Audit", "add_on")
    acme = catalog.company(api, base_plan_id=basic.id)
    group(
        api,
        add_on_compatibilities=[
            {"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]},
            {"source_plan_id": audit.id, "compatible_plan_ids": []},
        ],
    )

    with pytest.raises(BadRequestError, match=rf"Seats \({seats.id}\) cannot be combined with Basic \({basic.id}\)"):
        assign(api, acme, basic, seats)
    with pytest.raises(BadRequestError, match="no base plan"):
        assign(api, acme, None, seats)
    assert len(changes(api, acme)) == 1
    assert [one.id for one in assign(api, acme, basic, audit).add_ons] == [audit.id]
    assert [one.id for one in assign(api, acme, gold, seats).add_ons] == [seats.id]


def test_deleted_plans_leave_the_group(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on")
    compatible = [{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}]
    group(
        api,
        ordered_plans=[{"plan_id": gold.id}],
        add_on_ids=[seats.id],
        initial_plan_id=gold.id,
        add_on_compatibilities=compatible,
    )

    api.plans.delete_plan(gold.id)

    found = api.plangroups.get_plan_group().data
    assert (found.plans, found.ordered_plan_list, found.initial_plan_id) == ([], [], None)
    assert [one.id for one in found.add_ons] == [seats.id]
    assert catalog.company(api).plan is None


def test_plans_are_listed_for_their_roles(api: Schematic) -> None:
    basic, trial = catalog.plan(api, "Basic"), catalog.plan(api, "Trial")
    catalog.plan(api, "Seats", "add_on")
    api.plans.upsert_billing_product_plan(trial.id, charge_type="free", is_trialable=True, trial_days=3)

    for name in ("for_initial_plan", "for_fallback_plan"):
        assert {one.id for one in api.plans.list_plans(**{name: True}).data} == {basic.id, trial.id}
    assert [one.id for one in api.plans.list_plans(for_trial_expiry_plan=True).data] == [basic.id]
    assert api.plans.count_plans(for_trial_expiry_plan=True).data.count == 1
    with pytest.raises(BadRequestError, match="trial_expiry_plan_id"):
        group(api, trial_expiry_plan_id=trial.id)


@pytest.mark.parametrize(("number", "says"), [(2, "is there twice"), (0, "credit bundle bilcrb_none does not exist")])
def test_a_group_sells_bundles_that_are_there_each_once(api: Schematic, number: int, says: str) -> None:
    pack = bundle(api, credit(api))
    named = [pack.id] * number or ["bilcrb_none"]

    with pytest.raises(BadRequestError, match=f"ordered_bundle_list: .*{says}"):
        group(api, ordered_bundle_list=[{"bundleId": one} for one in named])
