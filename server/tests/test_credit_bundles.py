"""Bundles: credits that are sold together, what they cost, and what was bought of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .receiver import Receiver
from .test_credit_grants import credit, give

DAY = timedelta(days=1)


def bundle(api: Schematic, of: Any, name: str = "Small", price: int = 2, **members: Any) -> Any:
    return api.credits.create_credit_bundle(
        **{"bundle_name": name, "credit_id": of.id, "currency": "usd", "price_per_unit": price, **members}
    ).data


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def test_a_bundle_says_what_is_in_it_and_what_it_costs(api: Schematic) -> None:
    tokens, gold = credit(api, singular_name="token", plural_name="tokens", icon="coin"), catalog.plan(api, "Gold")

    made = bundle(
        api,
        tokens,
        quantity=1000,
        price_per_unit_decimal="0.25",
        currency_prices=[{"currency": "eur", "price_per_unit": 1}],
        expiry_type="duration",
        expiry_unit="days",
        expiry_unit_count=90,
        compatible_plan_ids=[gold.id, gold.id],
    )

    assert (made.name, made.status, made.bundle_type, made.quantity) == ("Small", "active", "fixed", 1000)
    assert (made.unit_price.price_decimal, made.price.price, made.price.price_decimal) == ("0.25", 250, "250.00")
    assert [(one.currency, one.price.price) for one in made.currency_prices] == [("eur", 1)]
    assert (made.expiry_type, made.expiry_unit, made.expiry_unit_count) == ("duration", "days", 90)
    assert (made.compatible_plan_ids, made.has_grants) == ([gold.id], False)
    assert (made.credit_id, made.credit_name, made.credit_icon) == (tokens.id, "Tokens", "coin")
    assert (made.singular_name, made.plural_name, made.credit_description) == ("token", "tokens", "")
    assert made.id.startswith("bilcrb_")
    assert api.credits.get_credit_bundle(made.id).data == made


def test_a_bundle_that_says_no_more_than_it_must_can_be_bought_by_all_and_does_not_end(api: Schematic) -> None:
    made = bundle(api, credit(api))

    assert (made.quantity, made.price, made.unit_price.price) == (None, None, 2)
    assert (made.expiry_type, made.expiry_unit, made.expiry_unit_count) == ("no_expiry", "days", None)
    assert (made.compatible_plan_ids, made.currency_prices, made.status) == ([], [], "active")


def test_an_update_keeps_what_it_leaves_out(api: Schematic) -> None:
    tokens, gold = credit(api), catalog.plan(api, "Gold")
    euros = [{"currency": "eur", "price_per_unit": 1}]
    made = bundle(api, tokens, quantity=10, expiry_unit_count=5, compatible_plan_ids=[gold.id], currency_prices=euros)

    renamed = api.credits.update_credit_bundle_details(made.id, bundle_name="Large", price_per_unit=3).data

    assert (renamed.name, renamed.unit_price.price, renamed.price.price) == ("Large", 3, 30)
    assert (renamed.expiry_type, renamed.expiry_unit_count, renamed.compatible_plan_ids) == ("duration", 5, [gold.id])
    assert [(one.currency, one.price.price) for one in renamed.currency_prices] == [("eur", 1)]
    reset = api.credits.update_credit_bundle_details(
        made.id,
        bundle_name="Large",
        price_per_unit=0,
        compatible_plan_ids=[],
        currency_prices=[],
        expiry_type="no_expiry",
        quantity=20,
        status="inactive",
    ).data
    assert (reset.compatible_plan_ids, reset.currency_prices, reset.price.price) == ([], [], 0)
    assert (reset.expiry_type, reset.expiry_unit_count, reset.quantity) == ("no_expiry", None, 20)
    assert reset.status == "inactive"


def test_bundles_are_found_by_what_they_are(api: Schematic) -> None:
    tokens, minutes = credit(api), credit(api, "Minutes")
    first, second, third = bundle(api, tokens), bundle(api, tokens, status="inactive"), bundle(api, minutes)

    def found(**query: Any) -> list[str]:
        ids = [one.id for one in api.credits.list_credit_bundles(**query).data]
        assert api.credits.count_credit_bundles(**query).data.count == len(ids)
        return ids

    assert found() == [third.id, second.id, first.id]
    assert found(credit_id=tokens.id) == [second.id, first.id]
    assert found(status="active") == [third.id, first.id]
    assert found(ids=[first.id, third.id]) == [third.id, first.id]
    assert found(bundle_type="fixed", credit_id=minutes.id) == [third.id]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"credit_id": "bilcr_none"}, "credit_id: credit type bilcr_none does not exist"),
        ({"compatible_plan_ids": ["plan_none"]}, "compatible_plan_ids: plan plan_none does not exist"),
        ({"expiry_type": "duration"}, "expiry_unit_count is required"),
        ({"expiry_unit_count": 3_000_000}, "expiry_unit_count: 3000000 days from now is after the year 9999"),
        ({"expiry_unit_count": 10**12, "expiry_unit": "billing_periods"}, "expiry_unit_count: 10{12} billing_periods"),
        ({"bundle_name": ""}, "bundle_name: "),
        ({"status": "sold"}, "status"),
        ({"price_per_unit": -1}, "price_per_unit"),
        ({"price_per_unit_decimal": "much"}, "price_per_unit_decimal: must be a decimal number"),
        ({"price_per_unit_decimal": "-0.5"}, "price_per_unit_decimal: must be between 0 and"),
        (
            {"currency_prices": [{"currency": "eur", "price_per_unit_decimal": "1e30"}]},
            "per_unit_decimal: must be betw",
        ),
        ({"currency_prices": [{"currency": "usd", "price_per_unit": 1}]}, "usd has a price already"),
        ({"price_per_unit": 2**40, "quantity": 2**32}, "quantity: 4294967296 credits cost more than"),
        ({"quantity": 9 * 10**9 + 1}, "quantity: must be a number of credits between 0 and 9000000000"),
    ],
)
def test_a_bundle_that_cannot_be_meant_is_refused(api: Schematic, members: dict[str, Any], says: str) -> None:
    with pytest.raises(BadRequestError, match=says):
        bundle(api, credit(api), **members)

    assert api.credits.count_credit_bundles().data.count == 0


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"price_per_unit": 2**40}, "price_per_unit"),
        ({"price_per_unit": 1, "price_per_unit_decimal": str(2**40)}, "price_per_unit_decimal"),
        (
            {"price_per_unit": 1, "currency_prices": [{"currency": "eur", "price_per_unit": 2**40}]},
            "currency_prices.0.price_per_unit",
        ),
        ({"price_per_unit": 2**40, "quantity": 2**31}, "quantity"),
    ],
)
def test_a_whole_that_costs_too_much_is_refused_by_the_member_that_was_sent(
    api: Schematic, members: dict[str, Any], named: str
) -> None:
    made = bundle(api, credit(api), quantity=2**32 // 4)

    with pytest.raises(BadRequestError, match=f"400: {named}: \\d+ credits cost more than"):
        api.credits.update_credit_bundle_details(made.id, bundle_name="Large", **members)

    assert api.credits.get_credit_bundle(made.id).data == made


def test_what_is_bought_ends_and_costs_as_its_bundle_says(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api)
    pack = bundle(
        api,
        tokens,
        quantity=100,
        price_per_unit_decimal="0.015",
        currency_prices=[{"currency": "eur", "price_per_unit_decimal": "0.01"}],
        expiry_unit_count=30,
    )

    bought = give(api, acme, tokens, 300, "purchased", credit_bundle_id=pack.id)
    in_euros = give(api, acme, tokens, 100, "purchased", credit_bundle_id=pack.id, currency="eur", expires_at=None)
    given = give(api, acme, tokens, 100, "free", credit_bundle_id=pack.id, expiry_type="no_expiry")

    assert (bought.credit_bundle_id, bought.expires_at) == (pack.id, bought.created_at + 30 * DAY)
    assert (bought.price.price, bought.price.price_decimal, bought.price.currency) == (5, "4.500", "usd")
    assert (in_euros.price.price, in_euros.currency) == (1, "eur")
    assert (given.price, given.expires_at, given.credit_bundle_id) == (None, None, pack.id)
    assert api.credits.get_credit_bundle(pack.id).data.has_grants
    (entry, *_) = api.credits.list_credit_event_ledger(company_id=acme.id).data
    assert entry.billing_credit_bundle_id == pack.id
    with pytest.raises(BadRequestError, match="currency: Small has no price in gbp"):
        give(api, acme, tokens, 100, "purchased", credit_bundle_id=pack.id, currency="gbp")


def test_a_bundle_is_granted_as_its_own_credit_and_while_it_is_active(api: Schematic) -> None:
    acme, tokens, minutes = catalog.company(api), credit(api), credit(api, "Minutes")
    pack = bundle(api, tokens)
    with pytest.raises(BadRequestError, match=f"is of credit type {tokens.id}, not {minutes.id}"):
        give(api, acme, minutes, 1, "purchased", credit_bundle_id=pack.id)

    api.credits.update_credit_bundle_details(pack.id, bundle_name="Small", price_per_unit=1, status="inactive")

    with pytest.raises(BadRequestError, match="is inactive; set its status to active"):
        give(api, acme, tokens, 1, "purchased", credit_bundle_id=pack.id)


def test_a_bundle_that_somebody_has_stays(api: Schematic) -> None:
    acme, tokens = catalog.company(api), credit(api)
    pack, spare = bundle(api, tokens), bundle(api, tokens)
    give(api, acme, tokens, 1, "purchased", credit_bundle_id=pack.id)

    assert api.credits.delete_credit_bundle(spare.id).data.deleted
    with pytest.raises(NotFoundError, match=f"credit bundle {spare.id} does not exist"):
        api.credits.get_credit_bundle(spare.id)
    with pytest.raises(BadRequestError, match="has been granted; set its status to inactive"):
        api.credits.delete_credit_bundle(pack.id)


def test_a_purchase_is_told(api: Schematic, receiver: Receiver) -> None:
    acme, tokens = catalog.company(api), credit(api)
    pack = bundle(api, tokens)
    api.webhooks.create_webhook(name="Sales", url=receiver.url, request_types=["credit.purchase.success"])

    give(api, acme, tokens, 7)
    give(api, acme, tokens, 8, "purchased")
    give(api, acme, tokens, 9, "free", credit_bundle_id=pack.id)
    bought = give(api, acme, tokens, 10, "purchased", credit_bundle_id=pack.id, idempotency_key="order-1")
    give(api, acme, tokens, 10, "purchased", credit_bundle_id=pack.id, idempotency_key="order-1")

    (heard,) = receiver.wait(1)
    told = heard.json
    assert (told["action"], told["object_type"], told["company_id"]) == ("credit.purchase.success", "credit", acme.id)
    assert told["body"] == {
        "bundle_id": pack.id,
        "bundle_name": "Small",
        "company": {"id": acme.id, "name": "UA"},
        "credit": {"id": tokens.id, "name": "Tokens"},
        "grant_ids": [bought.id],
        "quantity": 10,
    }
    assert len(receiver.received) == api.webhooks.count_webhook_events().data.count == 1
