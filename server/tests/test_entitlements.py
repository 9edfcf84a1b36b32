"""Plan entitlements, company overrides and credit types: what they say, and what checks make of them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic.rules import evaluate
from schematic_server.domains.entitlements import derive
from schematic_server.domains.features.rules import engine_rule
from schematic_server.storage import queries

from . import catalog
from .conftest import on_sqlite

NOW = datetime(2026, 1, 15, tzinfo=UTC)


def _override(api: Schematic, company: Any, feature: Any, value_type: str, **members: Any) -> Any:
    made = api.entitlements.create_company_override(
        company_id=company.id, feature_id=feature.id, value_type=value_type, **members
    )
    return made.data


def _credit(api: Schematic, name: str = "Tokens", **members: Any) -> Any:
    return api.credits.create_billing_credit(name=name, description="", currency="usd", **members).data


def test_every_value_type_comes_back_as_it_was_given(api: Schematic) -> None:
    plan, limit, tokens = catalog.plan(api), catalog.trait(api, "limit"), _credit(api)
    seats = catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "seats").id)
    events = [catalog.metered(api, f"e{number}", f"event-{number}") for number in range(4)]

    yes = catalog.grant(api, plan, catalog.feature(api, "sso"), "boolean", value_bool=True)
    five = catalog.grant(api, plan, events[0], "numeric", value_numeric=5, metric_period="current_week")
    by_trait = catalog.grant(api, plan, events[1], "trait", value_trait_id=limit.id)
    unlimited = catalog.grant(api, plan, events[2], "unlimited")
    drawn = catalog.grant(
        api,
        plan,
        events[3],
        "credit",
        value_credit_id=tokens.id,
        credit_consumption_rate=0.5,
        quantity_rates={"output_tokens": 0.25},
    )
    three = catalog.grant(api, plan, seats, "numeric", value_numeric=3)

    assert (yes.value_bool, yes.rule_id_usage_exceeded, yes.metric_period) == (True, None, None)
    assert (five.value_numeric, five.metric_period, five.metric_period_month_reset) == (5, "current_week", None)
    assert (by_trait.value_trait.id, by_trait.metric_period) == (limit.id, "all_time")
    assert (unlimited.value_type, unlimited.rule_id_usage_exceeded) == ("unlimited", None)
    assert (drawn.value_credit.id, drawn.consumption_rate, drawn.price_behavior) == (tokens.id, 0.5, "credit_burndown")
    assert drawn.quantity_rates == {"output_tokens": 0.25}
    assert (three.value_numeric, three.metric_period) == (3, None)
    assert all(one.rule_id.startswith("rule_") for one in (yes, five, by_trait, unlimited, drawn, three))
    assert five.plan.id == plan.id
    assert five.feature.id == events[0].id


def test_a_monthly_limit_follows_the_calendar_unless_told_otherwise(api: Schematic) -> None:
    made = catalog.grant(
        api, catalog.plan(api), catalog.metered(api), "numeric", value_numeric=5, metric_period="current_month"
    )

    assert made.metric_period_month_reset == "first_of_month"


@on_sqlite
@pytest.mark.parametrize(
    ("feature_type", "members", "named"),
    [
        ("event", {"value_type": "boolean"}, "value_bool is required"),
        ("event", {"value_type": "numeric"}, "value_numeric is required"),
        ("event", {"value_type": "numeric", "value_numeric": -1}, "value_numeric: must not be negative"),
        ("event", {"value_type": "numeric", "value_numeric": 2**53}, "value_numeric"),
        ("event", {"value_type": "numeric", "value_numeric": 2**63}, "value_numeric"),
        ("event", {"value_type": "unlimited", "soft_limit": 2**53}, "soft_limit"),
        ("event", {"value_type": "trait"}, "value_trait_id is required"),
        ("event", {"value_type": "trait", "value_trait_id": "trt_nobody"}, "value_trait_id: trt_nobody"),
        ("event", {"value_type": "credit"}, "value_credit_id is required"),
        ("event", {"value_type": "credit", "value_credit_id": "bilcr_nobody"}, "credit type bilcr_nobody"),
        ("event", {"value_type": "unknown"}, "value_type"),
        ("event", {"value_type": "unlimited", "soft_limit": -1}, "soft_limit"),
        ("event", {"value_type": "unlimited", "monthly_unit_price": 5}, "monthly_unit_price"),
        ("event", {"value_type": "unlimited", "price_behavior": "overage"}, "price_behavior"),
        ("boolean", {"value_type": "numeric", "value_numeric": 1}, "a feature of type boolean takes boolean"),
        (
            "boolean",
            {"value_type": "boolean", "value_bool": True, "plan_id": "plan_nobody"},
            "plan_id: plan plan_nobody",
        ),
        ("boolean", {"value_type": "boolean", "value_bool": True, "feature_id": "feat_nobody"}, "feature_id: feature"),
        (
            "boolean",
            {"value_type": "boolean", "value_bool": True, "plan_version_id": "plnv_no"},
            "plan_version_id: plan",
        ),
    ],
)
def test_an_entitlement_that_does_not_fit_is_refused(
    api: Schematic, feature_type: str, members: dict[str, Any], named: str
) -> None:
    feature = catalog.metered(api) if feature_type == "event" else catalog.feature(api, "sso")

    with pytest.raises(BadRequestError, match=named):
        api.entitlements.create_plan_entitlement(
            **{"plan_id": catalog.plan(api).id, "feature_id": feature.id, **members}
        )

    assert api.entitlements.count_plan_entitlements().data.count == 0


def test_a_text_trait_has_no_amount_to_limit(api: Schematic) -> None:
    feature = catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "colour", "string").id)

    with pytest.raises(BadRequestError, match="make it a number"):
        catalog.grant(api, catalog.plan(api), feature, "numeric", value_numeric=1)


@pytest.mark.parametrize("by", ["plan", "override"])
def test_what_a_limit_is_compared_with_stays_a_number(api: Schematic, by: str) -> None:
    """As texts "9" comes after "10": the gate would say something else than what is shown."""
    seats, colour = catalog.trait(api, "seats"), catalog.trait(api, "colour", "string")
    feature, plan = catalog.feature(api, "seats", "trait", trait_id=seats.id), catalog.plan(api)
    if by == "plan":
        catalog.grant(api, plan, feature, "numeric", value_numeric=10)
    else:
        _override(api, catalog.company(api), feature, "numeric", value_numeric=10)

    with pytest.raises(BadRequestError, match=r"trait_type: trait \w+ of type string has no amount"):
        api.companies.update_entity_trait_definition(seats.id, trait_type="string")
    with pytest.raises(BadRequestError, match=r"trait_id: trait \w+ of type string has no amount"):
        api.features.update_feature(feature.id, trait_id=colour.id)

    assert api.companies.update_entity_trait_definition(seats.id, trait_type="currency").data.trait_type == "currency"
    other = catalog.trait(api, "chairs")
    assert api.features.update_feature(feature.id, trait_id=other.id).data.trait.id == other.id
    assert api.companies.update_entity_trait_definition(seats.id, trait_type="string").data.trait_type == "string"


def test_inference_is_metered_through_credits_only(api: Schematic) -> None:
    feature = catalog.feature(api, "chat", "event", event_subtype="chat", event_source="inference")

    with pytest.raises(BadRequestError, match="credits only"):
        catalog.grant(api, catalog.plan(api), feature, "numeric", value_numeric=1)


def test_a_plan_grants_a_feature_once(api: Schematic) -> None:
    plan, feature = catalog.plan(api), catalog.feature(api, "sso")
    catalog.grant(api, plan, feature, "boolean", value_bool=True)

    with pytest.raises(BadRequestError, match="update that one"):
        catalog.grant(api, plan, feature, "boolean", value_bool=False)


def test_an_update_keeps_what_it_does_not_mention(api: Schematic) -> None:
    made = catalog.grant(
        api, catalog.plan(api), catalog.metered(api), "numeric", value_numeric=5, metric_period="current_day"
    )

    changed = api.entitlements.update_plan_entitlement(made.id, value_type="numeric", value_numeric=6).data

    assert (changed.value_numeric, changed.metric_period) == (6, "current_day")
    assert (changed.rule_id, changed.rule_id_usage_exceeded) == (made.rule_id, made.rule_id_usage_exceeded)


def test_a_changed_value_type_drops_the_old_value(api: Schematic) -> None:
    made = catalog.grant(api, catalog.plan(api), catalog.metered(api), "numeric", value_numeric=5)

    changed = api.entitlements.update_plan_entitlement(made.id, value_type="unlimited").data

    assert (changed.value_numeric, changed.rule_id_usage_exceeded, changed.rule_id) == (None, None, made.rule_id)


def test_a_deleted_entitlement_grants_nothing(api: Schematic) -> None:
    plan, feature = catalog.plan(api), catalog.feature(api, "sso")
    made = catalog.grant(api, plan, feature, "boolean", value_bool=True)

    api.entitlements.delete_plan_entitlement(made.id)

    catalog.company(api, base_plan_id=plan.id)
    assert catalog.check(api, "sso").value is False
    with pytest.raises(NotFoundError, match=made.id):
        api.entitlements.get_plan_entitlement(made.id)


def test_filters_of_entitlements_narrow_list_and_count_alike(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api, "Basic")
    sso, flights = catalog.feature(api, "sso"), catalog.metered(api)
    one = catalog.grant(api, gold, sso, "boolean", value_bool=True)
    two = catalog.grant(api, gold, flights, "unlimited")
    three = catalog.grant(api, basic, flights, "numeric", value_numeric=1)

    def found(**query: Any) -> list[str]:
        listed = [each.id for each in api.entitlements.list_plan_entitlements(**query).data]
        assert api.entitlements.count_plan_entitlements(**query).data.count == len(listed)
        return listed

    assert found() == [three.id, two.id, one.id]
    assert found(plan_id=gold.id) == [two.id, one.id]
    assert found(plan_ids=[gold.id, basic.id], feature_id=flights.id) == [three.id, two.id]
    assert found(feature_ids=[sso.id]) == [one.id]
    assert found(plan_version_id=basic.draft_version.id) == [three.id]
    assert found(plan_version_ids=[basic.draft_version.id], plan_version_id=gold.draft_version.id) == [three.id]
    assert found(ids=[one.id, three.id]) == [three.id, one.id]
    assert found(q="fligh") == [three.id, two.id]
    assert found(with_metered_products=True) == []  # no entitlement has a price here
    assert found(with_metered_products=False) == [three.id, two.id, one.id]


def test_usage_up_to_the_limit_is_allowed_and_an_upgrade_counts_at_once(api: Schematic) -> None:
    flights, basic, gold = catalog.metered(api), catalog.plan(api, "Basic"), catalog.plan(api, "Gold")
    limited = catalog.grant(api, basic, flights, "numeric", value_numeric=2, metric_period="current_month")
    catalog.grant(api, gold, flights, "unlimited")
    acme = catalog.company(api, base_plan_id=basic.id)

    catalog.track(api)
    below = catalog.check(api, "flights")
    catalog.track(api)
    at_limit = catalog.check(api, "flights")
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])
    upgraded = catalog.check(api, "flights")

    assert (below.value, below.rule_id, below.feature_usage, below.feature_allocation) == (True, limited.rule_id, 1, 2)
    assert (at_limit.value, at_limit.rule_type) == (False, "plan_entitlement_usage_exceeded")
    assert (at_limit.feature_usage, at_limit.feature_allocation) == (2, 2)
    assert at_limit.reason == (
        "Matched plan entitlement usage exceeded rule "
        f'"Plan Entitlement Usage Exceeded - 0" ({limited.rule_id_usage_exceeded})'
    )
    assert (at_limit.entitlement.usage, at_limit.entitlement.allocation) == (2, 2)
    assert (upgraded.value, upgraded.entitlement.value_type) == (True, "unlimited")


def test_a_limit_can_come_from_a_trait_of_the_company(api: Schematic) -> None:
    flights, plan, limit = catalog.metered(api), catalog.plan(api), catalog.trait(api, "limit")
    catalog.grant(api, plan, flights, "trait", value_trait_id=limit.id)
    catalog.company(api, base_plan_id=plan.id, traits={"limit": 1})

    assert catalog.check(api, "flights").value is True
    catalog.track(api)
    assert catalog.check(api, "flights").value is False
    catalog.company(api, traits={"limit": 2})
    found = catalog.check(api, "flights")

    assert (found.value, found.feature_allocation, found.entitlement.allocation) == (True, 2, 2)


def test_a_trait_feature_is_measured_by_its_trait(api: Schematic) -> None:
    seats, plan = catalog.trait(api, "seats"), catalog.plan(api)
    catalog.grant(api, plan, catalog.feature(api, "seats", "trait", trait_id=seats.id), "numeric", value_numeric=10)

    acme = catalog.company(api, base_plan_id=plan.id, traits={"seats": 9})
    assert (acme.entitlements[0].usage, acme.entitlements[0].allocation) == (9, 10)
    assert catalog.check(api, "seats").value is True

    catalog.company(api, traits={"seats": 10})
    assert catalog.check(api, "seats").value is False


def test_the_largest_allocation_is_the_largest_number_that_clients_read(api: Schematic) -> None:
    made = catalog.grant(api, catalog.plan(api), catalog.metered(api), "numeric", value_numeric=2**53 - 1)
    override = {"company_id": catalog.company(api).id, "feature_id": made.feature_id, "value_type": "numeric"}

    assert made.value_numeric == 2**53 - 1
    assert api.entitlements.create_company_override(**override, value_numeric=2**53 - 1).data.value_numeric == 2**53 - 1
    with pytest.raises(BadRequestError, match="value_numeric"):
        api.entitlements.create_company_override(**override, value_numeric=2**53)


def test_a_plan_that_says_false_takes_nothing_away(api: Schematic) -> None:
    """Of what plans and add-ons say, the most generous counts."""
    sso, plan, more = catalog.feature(api, "sso"), catalog.plan(api), catalog.plan(api, "More", "add_on")
    catalog.grant(api, plan, sso, "boolean", value_bool=True)
    catalog.grant(api, more, sso, "boolean", value_bool=False)
    acme = catalog.company(api, base_plan_id=plan.id)

    api.plans.update_company_plans(acme.id, base_plan_id=plan.id, add_on_ids=[more.id])

    assert catalog.check(api, "sso").value is True


@pytest.mark.parametrize("says", [True, False])
@pytest.mark.parametrize(
    "granted",
    [
        {"value_type": "boolean", "value_bool": True},
        {"value_type": "boolean", "value_bool": False},
        {"value_type": "unlimited"},
        {"value_type": "numeric", "value_numeric": 5},
        {"value_type": "numeric", "value_numeric": 0},
    ],
)
def test_a_boolean_override_decides_alone(api: Schematic, granted: dict[str, Any], says: bool) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, **granted)
    acme = catalog.company(api, base_plan_id=plan.id)
    before = catalog.check(api, "flights").value

    made = _override(api, acme, flights, "boolean", value_bool=says)
    found = catalog.check(api, "flights")

    assert (found.value, found.rule_id, found.rule_type) == (says, made.rule_id, "company_override")
    assert found.reason == f'Matched company override rule "Company Override" ({made.rule_id})'
    assert (found.entitlement.value_type, found.entitlement.allocation) == ("boolean", None)
    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert (row.access, row.entitlement_id, row.entitlement_type) == (says, made.id, "company_override")
    assert api.entitlements.count_feature_usage(
        company_id=acme.id, without_negative_entitlements=True
    ).data.count == int(says)
    (rule,) = api.companies.get_company(acme.id).data.rules
    assert (rule.id, rule.value) == (made.rule_id, says)

    api.entitlements.delete_company_override(made.id)
    assert catalog.check(api, "flights").value is before


def test_a_denial_by_override_ends_when_it_expires(api: Schematic) -> None:
    sso, plan = catalog.feature(api, "sso"), catalog.plan(api)
    catalog.grant(api, plan, sso, "boolean", value_bool=True)
    acme = catalog.company(api, base_plan_id=plan.id)
    made = _override(api, acme, sso, "boolean", value_bool=False)
    assert catalog.check(api, "sso").value is False

    api.entitlements.update_company_override(made.id, value_type="boolean", value_bool=False, expiration_date=NOW)

    assert catalog.check(api, "sso").value is True


def test_an_override_counts_beside_the_plan_until_it_expires(api: Schematic) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=1)
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api)
    assert catalog.check(api, "flights").value is False

    made = _override(api, acme, flights, "numeric", value_numeric=5, expiration_date=NOW + timedelta(days=365 * 200))
    allowed = catalog.check(api, "flights")
    assert (allowed.value, allowed.rule_type, allowed.feature_allocation) == (True, "company_override", 5)

    api.entitlements.update_company_override(
        made.id, value_type="numeric", expiration_date=NOW - timedelta(days=365 * 9)
    )
    assert catalog.check(api, "flights").value is False
    assert api.companies.get_company(acme.id).data.rules == []


def test_setting_an_override_again_replaces_it(api: Schematic) -> None:
    acme, flights = catalog.company(api), catalog.metered(api)
    first = _override(api, acme, flights, "numeric", value_numeric=1, expiration_date=NOW, note="trial")

    second = _override(api, acme, flights, "numeric", value_numeric=9)

    assert (second.id, second.value_numeric, second.expiration_date) == (first.id, 9, None)
    assert (second.rule_id, second.rule_id_usage_exceeded) == (first.rule_id, first.rule_id_usage_exceeded)
    assert [note.note for note in second.notes] == ["trial"]
    assert api.entitlements.count_company_overrides().data.count == 1


def test_notes_of_an_override_add_up(api: Schematic) -> None:
    made = _override(api, catalog.company(api), catalog.metered(api), "unlimited", note="trial")

    api.entitlements.update_company_override(made.id, value_type="unlimited", note="extended")

    found = api.entitlements.get_company_override(made.id).data
    assert [one.note for one in found.notes] == ["trial", "extended"]
    assert found.company.name == "UA"


@pytest.mark.parametrize(
    ("members", "named"),
    [({"company_id": "comp_nobody"}, "company_id"), ({"feature_id": "feat_nobody"}, "feature_id")],
)
def test_an_override_needs_its_company_and_feature(api: Schematic, members: dict[str, str], named: str) -> None:
    wanted = {"company_id": catalog.company(api).id, "feature_id": catalog.metered(api).id, **members}

    with pytest.raises(BadRequestError, match=named):
        api.entitlements.create_company_override(**wanted, value_type="unlimited")


def test_a_deleted_override_grants_nothing(api: Schematic) -> None:
    acme = catalog.company(api)
    made = _override(api, acme, catalog.feature(api, "sso"), "boolean", value_bool=True)
    assert catalog.check(api, "sso").value is True

    api.entitlements.delete_company_override(made.id)

    assert catalog.check(api, "sso").value is False
    with pytest.raises(NotFoundError, match=made.id):
        api.entitlements.get_company_override(made.id)


@pytest.mark.parametrize("few", [500, 0], ids=["looked up", "found among all"])
def test_filters_of_overrides_narrow_list_and_count_alike(
    api: Schematic, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a feature that has many are looked for among all."""
    monkeypatch.setattr(queries, "_FEW", few)
    acme, globex = catalog.company(api, "UA"), catalog.company(api, "DL")
    sso, flights = catalog.feature(api, "sso"), catalog.metered(api)
    one = _override(api, acme, sso, "boolean", value_bool=True)
    two = _override(api, acme, flights, "unlimited", expiration_date=NOW - timedelta(days=365 * 9))
    three = _override(api, globex, flights, "unlimited")

    def found(**query: Any) -> list[str]:
        listed = [each.id for each in api.entitlements.list_company_overrides(**query).data]
        assert api.entitlements.count_company_overrides(**query).data.count == len(listed)
        return listed

    assert found() == [three.id, two.id, one.id]
    assert found(company_id=acme.id) == [two.id, one.id]
    assert found(company_ids=[globex.id], company_id=acme.id) == [three.id, two.id, one.id]
    assert found(feature_ids=[sso.id]) == [one.id]
    assert found(feature_id=flights.id) == [three.id, two.id]
    assert found(feature_id=flights.id, without_expired=True) == [three.id]
    assert found(without_expired=True) == [three.id, one.id]
    assert found(ids=[two.id]) == [two.id]
    assert found(q="dl") == [three.id]
    assert found(q="Flights") == [three.id, two.id]


