"""What plans give of credits: configured in drafts, seen in plans, compared and bundled."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .conftest import on_sqlite

MONTHLY: dict[str, Any] = {"reset_cadence": "monthly", "reset_start": "billing_period"}


def credit(api: Schematic, name: str = "Token", **members: Any) -> Any:
    return api.credits.create_billing_credit(name=name, description="", currency="usd", **members).data


def plan_grant(api: Schematic, plan: Any, of: Any, amount: int = 100, **members: Any) -> Any:
    """What `plan` gives of a credit type, each month unless said otherwise."""
    asked = {"credit_amount": amount, **MONTHLY, **members}
    return api.credits.create_billing_plan_credit_grant(plan_id=plan.id, credit_id=of.id, **asked).data


def test_a_plan_says_what_credits_it_gives(api: Schematic) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)

    made = plan_grant(api, gold, token)

    assert (made.plan_id, made.credit_id, made.credit_amount, made.credit_name) == (gold.id, token.id, 100, "Token")
    assert (made.reset_type, made.reset_cadence, made.reset_start) == ("plan_period", "monthly", "billing_period")
    assert (made.scaling, made.company_credit_amount, made.rollover_percentage) == ("fixed", 0, 0)
    assert (made.billing_mode, made.postpaid_enabled, made.price_tiers, made.warning_tiers) == (
        "granted",
        False,
        [],
        [],
    )
    assert (made.auto_topup_availability, made.auto_topup_enabled, made.auto_topup_self_service) == (
        "off",
        False,
        False,
    )
    assert api.credits.get_single_billing_plan_credit_grant(made.id).data == made
    assert api.credits.list_billing_plan_credit_grants(plan_ids=[gold.id]).data == [made]
    assert api.credits.count_billing_plan_credit_grants(credit_id=token.id).data.count == 1
    detail = api.plans.get_plan(gold.id).data
    assert (detail.included_credit_grants, [one.id for one in detail.credits]) == ([made], [token.id])


def test_what_a_published_plan_gives_is_edited_in_its_draft(api: Any) -> None:
    token = credit(api)
    gold = catalog.plan(api, "Gold")
    live = plan_grant(api, gold, token, warning_tiers=[{"key": "low", "value": 5}, {"key": "half", "value": 50}])
    other = plan_grant(api, gold, credit(api, "Image"))
    gold = catalog.publish(api, gold)

    edited = api.credits.update_billing_plan_credit_grant(live.id, credit_amount=200, **MONTHLY).data
    api.credits.delete_billing_plan_credit_grant(other.id)

    assert (edited.id != live.id, edited.credit_amount, [one.value for one in edited.warning_tiers]) == (
        True,
        200,
        [50, 5],
    )
    assert [one.credit_amount for one in api.plans.get_plan(gold.id).data.included_credit_grants] == [100, 100]
    draft = api.plans.get_plan(gold.id).data.draft_version
    changes = api.plans.get_plan_version_diff(draft.id).data.credit_grants
    assert [(one.credit_id, one.change_type, one.changed_fields) for one in changes] == [
        (token.id, "changed", ["credit_amount"]),
        (other.credit_id, "removed", []),
    ]
    assert (changes[0].old.credit_amount, changes[0].new.credit_amount, changes[1].new) == (100, 200, None)
    with pytest.raises(BadRequestError, match="was deleted in the plan's draft"):
        api.credits.update_billing_plan_credit_grant(other.id, **MONTHLY)
    catalog.publish(api, gold)
    assert [one.id for one in api.plans.get_plan(gold.id).data.included_credit_grants] == [edited.id]
    with pytest.raises(BadRequestError, match="which is archived"):
        api.credits.delete_billing_plan_credit_grant(live.id)


def test_members_that_an_update_leaves_out_stay(api: Schematic) -> None:
    made = plan_grant(
        api,
        catalog.plan(api, "Gold"),
        credit(api),
        rollover_percentage=40,
        postpaid_enabled=True,
        overdraft_limit=20.5,
        arrears_cadence="monthly",
        warning_tiers=[{"key": "low", "value": 5}],
    )
    assert (made.postpaid_enabled, made.overdraft_limit, made.arrears_anchor) == (True, 20.5, "billing_period_start")

    kept = api.credits.update_billing_plan_credit_grant(made.id, reset_cadence="yearly", reset_start="first_of_month")
    assert (kept.data.rollover_percentage, kept.data.overdraft_limit, kept.data.warning_tiers) == (
        40,
        20.5,
        made.warning_tiers,
    )

    once = api.credits.update_billing_plan_credit_grant(
        made.id, reset_type="no_reset", expiry_unit_count=30, expiry_type="duration", postpaid_enabled=False, **MONTHLY
    ).data
    assert (once.rollover_percentage, once.expiry_type, once.expiry_unit, once.overdraft_limit) == (
        0,
        "duration",
        "days",
        None,
    )
    cleared = api.credits.update_billing_plan_credit_grant(made.id, warning_tiers=[], **MONTHLY).data
    assert cleared.warning_tiers == []


WRONG = [
    ({"plan_version_id": "plnv_nobody"}, "plan_version_id"),
    ({"credit_id": "bilcr_nobody"}, "credit_id"),
    ({"scaling": "per_license"}, "license_id is required"),
    ({"scaling": "per_license", "license_id": "lic_nobody"}, "license_id: license lic_nobody"),
    ({"license_id": "lic_nobody"}, "license_id: goes with scaling per_license"),
    ({"company_credit_amount": 5}, "company_credit_amount: goes with"),
    ({"reset_type": "no_reset", "rollover_percentage": 5}, "rollover_percentage"),
    ({"expiry_type": "no_expiry"}, "expiry_type: goes with reset_type no_reset"),
    ({"reset_type": "no_reset", "expiry_type": "duration"}, "expiry_unit_count is required"),
    (
        {"reset_type": "no_reset", "expiry_type": "duration", "expiry_unit_count": 3_000_000},
        "expiry_unit_count: 3000000 days from now is after the year 9999",
    ),
    (
        {
            "auto_topup_availability": "automatic",
            "auto_topup_threshold_credits": 3,
            "auto_topup_amount": 5,
            "auto_topup_expiry_type": "duration",
            "auto_topup_expiry_unit": "billing_periods",
            "auto_topup_expiry_unit_count": 10**6,
        },
        "auto_topup_expiry_unit_count: 1000000 billing_periods from now",
    ),
    ({"credit_amount": 9_000_000_001}, "credit_amount: a company can have"),
    ({"billing_mode": "billed", "unit_price": 5}, "billing_mode: only custom plans"),
    ({"unit_price": 5}, "unit_price: goes with billing_mode"),
    ({"overdraft_limit": 5}, "overdraft_limit: goes with postpaid_enabled"),
    ({"postpaid_enabled": True, "overdraft_limit": 0}, "overdraft_limit: must be more"),
    ({"postpaid_enabled": True, "arrears_cadence": "quarterly"}, "arrears_cadence"),
    ({"postpaid_enabled": True, "arrears_anchor": "month_end"}, "arrears_anchor: goes with"),
    ({"postpaid_enabled": True, "postpaid_rate_per_unit": -1}, "postpaid_rate_per_unit"),
    ({"postpaid_enabled": True, "postpaid_rate_per_unit_decimal": "-1"}, "postpaid_rate_per_unit_decimal: must be"),
    ({"auto_topup_amount": 5}, "auto_topup_amount: goes with"),
    ({"auto_topup_availability": "automatic"}, "auto_topup_amount is required"),
    ({"auto_topup_enabled": True, "auto_topup_amount": 5}, "auto_topup_threshold_credits or"),
    ({"auto_topup_availability": "automatic", "postpaid_enabled": True}, "auto_topup_availability: what is paid later"),
    (
        {"auto_topup_availability": "automatic", "auto_topup_threshold_credits": 3, "auto_topup_amount": 9 * 10**9 + 1},
        "auto_topup_amount: a company can have",
    ),
    ({"warning_tiers": [{"key": "a", "value": 100}]}, "warning_tiers.0.value: must be"),
    (
        {"warning_tiers": [{"key": "a", "value": 5}, {"key": "b", "value": 5}]},
        "warning_tiers.1.value: 5 is there twice",
    ),
    (
        {"warning_tiers": [{"key": "low", "value": 5}, {"key": "low", "value": 6}]},
        "warning_tiers.1.key: low is there twice",
    ),
    ({"warning_tiers": [{"key": "", "value": 5}]}, "warning_tiers.0.key"),
    ({"warning_tiers": [{"key": "a", "value": one} for one in range(6)]}, "warning_tiers: at most 5"),
]


@on_sqlite
@pytest.mark.parametrize(("members", "named"), WRONG)
def test_what_does_not_fit_is_refused_by_its_name(api: Schematic, members: dict[str, Any], named: str) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api, per_unit_price=7)
    asked = {"plan_id": gold.id, "credit_id": token.id, "credit_amount": 100, **MONTHLY, **members}

    with pytest.raises(BadRequestError, match=named):
        api.credits.create_billing_plan_credit_grant(**asked)

    assert api.credits.count_billing_plan_credit_grants().data.count == 0
    with pytest.raises(NotFoundError):
        api.credits.get_single_billing_plan_credit_grant("bilpcg_nobody")


def test_top_ups_need_a_price_to_buy_at(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    terms: dict[str, Any] = {
        "auto_topup_enabled": True,
        "auto_topup_self_service": True,
        "auto_topup_amount": 50,
        "auto_topup_threshold_percent": 10,
    }
    with pytest.raises(BadRequestError, match="has no price"):
        plan_grant(api, gold, credit(api), **terms)

    made = plan_grant(api, gold, credit(api, per_unit_price=5), **terms)

    assert (made.auto_topup_availability, made.auto_topup_self_service) == ("user_controlled", True)
    assert (made.auto_topup_amount_type, made.auto_topup_expiry_type) == ("credit", "no_expiry")


def test_custom_plans_may_bill_credits_apart(api: Any) -> None:
    token = credit(api)
    tiers = [{"up_to": 10, "per_unit_price": 5}, {"per_unit_price_decimal": "2.5"}]
    create = {
        "plan_id": "",
        "credit_id": token.id,
        "credit_amount": 10,
        **MONTHLY,
        "billing_mode": "billed",
        "tier_mode": "graduated",
        "price_tiers": tiers,
    }
    made = api.planbundle.create_custom_plan_bundle(
        plan={"company_id": catalog.company(api).id, "name": "Own", "description": "", "icon": "blue"},
        billing_product={"charge_type": "none", "is_trialable": False},
        entitlements=[],
        credit_grants=[{"action": "create", "create_req": create}],
    ).data

    (grant,) = made.credit_grants
    assert [(one.from_, one.to, one.per_unit_price) for one in grant.price_tiers] == [(1, 10, 5), (11, None, None)]
    assert api.plans.get_plan_version_diff(made.plan_version.id).data.has_billing_changes is True

    changed = api.planbundle.update_plan_bundle(
        made.plan.id,
        plan={"name": "Own"},
        entitlements=[],
        credit_grants=[
            {"action": "update", "credit_grant_id": grant.id, "update_req": {"credit_amount": 20, **MONTHLY}}
        ],
    ).data
    assert [(one.credit_amount, len(one.price_tiers)) for one in changed.credit_grants] == [(20, 2)]
    gone = api.planbundle.update_plan_bundle(
        made.plan.id,
        plan={"name": "Own"},
        entitlements=[],
        credit_grants=[{"action": "delete", "credit_grant_id": grant.id, "delete_req": {}}],
    ).data
    assert gone.credit_grants == []


@on_sqlite
@pytest.mark.parametrize(
    ("item", "named"),
    [
        ({"action": "create"}, r"credit_grants\[0\].create_req is required"),
        ({"action": "update", "update_req": MONTHLY}, r"credit_grants\[0\].credit_grant_id is required"),
        ({"action": "update", "credit_grant_id": "bilpcg_1"}, r"credit_grants\[0\].update_req is required"),
        ({"action": "delete", "credit_grant_id": "bilpcg_1"}, r"credit_grants\[0\].credit_grant_id: plan credit grant"),
    ],
)
def test_a_wrong_grant_of_a_bundle_is_named(api: Any, item: dict[str, Any], named: str) -> None:
    gold = catalog.plan(api, "Gold")
    with pytest.raises(BadRequestError, match=named):
        api.planbundle.update_plan_bundle(gold.id, plan={"name": "Gold"}, entitlements=[], credit_grants=[item])


def test_a_plan_that_gives_a_deleted_credit_type_cannot_be_published(api: Schematic) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    made = plan_grant(api, gold, token)
    api.credits.soft_delete_billing_credit(token.id)

    with pytest.raises(BadRequestError, match=made.id):
        catalog.publish(api, gold)

    assert [one.id for one in api.plans.list_plan_issues(plan_id=gold.id).data] == [made.id]
