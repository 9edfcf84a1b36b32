"""Traits that plans set on the companies that get them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.domains.plans import plan_traits

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_environment
from .running_jobs import until


def _set(api: Schematic, plan: Any, values: Mapping[str, str], *, existing: bool = False) -> list[Any]:
    traits = [{"trait_id": trait_id, "trait_value": value} for trait_id, value in values.items()]
    made = api.companies.update_plan_traits_bulk(plan_id=plan.id, traits=traits, apply_to_existing_companies=existing)
    return list(made.data)


def _traits(api: Schematic, company: Any) -> dict[str, Any]:
    return dict(api.companies.get_company(company.id).data.traits or {})


def test_a_company_that_gets_a_plan_gets_its_traits(api: Schematic) -> None:
    gold, seats, tier = catalog.plan(api, "Gold"), catalog.trait(api, "seats"), catalog.trait(api, "tier", "string")
    _set(api, gold, {seats.id: "10", tier.id: "gold"})
    acme = catalog.company(api, traits={"seats": 1, "city": "Oslo"})

    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])

    assert _traits(api, acme) == {"seats": 10, "tier": "gold", "city": "Oslo"}


def test_a_company_that_starts_on_a_plan_gets_its_traits(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.trait(api, "seats")
    _set(api, gold, {seats.id: "10"})

    assert _traits(api, catalog.company(api, base_plan_id=gold.id)) == {"seats": 10}


def test_checks_know_of_it_at_once(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.trait(api, "seats")
    used = catalog.trait(api, "used")
    feature = catalog.feature(api, "seats", "trait", trait_id=used.id)
    catalog.grant(api, gold, feature, "trait", value_trait_id=seats.id)
    acme = catalog.company(api, base_plan_id=gold.id, traits={"used": 3})
    assert not catalog.check(api, "seats").value

    _set(api, gold, {seats.id: "4"}, existing=True)

    assert catalog.check(api, "seats").value
    assert _traits(api, acme) == {"seats": 4, "used": 3}


def test_the_whole_set_is_replaced_and_told_in_its_order(api: Schematic) -> None:
    gold, seats, tier = catalog.plan(api, "Gold"), catalog.trait(api, "seats"), catalog.trait(api, "tier", "string")
    _set(api, gold, {seats.id: "10"})

    made = _set(api, gold, {tier.id: "gold", seats.id: "20"})

    assert [(one.trait_id, one.trait_value, one.plan_type) for one in made] == [
        (tier.id, "gold", "plan"),
        (seats.id, "20", "plan"),
    ]
    listed = api.companies.list_plan_traits(plan_id=gold.id).data
    assert [one.id for one in listed] == [one.id for one in made]
    assert api.companies.get_plan_trait(made[0].id).data == made[0]
    assert api.companies.count_plan_traits(trait_ids=[seats.id]).data.count == 1
    assert [one.id for one in api.companies.list_plan_traits(ids=[made[1].id], trait_id=seats.id).data] == [made[1].id]
    assert api.companies.get_entity_trait_definition_usage(seats.id).data.plan_trait_count == 1
    with pytest.raises(BadRequestError, match="plan_trait"):
        api.companies.delete_entity_trait_definition(seats.id)


def test_without_being_asked_to_it_leaves_companies_alone(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.trait(api, "seats")
    acme = catalog.company(api, base_plan_id=gold.id)

    _set(api, gold, {seats.id: "10"})

    assert _traits(api, acme) == {}


def test_more_companies_than_one_request_writes_are_written_by_a_job(
    app: App, api: Schematic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_traits, "MAX_ROWS", 5)
    gold, seats = catalog.plan(api, "Gold"), catalog.trait(api, "seats")
    codes = [f"C{number}" for number in range(13)]
    for code in codes:
        catalog.company(api, code, base_plan_id=gold.id)

    _set(api, gold, {seats.id: "10"}, existing=True)

    def all_have_it() -> bool:
        found = api.companies.list_companies(limit=len(codes)).data
        return [one.traits for one in found] == [{"seats": 10}] * len(codes)

    until(all_have_it)


def test_what_does_not_fit_is_refused_by_its_name(api: Schematic) -> None:
    gold, seats, mail = catalog.plan(api), catalog.trait(api, "seats"), catalog.trait(api, "mail", "string", "user")
    _set(api, gold, {seats.id: "10"})

    with pytest.raises(BadRequestError, match="plan_id: plan plan_nobody does not exist"):
        api.companies.update_plan_traits_bulk(plan_id="plan_nobody", traits=[], apply_to_existing_companies=False)
    for trait_id in ("trt_nobody", mail.id):
        with pytest.raises(BadRequestError, match=r"traits\.0\.trait_id: .* is no trait of companies"):
            _set(api, gold, {trait_id: "1"})
    with pytest.raises(BadRequestError, match=r"traits\.0\.trait_value: numbers lie between"):
        _set(api, gold, {seats.id: "9" * 20})
    with pytest.raises(BadRequestError, match=r"traits\.1\.trait_id: .* is named twice"):
        api.companies.update_plan_traits_bulk(
            plan_id=gold.id,
            traits=[{"trait_id": seats.id, "trait_value": "1"}] * 2,
            apply_to_existing_companies=False,
        )
    assert [one.trait_value for one in api.companies.list_plan_traits().data] == ["10"]


def test_another_environment_finds_nothing(app: App, api: Schematic, credentials: Keys) -> None:
    gold, seats = catalog.plan(api), catalog.trait(api, "seats")
    (made,) = _set(api, gold, {seats.id: "10"})

    with (
        app.client() as carrier,
        Schematic(another_environment(app, credentials).secret, base_url=BASE_URL, httpx_client=carrier) as other,
    ):
        assert not other.companies.list_plan_traits().data
        with pytest.raises(NotFoundError):
            other.companies.get_plan_trait(made.id)
        with pytest.raises(BadRequestError, match="is no trait of companies"):
            _set(other, gold, {seats.id: "10"})