def test_a_trait_that_limits_a_grant_cannot_be_deleted(api: Schematic) -> None:
    limit = catalog.trait(api, "limit")
    catalog.grant(api, catalog.plan(api), catalog.metered(api), "trait", value_trait_id=limit.id)

    with pytest.raises(BadRequestError, match="plan_entitlement"):
        api.companies.delete_entity_trait_definition(limit.id)


def test_a_credit_entitlement_is_denied_without_credits(api: Schematic) -> None:
    chat, plan, tokens = catalog.metered(api, "chat", "chat"), catalog.plan(api), _credit(api)
    catalog.grant(api, plan, chat, "credit", value_credit_id=tokens.id, credit_consumption_rate=2)
    acme = catalog.company(api, base_plan_id=plan.id)

    found = catalog.check(api, "chat")

    assert (found.value, found.rule_type) == (False, "plan_entitlement_usage_exceeded")
    entitlement = acme.entitlements[0]
    assert (entitlement.credit_id, entitlement.consumption_rate) == (tokens.id, 2)
    assert (entitlement.credit_remaining, entitlement.credit_total) == (0, 0)
    assert [one.id for one in api.plans.get_plan(plan.id).data.credits] == [tokens.id]


def test_credit_types_are_created_changed_listed_and_hidden(api: Schematic) -> None:
    tokens = _credit(api, per_unit_price_decimal="0.25", currency_prices=[{"currency": "eur", "price_per_unit": 2}])
    other = _credit(api, "Minutes")
    assert (tokens.price.currency, tokens.price.price_decimal, tokens.ledger_authority) == (
        "usd",
        "0.25",
        "schematic_authoritative",
    )
    assert [(one.currency, one.price.price) for one in tokens.currency_prices] == [("eur", 2)]
    assert other.price is None

    changed = api.credits.update_billing_credit(tokens.id, name="Token", description="One", icon="coin").data
    assert (changed.name, changed.icon, changed.price.price_decimal) == ("Token", "coin", "0.25")
    assert [one.id for one in api.credits.list_billing_credits(name="tok").data] == [tokens.id]

    api.credits.soft_delete_billing_credit(tokens.id)
    assert api.credits.count_billing_credits().data.count == 1
    with pytest.raises(NotFoundError, match=tokens.id):
        api.credits.get_single_billing_credit(tokens.id)
    chat, plan = catalog.metered(api, "chat", "chat"), catalog.plan(api)
    with pytest.raises(BadRequestError, match=f"value_credit_id: credit type {tokens.id} does not exist"):
        catalog.grant(api, plan, chat, "credit", value_credit_id=tokens.id, credit_consumption_rate=2)


