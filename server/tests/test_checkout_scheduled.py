"""Plan changes that are to come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock

from . import catalog
from .selling import manage, plan

SOON = timedelta(days=1)


def scheduled(api: Schematic, company: Any, before: Any, after: Any, within: timedelta = SOON) -> Any:
    at = clock.now() + within
    made = api.scheduledcheckout.create_scheduled_checkout(
        company_id=company.id, from_plan_id=before.id, to_plan_id=after.id, execute_after=at
    )
    return made.data


def test_a_change_is_listed_until_its_time_and_after(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api)
    acme, other = catalog.company(api, base_plan_id=gold.id), catalog.company(api, "LH", base_plan_id=gold.id)

    made = scheduled(api, acme, gold, basic)
    scheduled(api, other, gold, basic)

    assert (made.status, made.actor_type, made.started_at, made.completed_at) == ("pending", "api_key", None, None)
    assert api.scheduledcheckout.get_scheduled_checkout(made.id).data == made
    assert api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data == [made]
    assert len(api.scheduledcheckout.list_scheduled_checkouts(status="pending").data) == 2
    assert api.scheduledcheckout.list_scheduled_checkouts(status="success").data == []
    assert api.companies.get_company(acme.id).data.plan.id == gold.id


def test_a_company_has_one_change_to_come(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api)
    acme = catalog.company(api, base_plan_id=gold.id)
    made = scheduled(api, acme, gold, basic)

    with pytest.raises(BadRequestError, match=made.id):
        scheduled(api, acme, gold, basic)
    cancelled = api.scheduledcheckout.update_scheduled_checkout(made.id, status="cancelled").data

    assert (cancelled.status, cancelled.completed_at is not None) == ("cancelled", True)
    assert scheduled(api, acme, gold, basic).status == "pending"
    with pytest.raises(BadRequestError, match="cancelled"):
        api.scheduledcheckout.update_scheduled_checkout(made.id, execute_after=clock.now())


def test_a_plan_that_a_company_is_to_change_to_is_not_deleted(api: Schematic) -> None:
    gold, basic = plan(api, "Gold", monthly_price=2000), plan(api, "Basic", monthly_price=1000)
    extra = plan(api, "Extra", "add_on", monthly_price=100)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    acme, other = catalog.company(api), catalog.company(api, "LH")
    for one in (acme, other):
        manage(api, one, gold, extra)
    manage(api, acme, basic, extra)
    (waits,) = api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data

    for one in (basic, extra):
        with pytest.raises(BadRequestError, match=f"{waits.id}.*cancel that first"):
            api.plans.delete_plan(one.id)
    assert api.scheduledcheckout.get_scheduled_checkout(waits.id).data.status == "pending"
    api.scheduledcheckout.update_scheduled_checkout(waits.id, status="cancelled")
    by_name = scheduled(api, other, gold, basic)
    with pytest.raises(BadRequestError, match=by_name.id):
        api.plans.delete_plan(basic.id)
    api.scheduledcheckout.update_scheduled_checkout(by_name.id, status="cancelled")

    assert api.plans.delete_plan(basic.id).data.deleted


def test_a_company_goes_with_the_custom_plan_that_it_was_to_change_to(api: Schematic) -> None:
    gold, acme = catalog.plan(api, "Gold"), catalog.company(api)
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])
    own = api.plans.create_custom_plan(company_id=acme.id, name="Acme's").data
    scheduled(api, acme, gold, own)

    assert api.companies.delete_company(acme.id).data.deleted


def test_a_change_can_be_moved_to_another_time(api: Schematic) -> None:
    gold, basic = catalog.plan(api, "Gold"), catalog.plan(api)
    made = scheduled(api, catalog.company(api, base_plan_id=gold.id), gold, basic)
    later = made.execute_after + SOON

    moved = api.scheduledcheckout.update_scheduled_checkout(made.id, execute_after=later).data

    assert (moved.execute_after, moved.status) == (later, "pending")
    with pytest.raises(BadRequestError, match="send cancelled"):
        api.scheduledcheckout.update_scheduled_checkout(made.id, status="success")


def test_only_a_change_that_makes_sense_is_taken(api: Schematic) -> None:
    gold, basic, seats = catalog.plan(api, "Gold"), catalog.plan(api), catalog.plan(api, "Seats", "add_on")
    acme, other = catalog.company(api, base_plan_id=gold.id), catalog.company(api, "LH")
    custom = api.plans.create_custom_plan(company_id=other.id, name="LH's").data

    for members, named in (
        ({"company_id": "comp_none"}, "company_id"),
        ({"from_plan_id": basic.id}, f"from_plan_id: .*{gold.id}"),
        ({"to_plan_id": gold.id}, "to_plan_id"),
        ({"to_plan_id": "plan_none"}, "to_plan_id"),
        ({"to_plan_id": seats.id}, "to_plan_id"),
        ({"to_plan_id": custom.id}, "to_plan_id.*another company"),
    ):
        body: dict[str, Any] = {"company_id": acme.id, "from_plan_id": gold.id, "to_plan_id": basic.id, **members}
        with pytest.raises(BadRequestError, match=named):
            api.scheduledcheckout.create_scheduled_checkout(execute_after=clock.now(), **body)

    assert api.scheduledcheckout.list_scheduled_checkouts().data == []
    with pytest.raises(NotFoundError, match="schk_none"):
        api.scheduledcheckout.get_scheduled_checkout("schk_none")
