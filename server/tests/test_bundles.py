"""A plan with its entitlements in one call: all of it or, where one part is wrong, nothing."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .conftest import on_sqlite


def _yes(feature: Any, **members: Any) -> dict[str, Any]:
    req = {"plan_id": "", "feature_id": feature.id, "value_type": "boolean", "value_bool": True, **members}
    return {"action": "create", "req": req}


def test_a_bundle_is_a_draft_with_all_its_parts(api: Schematic) -> None:
    sso, flights = catalog.feature(api, "sso"), catalog.metered(api)
    five = {"plan_id": "", "feature_id": flights.id, "value_type": "numeric", "value_numeric": 5}

    made = api.planbundle.create_plan_bundle(
        plan={"name": "Gold", "plan_type": "plan"},
        entitlements=[_yes(sso), {"action": "create", "req": five}],
        billing_product={"charge_type": "free", "is_trialable": False},
    ).data

    assert (made.plan.name, made.plan_version.status, made.plan_version.version) == ("Gold", "draft", 1)
    assert {one.feature_id for one in made.entitlements} == {sso.id, flights.id}
    assert {one.plan_id for one in made.entitlements} == {made.plan.id}
    assert (made.billing_product.charge_type, made.credit_grants) == ("free", [])
    catalog.company(api, base_plan_id=made.plan.id)
    assert catalog.check(api, "sso").value is True


def test_an_update_changes_what_it_mentions_in_the_draft(api: Schematic) -> None:
    sso, audit, flights = catalog.feature(api, "sso"), catalog.feature(api, "audit"), catalog.metered(api)
    gold = catalog.plan(api, "Gold")
    kept = catalog.grant(api, gold, catalog.feature(api, "kept"), "boolean", value_bool=True)
    gone, five = (
        catalog.grant(api, gold, sso, "boolean", value_bool=True),
        catalog.grant(api, gold, flights, "unlimited"),
    )
    catalog.company(api, base_plan_id=gold.id)
    nine = {"plan_id": gold.id, "feature_id": flights.id, "value_type": "numeric", "value_numeric": 9}

    made = api.planbundle.update_plan_bundle(
        gold.id,
        plan={"name": "Platinum"},
        entitlements=[
            {"action": "delete", "entitlement_id": gone.id},
            {"action": "update", "entitlement_id": five.id, "req": nine},
            _yes(audit),
        ],
        renewal_policy="expire_to_default",
    ).data

    assert (made.plan.name, made.plan_version.version, made.plan_version.status) == ("Platinum", 2, "draft")
    assert made.plan_version.renewal_policy == "expire_to_default"
    assert {one.feature_id: one.value_numeric for one in made.entitlements} == {
        kept.feature_id: None,
        flights.id: 9,
        audit.id: None,
    }
    found = api.plans.get_plan(gold.id).data
    assert (found.name, found.draft_version.id) == ("Gold", made.plan_version.id)
    assert {one.feature_id for one in found.entitlements} == {kept.feature_id, sso.id, flights.id}
    assert [catalog.check(api, key).value for key in ("sso", "audit")] == [True, False]

    again = api.planbundle.update_plan_bundle(
        gold.id, plan={"name": "Platinum"}, entitlements=[], plan_version_id=made.plan_version.id
    ).data
    assert again.plan_version.id == made.plan_version.id


def test_an_update_that_changes_nothing_makes_no_draft(api: Schematic) -> None:
    gold = catalog.publish(api, catalog.plan(api, "Gold"))

    made = api.planbundle.update_plan_bundle(gold.id, plan={"name": "Gold"}, entitlements=[]).data

    assert made.plan_version.id == gold.active_version.id
    assert api.plans.get_plan(gold.id).data.draft_version is None


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (lambda sso: _yes(sso, feature_id="feat_nobody"), r"entitlements\[1\].req.feature_id: feature feat_nobody"),
        (lambda sso: _yes(sso), r"entitlements\[1\].req.feature_id: the plan has"),
        (lambda sso: _yes(sso, plan_id="plan_other"), r"entitlements\[1\].req.plan_id: must be empty"),
        (lambda sso: _yes(sso, plan_version_id="plnv_other"), r"entitlements\[1\].req.plan_version_id"),
        (lambda sso: {"action": "create"}, r"entitlements\[1\].req is required"),
        (lambda sso: {"action": "delete"}, r"entitlements\[1\].entitlement_id is required"),
        (
            lambda sso: {"action": "delete", "entitlement_id": "pltl_nobody"},
            r"entitlements\[1\].entitlement_id: plan entitlement pltl_nobody",
        ),
        (lambda sso: {**_yes(sso), "action": "update"}, r"entitlements\[1\].entitlement_id is required"),
        (
            lambda sso: {**_yes(sso), "action": "update", "entitlement_id": "pltl_nobody"},
            r"entitlements\[1\].entitlement_id: plan entitlement pltl_nobody",
        ),
    ],
)
def test_one_wrong_item_leaves_nothing_behind(api: Schematic, item: Any, named: str) -> None:
    sso = catalog.feature(api, "sso")

    with pytest.raises(BadRequestError, match=named):
        api.planbundle.create_plan_bundle(
            plan={"name": "Gold", "plan_type": "plan"}, entitlements=[_yes(sso), item(sso)]
        )

    assert api.plans.count_plans().data.count == 0
    assert api.entitlements.count_plan_entitlements().data.count == 0


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        (
            {"billing_product": {"charge_type": "free", "is_trialable": False, "billing_product_id": "bilp_1"}},
            r"billing_product\.billing_product_id",
        ),
    ],
)
def test_what_is_not_served_yet_is_refused(api: Schematic, members: dict[str, Any], named: str) -> None:
    gold = catalog.publish(api, catalog.plan(api, "Gold"))

    with pytest.raises(BadRequestError, match=named):
        api.planbundle.create_plan_bundle(plan={"name": "Basic", "plan_type": "plan"}, entitlements=[], **members)
    with pytest.raises(BadRequestError, match=named):
        api.planbundle.update_plan_bundle(gold.id, plan={"name": "Platinum"}, entitlements=[], **members)

    assert [one.draft_version for one in api.plans.list_plans(include_draft_versions=True).data] == [None]


def test_a_bundle_edits_a_draft_of_its_plan(api: Schematic) -> None:
    gold, basic = catalog.publish(api, catalog.plan(api, "Gold")), catalog.plan(api, "Basic")

    for version_id, named in (
        (gold.active_version.id, r"plan_version_id: .* is published"),
        (basic.draft_version.id, "plan_version_id: plan .* has no version"),
    ):
        with pytest.raises(BadRequestError, match=named):
            api.planbundle.update_plan_bundle(
                gold.id, plan={"name": "Platinum"}, entitlements=[], plan_version_id=version_id
            )
    with pytest.raises(NotFoundError, match="plan_nobody"):
        api.planbundle.update_plan_bundle("plan_nobody", plan={"name": "Platinum"}, entitlements=[])


def test_a_feature_stays_when_its_entitlement_is_updated(api: Schematic) -> None:
    gold, sso, audit = catalog.plan(api, "Gold"), catalog.feature(api, "sso"), catalog.feature(api, "audit")
    grant, other = (
        catalog.grant(api, one, sso, "boolean", value_bool=True) for one in (gold, catalog.plan(api, "Basic"))
    )

    for entitlement_id, feature, named in (
        (grant.id, audit, r"entitlements\[0\].req.feature_id: .* which stays"),
        (other.id, sso, r"entitlements\[0\].entitlement_id: plan .* has no entitlement"),
    ):
        item = {**_yes(feature), "action": "update", "entitlement_id": entitlement_id}
        with pytest.raises(BadRequestError, match=named):
            api.planbundle.update_plan_bundle(gold.id, plan={"name": "Gold"}, entitlements=[item])


def test_a_custom_bundle_is_for_one_company(api: Schematic) -> None:
    acme, sso = catalog.company(api), catalog.feature(api, "sso")
    free = {"charge_type": "none", "is_trialable": False}

    made = api.planbundle.create_custom_plan_bundle(
        plan={"company_id": acme.id, "name": "Acme's"}, billing_product=free, entitlements=[_yes(sso)]
    ).data

    assert (made.plan.company_id, made.plan_version.version, made.plan_version.status) == (acme.id, 1, "draft")
    assert [one.feature_id for one in made.entitlements] == [sso.id]
    with pytest.raises(BadRequestError, match=r"plan\.company_id: company comp_nobody"):
        api.planbundle.create_custom_plan_bundle(
            plan={"company_id": "comp_nobody", "name": "X"}, billing_product=free, entitlements=[]
        )