@on_sqlite
@pytest.mark.parametrize("price", ["", "free", "NaN", "-1", "1e999", "1_000", " 1 ", "٣", "1e-21", "0e-99999999"])
def test_a_credit_price_that_is_no_amount_is_refused(api: Schematic, price: str) -> None:
    with pytest.raises(BadRequestError, match="per_unit_price"):
        _credit(api, per_unit_price_decimal=price)


@pytest.mark.parametrize(
    ("granted", "override", "used", "told"),
    [
        # (value, period) of plan and override, the day's use, and the allocation that counts
        ((10, None), (5, None), 3, 10),  # a smaller override has no effect, neither below its limit
        ((10, None), (5, None), 7, 10),  # nor between the two
        ((10, None), (5, None), 12, 10),
        ((5, None), (10, None), 3, 10),
        ((5, None), (10, None), 7, 10),
        ((5, None), (10, None), 12, 10),
        ((40, "current_month"), (2, "current_day"), 3, 2),  # 60 a month are more than 40
        ((70, "current_month"), (2, "current_day"), 1, 70),
        ((70, "current_month"), (2, "current_day"), 3, 70),
        ((70, "current_month"), (2, "current_day"), 80, 70),
        ((7, "current_week"), (1, "current_day"), 0, 1),  # as much a day: the override wins the tie
        ((2, "current_day"), (3, None), 1, 3),  # with all time the amounts themselves are compared
    ],
)
def test_one_answer_tells_one_limit(
    api: Schematic,
    http: httpx2.Client,
    granted: tuple[int, str | None],
    override: tuple[int, str | None],
    used: int,
    told: int,
) -> None:
    """The rule that matched may be another grant's: what is told is what counts, as in every other place."""
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=granted[0], metric_period=granted[1] or "all_time")
    acme = catalog.company(api, base_plan_id=plan.id)
    _override(api, acme, flights, "numeric", value_numeric=override[0], metric_period=override[1] or "all_time")
    if used:
        catalog.track(api, quantity=used)

    check = http.post("/flags/flights/check", json={"company": {"code": "UA"}}).json()["data"]
    entitlement = check["entitlement"]
    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    (shown,) = api.companies.get_company(acme.id).data.entitlements

    assert check["value"] is row.access is (used < max(granted[0], override[0]) or used < min(granted[0], override[0]))
    assert check["feature_allocation"] == entitlement["allocation"] == row.allocation == shown.allocation == told
    assert check["feature_usage"] == entitlement["usage"] == row.usage == shown.usage == used
    assert check["feature_usage_event"] == entitlement["event_name"] == shown.event_name == "flight"
    assert check["feature_usage_period"] == entitlement["metric_period"] == row.period == shown.metric_period
    assert check.get("feature_usage_reset_at") == entitlement.get("metric_reset_at")


