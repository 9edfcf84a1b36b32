"""Who hears of what: each change once, from the noun that decides, and read by other nodes as it was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server import changes
from schematic_server.changes import Balance, Change, Counted, Spent

from . import catalog, mirroring
from .asgi import App
from .conftest import Keys

VALUES: dict[str, Any] = {
    "action": "updated",
    "balances": (Balance("bilcr_1", -3, 2, 9, 4),),
    "counters": (Counted("flight", (("all_time", "first_of_month", 0),), (-3,), 9, 1),),
    "feature_ids": ("feat_1", "feat_2"),
    "limits": ("warning", "reached"),
    "remaining": -3,
    "spent": (Spent("crspp_1", None, 5, 7, 4),),
    "tier": ("wtr_1", "low", 20),
    "tracked": (("user_1", "flight"),),
    "is_addressed": True,
    "is_gone": True,
    "is_idle": True,
    "is_quiet": False,
    "traits_were": (),
}


KINDS = [
    one
    for one in vars(changes).values()
    if isinstance(one, type) and issubclass(one, Change) and one not in (Change, changes.Gone, changes.Missed)
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("environment_id", ["env_1", None])
def test_other_nodes_read_what_was_written(kind: type[Change], environment_id: str | None) -> None:
    members = {name: VALUES.get(name, f"{name} é") for name in get_type_hints(kind)}
    if kind is changes.PlanVersionChanged:
        members["action"] = "published"
    if kind is changes.CreditTopupEnded:
        members["action"] = "success"
    made = kind(**{**members, "environment_id": environment_id, **({"was": {"id": 1}} if "was" in members else {})})

    name, content = changes.written(made)

    assert changes.read(name, content) == made
    assert '"id"' not in content  # what is gone stays here


def test_what_was_counted_of_many_is_one_row_that_tells_their_windows_once() -> None:
    """They are longer than all else that other nodes have to know."""
    shared, own = (("current_day", "first_of_month", 86_400_000_000),), (("current_day", "first_of_month", 0),)
    made: list[Change] = [
        changes.UsageCounted("acct_1", "env_1", f"comp_{number}", (Counted("flight", windows, (number,), 9, 1),))
        for number, windows in enumerate((shared, shared, own))
    ]

    ((kind, content),) = changes.written_together(made)

    assert changes.read_together(kind, content) == made
    assert content.count("current_day") == 2


def test_a_kind_of_a_newer_server_is_passed_over() -> None:
    assert changes.read("MoonChanged", "{}") is None


@pytest.fixture
def heard(app: App, credentials: Keys) -> Callable[[], list[str]]:
    """What was told inside transactions of this account since the last call, as `Kind action`."""
    found: list[str] = []

    def listen(db: Connection, told: Sequence[Change], now: datetime) -> None:
        own = [one for one in told if one.account_id == credentials.account_id]
        found.extend(f"{type(one).__name__} {getattr(one, 'action', '')}".strip() for one in own)

    app.inside(listen)

    def since() -> list[str]:
        told = list(found)
        found.clear()
        return told

    return since


def test_the_noun_that_decides_tells_it_once(api: Schematic, heard: Callable[[], list[str]]) -> None:
    flights = catalog.metered(api)
    assert heard() == ["FlagChanged created", "FeatureChanged created"]
    gold = catalog.plan(api, "Gold")
    assert heard() == ["PlanChanged created"]
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    assert heard() == ["PlanEntitlementChanged created"]
    company = api.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 3}).data
    assert heard() == ["CompanyChanged created"]
    api.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 3})
    assert heard() == []
    api.companies.upsert_company(keys={"id": "acme"}, name="Acme Inc.")
    assert heard() == ["CompanyChanged updated"]
    api.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=gold.id)
    assert heard() == ["PlanVersionChanged published", "PlanChanged updated", "CompanyPlansChanged"]
    api.plans.update_plan(gold.id, name="Platinum")
    assert heard() == ["PlanChanged updated"]
    catalog.publish(api, gold)
    assert heard() == ["PlanVersionChanged archived", "PlanVersionChanged published", "PlanChanged updated"]
    override = {"company_id": company.id, "feature_id": flights.id, "value_type": "unlimited"}
    made = api.entitlements.create_company_override(**override).data
    assert heard() == ["CompanyOverrideChanged created"]
    api.entitlements.create_company_override(**override)
    assert heard() == ["CompanyOverrideChanged updated"]
    api.entitlements.delete_company_override(made.id)
    assert heard() == ["CompanyOverrideChanged deleted"]
    api.features.update_flag_rules(flights.flags[0].id, rules=[])
    assert heard() == ["FlagRulesChanged"]
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"id": "acme"}})
    assert heard() == ["UsageCounted"]
    drafted = api.entitlements.list_plan_entitlements(plan_id=gold.id).data[0].id
    api.entitlements.delete_plan_entitlement(drafted)
    assert heard() == ["PlanEntitlementChanged deleted"]


def test_what_goes_with_something_else_is_told_as_well(api: Schematic, heard: Callable[[], list[str]]) -> None:
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    one, two = catalog.company(api, "UA", base_plan_id=gold.id), catalog.company(api, "DL")
    api.plans.create_custom_plan(company_id=one.id, name="UA's")
    for company in (one, two):
        override = {"company_id": company.id, "feature_id": flights.id, "value_type": "unlimited"}
        api.entitlements.create_company_override(**override)
    heard()

    api.companies.delete_company(one.id)
    assert heard() == [
        "PlanVersionChanged deleted",
        "PlanChanged deleted",
        "CompanyOverrideChanged deleted",
        "CompanyChanged deleted",
    ]
    api.companies.upsert_company(keys={"code": "AA"}, base_plan_id=gold.id)
    heard()
    api.plans.delete_plan(gold.id)
    assert heard() == [
        "PlanEntitlementChanged deleted",
        "PlanVersionChanged deleted",
        "CompanyPlansChanged",
        "PlanChanged deleted",
    ]
    catalog.grant(api, catalog.plan(api), flights, "unlimited")
    heard()
    api.features.delete_feature(flights.id)
    assert heard() == [
        "PlanEntitlementChanged deleted",
        "CompanyOverrideChanged deleted",
        "FlagChanged deleted",
        "FeatureChanged deleted",
    ]


def test_a_product_is_told_when_companies_get_or_lose_it_by_that(
    api: Schematic, heard: Callable[[], list[str]]
) -> None:
    company, gold = catalog.company(api), mirroring.item("prod_1", "price_1")
    heard()

    mirroring.product(api, "prod_1")
    mirroring.price(api, "price_1", "prod_1")
    assert heard() == []
    mirroring.subscription(api, "sub_1", "cus_1", gold, company_id=company.id)
    assert heard() == ["SubscriptionChanged"]
    mirroring.product(api, "prod_1", name="Gold")
    assert heard() == []
    api.billing.delete_billing_product("prod_1")
    assert heard() == ["BillingProductChanged"]
    mirroring.product(api, "prod_1")
    mirroring.price(api, "price_1", "prod_1")
    assert heard() == ["BillingProductChanged"]


def test_a_subscription_that_is_told_again_is_told_when_anything_of_it_is_other(
    api: Schematic, heard: Callable[[], list[str]]
) -> None:
    company, gold = catalog.company(api), mirroring.item("prod_1", "price_1", price_decimal="999.5")
    once = {"external_id": "di_1", "coupon_external_id": "co_1", "started_at": datetime(2026, 1, 1, tzinfo=UTC)}
    told: dict[str, Any] = {
        "company_id": company.id,
        "metadata": {"seats": "3", "tags": ["a"]},
        "discounts": [{**once, "is_active": True}],
        "status": "trialing",
        "trial_end": 4_102_444_800,
        "expired_at": mirroring.NEVER,
    }
    mirroring.subscription(api, "sub_1", "cus_1", gold, **told)
    heard()

    mirroring.subscription(api, "sub_1", "cus_1", gold, **told)
    assert heard() == []
    for other in (
        {"total_price": 2000},
        {"cancel_at_period_end": True},
        {"metadata": {"seats": "4"}},
        {"discounts": []},
        {"trial_end": 4_102_444_801},
    ):
        told |= other
        mirroring.subscription(api, "sub_1", "cus_1", gold, **told)
        assert heard() == ["SubscriptionChanged"], other
    for items in ([{**gold, "quantity": 2}], [gold, gold], []):
        mirroring.subscription(api, "sub_1", "cus_1", *items, **told)
        assert heard() == ["SubscriptionChanged"], items
    mirroring.subscription(api, "sub_1", "cus_1", **told)
    assert heard() == []
