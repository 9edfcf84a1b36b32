"""What a company uses of what it may."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog


def _usage(api: Schematic, company: Any, **query: Any) -> dict[str, Any]:
    """Rows by flag key; the count must agree."""
    rows = api.entitlements.list_feature_usage(company_id=company.id, **query).data
    assert api.entitlements.count_feature_usage(company_id=company.id, **query).data.count == len(rows)
    return {row.feature.flags[0].key: row for row in rows}


def test_a_limited_feature_tells_usage_and_share(api: Schematic) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api, "Basic")
    granted = catalog.grant(api, plan, flights, "numeric", value_numeric=4, metric_period="current_month")
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api, quantity=5)

    row = _usage(api, acme)["flights"]

    assert (row.access, row.usage, row.allocation, row.effective_limit, row.percent_used) == (False, 5, 4, 4, 125)
    assert (row.period, row.month_reset, row.has_valid_allocation, row.is_unlimited) == (
        "current_month",
        "first_of_month",
        True,
        False,
    )
    assert (row.metric_reset_at.day, row.metric_reset_at.hour) == (1, 0)
    assert (row.entitlement_id, row.entitlement_type, row.entitlement_source) == (
        granted.id,
        "plan_entitlement",
        "plan",
    )
    assert (row.plan.name, row.plan_entitlement.id, row.company_override) == ("Basic", granted.id, None)


def test_rows_tell_what_has_no_limit(api: Schematic) -> None:
    sso, flights, plan = catalog.feature(api, "sso"), catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, sso, "boolean", value_bool=True)
    catalog.grant(api, plan, flights, "unlimited")
    acme = catalog.company(api, base_plan_id=plan.id)
    catalog.track(api, quantity=7)

    rows = _usage(api, acme)

    assert (rows["flights"].access, rows["flights"].usage, rows["flights"].allocation) == (True, 7, None)
    assert (rows["flights"].is_unlimited, rows["flights"].percent_used) == (True, None)
    assert (rows["sso"].access, rows["sso"].usage, rows["sso"].period) == (True, None, "all_time")
    assert rows["sso"].has_valid_allocation is False


def test_the_most_generous_grant_is_shown(api: Schematic) -> None:
    flights, plan, more = catalog.metered(api), catalog.plan(api), catalog.plan(api, "More", "add_on")
    catalog.grant(api, plan, flights, "numeric", value_numeric=40, metric_period="current_month")
    catalog.grant(api, more, flights, "numeric", value_numeric=2, metric_period="current_day")
    acme = catalog.company(api, base_plan_id=plan.id)
    api.plans.update_company_plans(acme.id, base_plan_id=plan.id, add_on_ids=[more.id])
    assert _usage(api, acme)["flights"].period == "current_day"  # 2 a day are more than 40 a month

    override = {"company_id": acme.id, "feature_id": flights.id}
    api.entitlements.create_company_override(
        **override, value_type="numeric", value_numeric=2, metric_period="current_day"
    )
    row = _usage(api, acme)["flights"]
    assert (row.entitlement_type, row.company_override.value_numeric) == ("company_override", 2)  # wins the tie

    api.entitlements.create_company_override(**override, value_type="numeric", value_numeric=1)
    assert _usage(api, acme)["flights"].entitlement_type == "plan_entitlement"


def test_a_smaller_grant_that_is_left_still_gives_access(api: Schematic) -> None:
    """Grants are tried one by one, as checks do: the day's allowance may be left when the month's is used up."""
    flights, plan, acme = catalog.metered(api), catalog.plan(api), catalog.company(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=5)
    api.plans.update_company_plans(acme.id, base_plan_id=plan.id, add_on_ids=[])
    api.entitlements.create_company_override(
        company_id=acme.id, feature_id=flights.id, value_type="trait", value_trait_id=catalog.trait(api, "limit").id
    )

    assert _usage(api, acme)["flights"].access is True
    assert catalog.check(api, "flights").value is True


def test_rows_are_narrowed_by_feature_text_and_refusal(api: Schematic) -> None:
    sso, flights, plan = catalog.feature(api, "sso"), catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, sso, "boolean", value_bool=False)
    catalog.grant(api, plan, flights, "unlimited")
    acme = catalog.company(api, base_plan_id=plan.id)

    assert list(_usage(api, acme)) == ["flights", "sso"]
    assert list(_usage(api, acme, feature_ids=[sso.id])) == ["sso"]
    assert list(_usage(api, acme, q="FLI")) == ["flights"]
    assert list(_usage(api, acme, without_negative_entitlements=True)) == ["flights"]
    assert list(_usage(api, acme, managed_by="stripe")) == []
    page = api.entitlements.list_feature_usage(company_id=acme.id, limit=1, offset=1).data
    assert [row.feature.id for row in page] == [sso.id]


def test_a_company_can_be_named_by_its_keys(api: Schematic) -> None:
    sso, plan = catalog.feature(api, "sso"), catalog.plan(api)
    catalog.grant(api, plan, sso, "boolean", value_bool=True)
    catalog.company(api, "UA", base_plan_id=plan.id)

    for rows in (
        api.entitlements.list_feature_usage(company_keys={"code": "ua"}).data,
        api.entitlements.get_feature_usage_by_company(keys={"code": "UA"}).data.features,
    ):
        assert [row.feature.id for row in rows] == [sso.id]


def test_usage_of_nobody_is_refused(api: Schematic) -> None:
    with pytest.raises(BadRequestError, match="company_id"):
        api.entitlements.list_feature_usage()
    with pytest.raises(NotFoundError, match="comp_nobody"):
        api.entitlements.list_feature_usage(company_id="comp_nobody")
    with pytest.raises(NotFoundError, match="keys"):
        api.entitlements.get_feature_usage_by_company(keys={"code": "XX"})