def test_an_unlimited_grant_beside_a_limited_one_tells_no_limit(api: Schematic) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "unlimited")
    acme = catalog.company(api, base_plan_id=plan.id)
    _override(api, acme, flights, "numeric", value_numeric=5)
    catalog.track(api, quantity=3)

    found = catalog.check(api, "flights")

    assert (found.value, found.feature_allocation, found.feature_usage) == (True, None, 3)
    assert (found.entitlement.value_type, found.entitlement.allocation, found.entitlement.usage) == (
        "unlimited",
        None,
        3,
    )


@pytest.mark.parametrize("reset", ["first_of_month", "billing_cycle"])
def test_a_reset_is_the_same_instant_in_every_answer(api: Schematic, http: httpx2.Client, reset: str) -> None:
    """A billing cycle starts at any microsecond, and rounding it would make another instant of it."""
    flights, plan = catalog.metered(api), catalog.plan(api)
    limited = {"value_numeric": 5, "metric_period": "current_month", "metric_period_month_reset": reset}
    catalog.grant(api, plan, flights, "numeric", **limited)
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api)

    check = http.post("/flags/flights/check", json={"company": {"code": "UA"}}).json()["data"]
    shown = http.get(f"/companies/{acme.id}").json()["data"]["entitlements"][0]
    rows = http.get("/feature-usage", params={"company_id": acme.id}).json()["data"]
    by_keys = http.get("/usage-by-company", params={"keys[code]": "UA"}).json()["data"]["features"]

    resets_at = datetime.fromisoformat(check["feature_usage_reset_at"])
    assert check["entitlement"]["metric_reset_at"] == check["feature_usage_reset_at"]
    for one in (shown, rows[0], by_keys[0]):
        assert datetime.fromisoformat(one["metric_reset_at"]) == resets_at
    if reset == "billing_cycle":
        added_on = api.companies.get_company(acme.id).data.plan.added_on
        assert (resets_at.time(), resets_at > added_on) == (added_on.time(), True)


