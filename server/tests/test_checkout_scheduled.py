"""Plan changes that are to come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock

from . import catalog

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
