"""How use is priced, as data of plan entitlements: what is kept, what is corrected, what is refused, what it shows."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server.domains.entitlements import prices

from . import catalog
from .conftest import on_sqlite

TIERS = [
    {"up_to": 10, "per_unit_price": 0},
    {"up_to": 100, "per_unit_price_decimal": "0.5", "flat_amount": 100},
    {"per_unit_price": 1},
]


def _seats(api: Schematic) -> Any:
    return catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "seats").id)


def test_a_unit_price_is_kept_by_interval_and_currency(api: Schematic) -> None:
    made = catalog.grant(
        api,
        catalog.plan(api),
        catalog.metered(api),
        "unlimited",
        price_behavior="pay_as_you_go",
        monthly_unit_price=5,
        quarterly_unit_price_decimal="12.5",
        yearly_unit_price=50,
        currency_prices=[{"currency": "eur", "monthly_unit_price": 4}],
        billing_threshold=5000,
        usage_quantity=10,
    )

    monthly, quarterly = made.metered_monthly_price, made.metered_quarterly_price
    assert (monthly.price, monthly.price_decimal, monthly.currency, monthly.usage_type) == (5, "5", "usd", "metered")
    assert (monthly.interval, monthly.interval_count, monthly.billing_scheme) == ("month", 1, "per_unit")
    assert (quarterly.interval, quarterly.interval_count, quarterly.price_decimal) == ("month", 3, "12.5")
    assert (made.metered_yearly_price.interval, made.metered_yearly_price.price) == ("year", 50)
    assert [one.currency for one in made.currency_prices] == ["usd", "eur"]
    assert (made.currency_prices[1].monthly_price.price, made.currency_prices[1].yearly_price) == (4, None)
    assert (made.billing_threshold, made.usage_quantity, made.price_behavior) == (5000, 10, "pay_as_you_go")
    assert made.rule_id_usage_exceeded is None


@pytest.mark.parametrize(
    ("behavior", "given", "expected"),
    [
        ("pay_as_you_go", {"value_type": "boolean"}, ("unlimited", None)),
        ("pay_as_you_go", {"value_type": "unlimited", "value_numeric": 5}, ("numeric", 5)),
        ("pay_as_you_go", {"value_type": "numeric", "value_numeric": 0}, ("unlimited", None)),
        ("overage", {"value_type": "numeric", "soft_limit": 3}, ("unlimited", None)),
        ("overage", {"value_type": "boolean", "value_numeric": 9, "soft_limit": 3}, ("numeric", 9)),
    ],
)
def test_the_value_type_follows_from_the_price_behaviour(
    api: Schematic, behavior: str, given: dict[str, Any], expected: tuple[str, int | None]
) -> None:
    value_type = given.pop("value_type")

    made = catalog.grant(
        api, catalog.plan(api), catalog.metered(api), value_type, price_behavior=behavior, monthly_unit_price=1, **given
    )

    assert (made.value_type, made.value_numeric) == expected
    given["value_type"] = value_type


def test_credits_burn_down_without_money(api: Schematic) -> None:
    tokens = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data

    made = catalog.grant(
        api,
        catalog.plan(api),
        catalog.metered(api),
        "unlimited",
        price_behavior="credit_burndown",
        value_credit_id=tokens.id,
    )

    assert (made.value_type, made.value_credit.id, made.metered_monthly_price) == ("credit", tokens.id, None)


def test_what_is_paid_in_advance_is_limited_by_what_was_bought(api: Schematic) -> None:
    plan, seats = catalog.plan(api), _seats(api)
    made = catalog.grant(api, plan, seats, "unlimited", price_behavior="pay_in_advance", monthly_unit_price=900)
    catalog.company(api, base_plan_id=plan.id, traits={"seats": 3})

    assert (made.value_type, made.metered_monthly_price.usage_type) == ("trait", "licensed")
    assert made.value_trait.hierarchy == ["bought", seats.id]
    assert catalog.check(api, "seats").value is False
    catalog.company(api, traits={"bought": {seats.id: 4}})
    found = catalog.check(api, "seats")
    assert (found.value, found.feature_allocation) == (True, 4)


def test_a_licence_is_for_those_who_bought_any(api: Schematic) -> None:
    plan, chairs = catalog.plan(api), catalog.feature(api, "chairs", "license")
    made = catalog.grant(api, plan, chairs, "boolean", price_behavior="pay_in_advance", yearly_unit_price=900)
    acme = catalog.company(api, base_plan_id=plan.id)

    assert made.value_trait_id == chairs.usage_limit_trait_id
    assert catalog.check(api, "chairs").value is False
    _, license_id = made.value_trait.hierarchy
    catalog.company(api, traits={"license_limit": {license_id: 2}})
    assert catalog.check(api, "chairs").value is True
    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert (row.access, row.allocation) == (True, 2)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "boolean",
        {"price_behavior": "overage", "soft_limit": 1},
        "price_behavior: overage is for features of type event",
    ),
    ("trait", {"price_behavior": "pay_as_you_go"}, "price_behavior: pay_as_you_go is for features of type event"),
    ("event", {"price_behavior": "pay_in_advance"}, "price_behavior: pay_in_advance is for"),
    ("event", {"price_behavior": "overage"}, "soft_limit is required for price_behavior overage"),
    ("event", {"monthly_unit_price": 5}, "monthly_unit_price: goes with price_behavior .*, there is none"),
    ("event", {"price_behavior": "pay_as_you_go", "monthly_unit_price": -1}, "monthly_unit_price: must be between"),
    ("event", {"price_behavior": "pay_as_you_go", "monthly_unit_price_decimal": "x"}, "monthly_unit_price_decimal"),
    ("event", {"price_behavior": "pay_as_you_go", "monthly_price_tiers": TIERS}, "monthly_price_tiers: goes with"),
    ("event", {"price_behavior": "pay_as_you_go", "tier_mode": "volume"}, "tier_mode: goes with price_behavior tier"),
    ("event", {"price_behavior": "pay_as_you_go", "billing_product_id": "bilp_1"}, "billing_product_id"),
    ("event", {"price_behavior": "pay_as_you_go", "monthly_metered_price_id": "bilpp_1"}, "monthly_metered_price_id"),
    ("event", {"price_behavior": "tier", "monthly_price_tiers": TIERS}, "tier_mode is required"),
    ("event", {"price_behavior": "tier", "tier_mode": "volume"}, "monthly_price_tiers, or those of another"),
    ("event", {"price_behavior": "tier", "tier_mode": "volume", "monthly_unit_price": 1}, "monthly_unit_price: goes"),
    ("trait", {"price_behavior": "pay_in_advance", "billing_threshold": 60}, "billing_threshold: goes with"),
    ("trait", {"price_behavior": "pay_in_advance", "overage_billing_cadence": "monthly"}, "overage_billing_cadence"),
    (
        "event",
        {"price_behavior": "pay_as_you_go", "currency_prices": [{"currency": "usd", "monthly_unit_price": 1}]},
        r"currency_prices\[0\].currency: usd has prices already",
    ),
    (
        "event",
        {"price_behavior": "pay_as_you_go", "currency_prices": [{"currency": "eur"}]},
        r"currency_prices\[0\].currency: no price",
    ),
    ("event", {"warning_tiers": [{"key": "default", "value": 5}]}, "warning_tiers: an entitlement of type unlimited"),
    *(
        ("event", {"price_behavior": "tier", "tier_mode": "volume", "yearly_price_tiers": tiers}, named)
        for tiers, named in (
            ([{"up_to": 5, "per_unit_price": 1}], r"yearly_price_tiers\[0\].up_to: every tier ends but the last"),
            ([{"per_unit_price": 1}, {"per_unit_price": 1}], r"yearly_price_tiers\[0\].up_to"),
            ([{"up_to": 5, "per_unit_price": 1}, {"up_to": 5, "per_unit_price": 1}, {}], r"tiers\[1\].up_to: must be"),
            ([{"up_to": 0, "per_unit_price": 1}, {"per_unit_price": 1}], r"tiers\[0\].up_to: must be more than the 0"),
            ([{}], r"yearly_price_tiers\[0\].per_unit_price or flat_amount is required"),
        )
    ),
]


@on_sqlite
@pytest.mark.parametrize(("feature_type", "members", "named"), REFUSED)
def test_a_price_that_does_not_fit_is_refused(
    api: Schematic, feature_type: str, members: dict[str, Any], named: str
) -> None:
    features = {"event": catalog.metered, "trait": _seats, "boolean": lambda api: catalog.feature(api, "sso")}
    plan, feature = catalog.plan(api), features[feature_type](api)

    with pytest.raises(BadRequestError, match=named):
        catalog.grant(api, plan, feature, "unlimited", **members)

    assert api.entitlements.count_plan_entitlements().data.count == 0


def test_an_update_keeps_prices_that_it_does_not_mention(api: Schematic) -> None:
    made = catalog.grant(
        api,
        catalog.plan(api),
        catalog.metered(api),
        "unlimited",
        price_behavior="overage",
        soft_limit=10,
        monthly_unit_price=5,
        yearly_unit_price=50,
        overage_billing_cadence="quarterly",
        overage_invoice_anchor="month_end",
        currency_prices=[{"currency": "eur", "monthly_unit_price": 4}],
    )

    def update(**members: Any) -> Any:
        return api.entitlements.update_plan_entitlement(made.id, **{"value_type": "unlimited", **members}).data

    kept = update(yearly_unit_price=60)
    assert (kept.metered_monthly_price.id, kept.metered_yearly_price.price) == (made.metered_monthly_price.id, 60)
    assert (kept.overage_billing_cadence, kept.overage_invoice_anchor) == ("quarterly", "month_end")
    assert [one.currency for one in kept.currency_prices] == ["usd", "eur"]
    assert update(currency_prices=[], yearly_unit_price=None).metered_yearly_price is None
    assert update(value_type="numeric", value_numeric=20).value_type == "numeric"
    tiered = update(price_behavior="tier", tier_mode="volume", monthly_price_tiers=TIERS, soft_limit=None)
    assert (tiered.metered_monthly_price.tiers_mode, tiered.soft_limit) == ("volume", None)
    assert update(price_behavior=None).metered_monthly_price is None


def test_tiers_show_where_the_next_one_begins(api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    made = catalog.grant(
        api,
        plan,
        flights,
        "unlimited",
        price_behavior="tier",
        tier_mode="graduated",
        price_tiers=TIERS,
    )
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api, quantity=25)

    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert (row.effective_limit, row.soft_limit, row.percent_used, row.allocation) == (10, 100, 250.0, None)
    assert (row.overuse, row.monthly_usage_based_price.id) == (None, made.metered_monthly_price.id)
    tiers = made.metered_monthly_price.price_tier
    assert [(one.up_to, one.flat_amount, one.per_unit_price_decimal) for one in tiers] == [
        (10, None, "0"),
        (100, 100, "0.5"),
        (None, None, "1"),
    ]
    found = catalog.check(api, "flights")
    assert (found.value, found.entitlement.soft_limit) == (True, 100)
    catalog.track(api, quantity=100)
    assert catalog.check(api, "flights").entitlement.soft_limit is None


def test_use_above_the_soft_limit_is_overuse(api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(
        api,
        plan,
        flights,
        "numeric",
        value_numeric=50,
        price_behavior="overage",
        soft_limit=10,
        monthly_unit_price=1,
    )
    acme = catalog.company(api, base_plan_id=plan.id)

    def row() -> Any:
        return api.entitlements.list_feature_usage(company_id=acme.id).data[0]

    catalog.track(api, quantity=4)
    assert (row().effective_limit, row().overuse, row().percent_used, row().allocation) == (10, 0, 40.0, 50)
    catalog.track(api, quantity=11)
    assert (row().overuse, row().percent_used, row().access) == (5, 150.0, True)
    catalog.track(api, quantity=35)
    assert (row().access, catalog.check(api, "flights").value) == (False, False)


def test_warnings_of_an_amount_are_kept_until_they_are_taken_back(api: Schematic) -> None:
    plan = catalog.plan(api)
    made = catalog.grant(
        api, plan, catalog.metered(api), "numeric", value_numeric=5, warning_tiers=[{"key": "default", "value": 4}]
    )

    kept = api.entitlements.update_plan_entitlement(made.id, value_type="numeric", value_numeric=9).data
    assert made.warning_tiers[0].id.startswith("pltlwt_")
    assert kept.warning_tiers == made.warning_tiers
    gone = api.entitlements.update_plan_entitlement(made.id, value_type="numeric", warning_tiers=[]).data
    assert gone.warning_tiers == []


_TIERS = st.lists(st.integers(1, 50), max_size=5).map(
    lambda steps: [sum(steps[: index + 1]) for index in range(len(steps))]
)


@given(ends=_TIERS, usage=st.integers(0, 300))
def test_usage_is_in_the_tier_whose_end_is_shown(ends: list[int], usage: int) -> None:
    tiers = [*({"up_to": end, "per_unit_price": 1} for end in ends), {"per_unit_price": 1}]
    body = {"value_type": "unlimited", "tier_mode": "volume", "monthly_price_tiers": tiers}
    grant = {"price_behavior": "tier", **prices.columns("tier", body, None)}

    shown = prices.soft_limit(grant, usage)

    assert prices.tier_ends(grant) == ends
    assert shown == min((end for end in ends if end > usage), default=None)
    assert prices.columns("tier", {"value_type": "unlimited"}, grant)["prices"] == grant["prices"]


def test_copies_have_prices_of_their_own_that_say_the_same(http: httpx2.Client, api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(api, plan, flights, "unlimited", price_behavior="pay_as_you_go", monthly_unit_price=5)
    catalog.company(api, base_plan_id=plan.id)
    draft = api.plans.update_plan(plan.id, name="Dearer").data.draft_version

    before, after = (
        http.get("/plan-entitlements", params={"plan_version_id": one}).json()["data"][0]["metered_monthly_price"]
        for one in (plan.draft_version.id, draft.id)
    )

    for own in ("id", "price_id", "price_external_id"):
        assert before.pop(own) != after.pop(own)
    for since in ("created_at", "updated_at"):
        del before[since], after[since]
    assert before == after