@pytest.mark.parametrize(
    ("value", "usage", "has_access"),
    [
        (15, 15, True),
        (16, 16, False),
        (15.7, 15, True),
        (16.2, 16, False),
        ("10.0", 10, True),
        ("1e1", 10, True),
        ("1e3", 1000, False),
        (-1, -1, True),
        (-1.5, -2, True),
        (2**53 - 1, 2**53 - 1, False),
        ("many", 0, True),
        ("1_000", 0, True),
        (" 17 ", 0, True),
    ],
)
def test_a_counted_trait_means_one_usage_everywhere(
    api: Schematic, http: httpx2.Client, value: Any, usage: int, has_access: bool
) -> None:
    seats, plan = catalog.trait(api, "seats"), catalog.plan(api)
    catalog.grant(api, plan, catalog.feature(api, "seats", "trait", trait_id=seats.id), "numeric", value_numeric=16)

    acme = catalog.company(api, base_plan_id=plan.id, traits={"seats": value})

    _told_alike(api, http, acme.id, usage=usage, allocation=16, has_access=has_access)


@pytest.mark.parametrize(
    ("used", "limit", "usage", "allocation", "has_access"),
    [
        (10, "10.5", 10, 11, True),
        (11, "10.5", 11, 11, False),
        (10, "10.0", 10, 10, False),
        (10.7, "10.9", 10, 11, True),
        (999, "1e3", 999, 1000, True),
        (0, "none", 0, 0, False),
    ],
)
def test_a_trait_that_limits_another_means_one_limit_everywhere(
    api: Schematic, http: httpx2.Client, used: Any, limit: Any, usage: int, allocation: int, has_access: bool
) -> None:
    seats, most, plan = catalog.trait(api, "seats"), catalog.trait(api, "most"), catalog.plan(api)
    feature = catalog.feature(api, "seats", "trait", trait_id=seats.id)
    catalog.grant(api, plan, feature, "trait", value_trait_id=most.id)

    acme = catalog.company(api, base_plan_id=plan.id, traits={"seats": used, "most": limit})

    _told_alike(api, http, acme.id, usage=usage, allocation=allocation, has_access=has_access)


@pytest.mark.parametrize(("limit", "allocation"), [("3", 3), ("3.5", 0), ("3.0", 0), ("1e3", 0), ("many", 0)])
def test_a_trait_that_limits_events_means_one_limit_everywhere(
    api: Schematic, http: httpx2.Client, limit: str, allocation: int
) -> None:
    """The engine compares counted events with whole numbers only."""
    flights, most, plan = catalog.metered(api, "seats"), catalog.trait(api, "most"), catalog.plan(api)
    catalog.grant(api, plan, flights, "trait", value_trait_id=most.id)

    acme = catalog.company(api, base_plan_id=plan.id, traits={"most": limit})

    _told_alike(api, http, acme.id, usage=0, allocation=allocation, has_access=allocation > 0)


def test_a_trait_written_before_there_was_a_bound_means_one_usage(api: Schematic, http: httpx2.Client) -> None:
    """2^63 and beyond come from older databases, or from texts whose definition became a number."""
    seats, plan = catalog.trait(api, "seats", "string"), catalog.plan(api)
    acme = catalog.company(api, traits={"seats": str(2**63)})
    api.companies.update_entity_trait_definition(seats.id, trait_type="number")

    catalog.grant(api, plan, catalog.feature(api, "seats", "trait", trait_id=seats.id), "numeric", value_numeric=16)
    api.plans.update_company_plans(acme.id, base_plan_id=plan.id, add_on_ids=[])

    _told_alike(api, http, acme.id, usage=2**53 - 1, allocation=16, has_access=False)
    assert api.companies.get_company(acme.id).data.traits == {"seats": str(2**63)}


def test_only_usage_of_events_starts_at_zero(api: Schematic, http: httpx2.Client) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=5)
    acme = catalog.company(api, base_plan_id=plan.id)
    for quantity in (1, -3):  # the second is patched into what is remembered of the company
        catalog.track(api, quantity=quantity)
        catalog.check(api, "flights")

    _told_alike(api, http, acme.id, key="flights", usage=0, allocation=5, has_access=True)


def test_a_trait_feature_that_names_an_event_is_still_measured_by_its_trait(
    api: Schematic, http: httpx2.Client
) -> None:
    seats, plan = catalog.trait(api, "seats"), catalog.plan(api)
    feature = catalog.feature(api, "seats", "trait", trait_id=seats.id, event_subtype="flight")
    catalog.grant(api, plan, feature, "numeric", value_numeric=5)
    acme = catalog.company(api, base_plan_id=plan.id, traits={"seats": 3})
    catalog.check(api, "seats")

    catalog.track(api, quantity=9)

    _told_alike(api, http, acme.id, usage=3, allocation=5, has_access=True)


@pytest.mark.parametrize("kind", ["event", "trait"])
def test_gate_and_display_agree_whatever_is_granted(api: Schematic, http: httpx2.Client, kind: str) -> None:
    chance, told = random.Random(7), 0
    seats, most = catalog.trait(api, "seats"), catalog.trait(api, "most")
    measured = {"event_subtype": "flight"} if kind == "event" else {"trait_id": seats.id}

    def granted() -> dict[str, Any]:
        periods = ["all_time", "current_day", "current_week", "current_month"]
        value = chance.choice(
            [
                {"value_type": "boolean", "value_bool": chance.choice([True, False])},
                {"value_type": "numeric", "value_numeric": chance.choice([0, 1, 3, 10])},
                {"value_type": "trait", "value_trait_id": most.id},
                {"value_type": "unlimited"},
            ]
        )
        return value if kind == "trait" else {**value, "metric_period": chance.choice(periods)}

    for number in range(10):
        code, feature = f"C{number}", catalog.feature(api, f"f{number}", kind, **measured)
        plan, more = catalog.plan(api, f"P{number}"), catalog.plan(api, f"M{number}", "add_on")
        for each in (one for one in (plan, more) if chance.random() < 0.8):
            catalog.grant(api, each, feature, **granted())
        traits = {"seats": chance.choice([0, 2, 2.5, -1, "7", "many"]), "most": chance.choice(["2", "2.5", "9", "x"])}
        company = catalog.company(api, code, base_plan_id=plan.id, traits=traits)
        api.plans.update_company_plans(company.id, base_plan_id=plan.id, add_on_ids=[more.id])
        if chance.random() < 0.6:
            _override(api, company, feature, **granted())
        for quantity in (2, 5, -4):
            check = http.post(f"/flags/f{number}/check", json={"company": {"code": code}}).json()["data"]
            rows = api.entitlements.list_feature_usage(company_id=company.id).data
            entitlement = check.get("entitlement", {})
            assert [check["value"]] == ([row.access for row in rows] or [False])
            assert [entitlement.get("usage")] == ([row.usage for row in rows] or [None])
            assert [entitlement.get("allocation")] == ([row.allocation for row in rows] or [None])
            if "feature_usage" in check:
                assert check["feature_usage"] == entitlement["usage"]
                assert check.get("feature_allocation") == entitlement.get("allocation")
                told += 1
            if kind == "event":
                catalog.track(api, code, quantity=quantity)
    assert told > 8  # it was not all unlimited


def test_usage_of_a_credit_feature_is_told_alike_before_and_after_it_is_used(api: Schematic) -> None:
    chat, plan = catalog.metered(api, "chat", "chat"), catalog.plan(api)
    catalog.grant(api, plan, chat, "credit", value_credit_id=_credit(api).id)
    acme = catalog.company(api, base_plan_id=plan.id)
    assert catalog.check(api, "chat").entitlement.usage == 0

    catalog.track(api, event="chat", quantity=3)

    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert catalog.check(api, "chat").entitlement.usage == row.usage == 3


def _told_alike(
    api: Schematic,
    http: httpx2.Client,
    company_id: str,
    key: str = "seats",
    *,
    usage: int,
    allocation: int,
    has_access: bool,
) -> None:
    """Check, usage and entitlements of a company with one feature all tell this."""
    check = http.post(f"/flags/{key}/check", json={"company": {"code": "UA"}}).json()["data"]
    (all_flags,) = http.post("/flags/check", json={"company": {"code": "UA"}}).json()["data"]["flags"]
    (row,) = api.entitlements.list_feature_usage(company_id=company_id).data
    (by_keys,) = api.entitlements.get_feature_usage_by_company(keys={"code": "UA"}).data.features
    (shown,) = api.companies.get_company(company_id).data.entitlements

    assert [check["value"], all_flags["value"], row.access, by_keys.access] == [has_access] * 4
    usages = [check["feature_usage"], check["entitlement"]["usage"], all_flags["feature_usage"]]
    assert [*usages, row.usage, by_keys.usage, shown.usage] == [usage] * 6
    allocations = [check["feature_allocation"], check["entitlement"]["allocation"], row.allocation, by_keys.allocation]
    assert [*allocations, shown.allocation] == [allocation] * 5


@given(limit=st.integers(0, 2**63 - 1), usage=st.integers(0, 2**63 - 1), override=st.booleans())
def test_a_limited_grant_allows_exactly_below_its_limit(limit: int, usage: int, override: bool) -> None:
    """Whatever limit and usage are, one of the two derived rules matches, and it tells both."""
    holder = {"company_id": "comp_1"} if override else {"plan_version_id": "plnv_1"}
    grant = {
        **holder,
        "flag_id": "flag_1",
        "feature_type": "event",
        "event_subtype": "flight",
        "trait_id": None,
        "value_type": "numeric",
        "value_bool": None,
        "value_numeric": limit,
        "value_trait_id": None,
        "quantity_rates": {},
        "metric_period": "current_day",
        "metric_period_month_reset": None,
        "rule_id": "rule_1",
        "rule_id_usage_exceeded": "rule_2",
        "created_at": NOW,
        "updated_at": NOW,
    }
    owner = {"account_id": "acct_1", "environment_id": "env_1"}
    rules = [engine_rule(rule, "acct_1", "env_1", {}) for rule in derive.rules(grant)]
    metric = {
        **owner,
        "company_id": "comp_1",
        "event_subtype": "flight",
        "period": "current_day",
        "month_reset": "first_of_month",
        "value": usage,
        "created_at": NOW.isoformat(),
    }
    flag = {**owner, "id": "flag_1", "key": "flights", "default_value": False, "rules": rules}
    company = {**owner, "id": "comp_1", "plan_version_ids": ["plnv_1"], "metrics": [metric]}

    found = evaluate(flag, company, None, None, 0)

    assert found["value"] is (usage < limit)
    assert found["rule_id"] == ("rule_1" if usage < limit else "rule_2")
    assert (found["feature_usage"], found["feature_allocation"]) == (usage, limit)
