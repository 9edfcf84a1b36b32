"""What a billing provider has, told to this server: customers, products, prices, meters, coupons, payment methods."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog, mirroring


def test_a_product_is_known_by_its_external_id(api: Schematic) -> None:
    made = mirroring.product(api, "prod_1", name="Gold", price=12.5)

    again = mirroring.product(api, "prod_1", price=13)

    assert (made.name, made.price, made.price_decimal, made.is_active) == ("Gold", 12.5, "12.5", True)
    assert made.product_id.startswith("bilp_")
    assert (again.product_id, again.name, again.price_decimal) == (made.product_id, "Gold", "13")
    assert [one.product_id for one in api.billing.list_billing_products().data] == [made.product_id]


def test_the_same_external_id_of_another_provider_is_another_product(api: Schematic) -> None:
    mine, theirs = mirroring.product(api, "prod_1"), mirroring.product(api, "prod_1", provider_type="stripe")

    assert mine.provider_type == "schematic"
    assert mine.product_id != theirs.product_id
    assert api.billing.count_billing_products(provider_type="stripe").data.count == 1


def test_a_price_tells_its_product_and_tiers(api: Schematic) -> None:
    mirroring.product(api, "prod_1", name="Seats")
    tiers = [
        {"price_external_id": "price_1", "up_to": 10, "per_unit_decimal": "12.5"},
        {"price_external_id": "price_1", "flat_amount": 900},
    ]

    made = mirroring.price(
        api,
        "price_1",
        "prod_1",
        billing_scheme="tiered",
        tiers_mode="graduated",
        price_tiers=tiers,
        price=0,
        interval_count=3,
        nickname="Quarterly",
    )

    [listed] = api.billing.list_billing_prices(q="quarter").data
    assert made.id == listed.id == listed.price_id
    assert made.id.startswith("bilpp_")
    assert (listed.product_name, listed.product_external_id, listed.interval_count) == ("Seats", "prod_1", 3)
    first, last = listed.price_tier
    assert (first.up_to, first.per_unit_price, first.per_unit_price_decimal) == (10, 13, "12.5")
    assert (last.up_to, last.flat_amount, last.per_unit_price) == (None, 900, None)
    assert api.billing.list_billing_product_prices(ids=[made.id]).data == [listed]


def test_a_price_finer_than_a_cent_keeps_its_fractions(api: Schematic) -> None:
    mirroring.product(api, "prod_1")

    made = mirroring.price(api, "price_1", "prod_1", price=0, price_decimal="0.125")

    assert (made.price, made.price_decimal) == (0, "0.125")
    assert mirroring.price(api, "price_2", "prod_1", price=500).price_decimal == "500"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"product_external_id": "prod_none"}, "product_external_id: product prod_none does not exist"),
        ({"interval": "fortnight"}, "interval: must be one of day, month, year, one-time"),
        ({"interval_count": 0}, "interval_count: must be between 1 and 1000"),
        ({"price": -1}, "price: must be between 0"),
        ({"price_decimal": "cheap"}, "price_decimal: must be a decimal number"),
        ({"billing_scheme": "tiered"}, "price_tiers: go with billing_scheme tiered"),
        ({"tiers_mode": "volume"}, "tiers_mode: graduated or volume, together with price_tiers"),
        ({"price_external_id": ""}, "price_external_id: is empty"),
    ],
)
def test_a_price_that_cannot_be_is_refused_by_the_member(api: Schematic, wrong: dict[str, Any], said: str) -> None:
    mirroring.product(api, "prod_1")

    with pytest.raises(BadRequestError, match=said):
        mirroring.price(api, **{"price_external_id": "price_1", "product_external_id": "prod_1", **wrong})
    assert api.billing.list_billing_prices().data == []


def test_prices_are_found_by_what_they_are(api: Schematic) -> None:
    first, _ = mirroring.product(api, "prod_1"), mirroring.product(api, "prod_2")
    mirroring.meter(api, "mtr_1")
    mirroring.price(api, "yearly", "prod_1", interval="year", price=9900)
    mirroring.price(api, "free", "prod_1", price=0, currency="eur")
    mirroring.price(api, "metered", "prod_2", usage_type="metered", meter_id="mtr_1")
    mirroring.price(api, "old", "prod_2", is_active=False)

    def found(**query: Any) -> set[str]:
        return {one.price_external_id for one in api.billing.list_billing_prices(**query).data}

    assert found() == {"yearly", "free", "metered"}
    assert found(is_active=False) == {"old"}
    assert found(interval="year") == found(price=9900) == {"yearly"}
    assert found(currency="eur") == found(for_initial_plan=True) == found(for_trial_expiry_plan=True) == {"free"}
    assert found(usage_type="metered") == found(with_meter=True) == {"metered"}
    assert found(with_meter=False) == found(product_id=first.product_id) == {"yearly", "free"}
    assert found(product_ids=[first.product_id], interval_count=1, interval="month") == {"free"}
    assert found(provider_type="stripe") == found(tiers_mode="volume") == set()


def test_a_price_tells_what_its_meter_counts(api: Schematic) -> None:
    meter = mirroring.meter(api, "mtr_1", event_name="flight", event_payload_key="seats")
    mirroring.product(api, "prod_1")

    mirroring.price(api, "by_external_id", "prod_1", usage_type="metered", meter_id="mtr_1")
    mirroring.price(api, "by_id", "prod_1", usage_type="metered", meter_id=meter.id)

    for one in api.billing.list_billing_prices().data:
        assert (one.meter_event_name, one.meter_event_payload_key) == ("flight", "seats")


def test_products_are_found_by_their_prices(api: Schematic) -> None:
    for one in ("bare", "free", "once", "metered"):
        mirroring.product(api, one, name=one.title())
    mirroring.product(api, "gone", is_active=False)
    mirroring.price(api, "p1", "free", price=0)
    mirroring.price(api, "p2", "once", interval="one-time")
    mirroring.price(api, "p3", "metered", usage_type="metered")

    def found(**query: Any) -> set[str]:
        listed = {one.external_id for one in api.billing.list_billing_products(**query).data}
        assert api.billing.count_billing_products(**query).data.count == len(listed)
        return listed

    assert found() == {"bare", "free", "once", "metered"}
    assert found(is_active=False) == {"gone"}
    assert found(with_prices_only=True) == {"free", "once", "metered"}
    assert found(with_zero_price=True) == found(name="fre") == found(q="FREE") == {"free"}
    assert found(with_one_time_charges=True) == {"once"}
    assert found(recurring_charges_only=True) == {"free", "metered"}
    assert found(price_usage_type="metered") == {"metered"}
    assert found(without_linked_to_plan=True) == {"bare", "free", "once", "metered"}


def test_a_product_tells_its_prices(api: Schematic) -> None:
    mirroring.product(api, "prod_1")
    made = mirroring.price(api, "price_1", "prod_1", currency="eur")

    [listed] = api.billing.list_billing_products().data

    assert [one.id for one in listed.prices] == [made.id]
    assert (listed.currency, listed.subscription_count) == ("eur", 0)


def test_what_is_deleted_by_its_external_id_is_gone(api: Schematic) -> None:
    mirroring.product(api, "prod_1")
    mirroring.price(api, "price_1", "prod_1")
    mirroring.price(api, "price_2", "prod_1")

    assert api.billing.delete_product_price("price_1").data.deleted
    assert [one.price_external_id for one in api.billing.list_billing_prices().data] == ["price_2"]
    assert api.billing.delete_billing_product("prod_1").data.deleted

    assert api.billing.list_billing_products().data == api.billing.list_billing_prices().data == []
    for delete, said in (
        (api.billing.delete_billing_product, "product prod_1"),
        (api.billing.delete_product_price, "price prod_1"),
        (api.billing.delete_billing_customer, "customer prod_1"),
        (api.billing.delete_billing_coupon, "coupon prod_1"),
        (api.billing.delete_payment_method_by_external_id, "payment method prod_1"),
        (api.billing.delete_billing_invoice, "mirrored invoice prod_1"),
    ):
        with pytest.raises(NotFoundError, match=f"{said} does not exist in this environment"):
            delete("prod_1")


def test_a_meter_is_told_with_its_name_as_the_api_spells_it(api: Schematic) -> None:
    made = mirroring.meter(api, "mtr_1", display_name="Flights")

    assert made.dispaly_name == "Flights"
    assert made.id.startswith("bilm_")
    assert [one.id for one in api.billing.list_meters(display_name="flig").data] == [made.id]
    assert api.billing.list_meters(display_name="none").data == []


def test_a_coupon_is_stored_by_its_external_id(api: Schematic) -> None:
    terms: dict[str, Any] = {"duration": "repeating", "duration_in_months": 3, "percent_off": 12.5}

    made = mirroring.coupon(api, "SPRING", **terms)
    again = mirroring.coupon(api, "SPRING", **terms, times_redeemed=2)

    assert made.id.startswith("bilcpn_")
    assert (again.id, again.percent_off, again.times_redeemed, again.is_active) == (made.id, 12.5, 2, True)
    assert [one.id for one in api.billing.list_coupons(q="spring", is_active=True).data] == [made.id]
    assert api.billing.list_coupons(is_active=False).data == []
    with pytest.raises(BadRequestError, match="percent_off: must be between 0 and 100"):
        mirroring.coupon(api, "SPRING", percent_off=101)
    for duration, months, said in (
        ("once", 2**31, "duration_in_months: must be between 0 and 1200"),
        ("repeating", 200_000, "duration_in_months: must be between 1 and 1200"),
        ("repeating", 0, "duration_in_months: must be between 1 and 1200"),
        ("banana", 0, "duration: banana is none of once, repeating, forever"),
    ):
        with pytest.raises(BadRequestError, match=said):
            mirroring.coupon(api, "SPRING", duration=duration, duration_in_months=months)
    assert api.billing.delete_billing_coupon("SPRING").data.deleted
    assert api.billing.list_coupons().data == []


def test_a_customer_is_linked_to_the_company_that_it_names(api: Schematic) -> None:
    acme = catalog.company(api, "acme")

    made = mirroring.customer(api, "cus_1", company_id=acme.id)

    assert (made.company_id, made.provider_type) == (acme.id, "schematic")
    assert made.id.startswith("bilcus_")
    with pytest.raises(BadRequestError, match="company_id: company comp_none does not exist"):
        mirroring.customer(api, "cus_2", company_id="comp_none")


def test_a_customer_is_linked_to_the_company_that_has_it_as_a_key(api: Schematic) -> None:
    acme = api.companies.upsert_company(keys={"stripe_customer_id": "cus_1"}, name="Acme").data

    assert mirroring.customer(api, "cus_1", provider_type="stripe").company_id == acme.id
    assert mirroring.customer(api, "cus_2").company_id is None


def test_a_customer_names_its_company(api: Schematic) -> None:
    acme = catalog.company(api, "acme")

    mirroring.customer(api, "cus_1", company_id=acme.id, name="Acme Incorporated")
    mirroring.customer(api, "cus_1", name=" ")

    assert api.companies.get_company(acme.id).data.name == "Acme Incorporated"


def test_the_company_of_a_deleted_customer_stays(api: Schematic) -> None:
    acme = catalog.company(api, "acme")
    mirroring.customer(api, "cus_1", company_id=acme.id)

    api.billing.delete_billing_customer("cus_1")

    assert api.billing.list_customers_with_subscriptions().data == []
    assert api.companies.get_company(acme.id).data.id == acme.id
    assert mirroring.customer(api, "cus_1").deleted_at is None


def test_customers_are_found_by_company_name_and_text(api: Schematic) -> None:
    acme = catalog.company(api, "acme")
    mirroring.customer(api, "cus_1", company_id=acme.id, name="Acme", email="pay@acme.example")
    mirroring.customer(api, "cus_2", name="Umbrella", provider_type="stripe")

    def found(**query: Any) -> set[str]:
        listed = {one.external_id for one in api.billing.list_customers_with_subscriptions(**query).data}
        assert api.billing.count_customers(**query).data.count == len(listed)
        return listed

    assert found() == {"cus_1", "cus_2"}
    assert found(company_ids=[acme.id]) == found(name="acm") == found(q="pay@") == {"cus_1"}
    assert found(provider_type="stripe") == found(q="cus_2") == {"cus_2"}


def test_a_payment_method_tells_no_more_than_its_last_digits(api: Schematic) -> None:
    acme = catalog.company(api, "acme")
    mirroring.customer(api, "cus_1", company_id=acme.id, provider_type="stripe")

    made = mirroring.payment_method(api, "pm_1", "cus_1", card_brand="visa", card_last_4="4242", card_exp_year=2030)

    assert made.id.startswith("bpaymth_")
    assert (made.company_id, made.provider_type, made.card_last_4) == (acme.id, "stripe", "4242")
    assert api.billing.list_payment_methods(customer_external_id="cus_1").data == [made]
    assert api.billing.list_payment_methods(customer_external_id="cus_2").data == []
    api.billing.delete_payment_method_by_external_id("pm_1")
    assert api.billing.list_payment_methods(customer_external_id="cus_1").data == []


def test_an_invoice_is_stored_by_its_external_id(api: Schematic) -> None:
    acme = catalog.company(api, "acme")
    mirroring.customer(api, "cus_1", company_id=acme.id)

    made = mirroring.invoice(api, "in_1", "cus_1", subscription_external_id="sub_1", status="open")
    again = mirroring.invoice(api, "in_1", "cus_1", status="paid", amount_paid=1000, amount_remaining=0)

    assert made.id.startswith("binv_")
    assert (made.company_id, made.total, made.starting_balance) == (acme.id, 1000, 0)
    assert (again.id, again.status, again.subscription_external_id) == (made.id, "paid", "sub_1")


def test_invoices_are_listed_by_customer_subscription_or_company(api: Schematic) -> None:
    acme = catalog.company(api, "acme")
    mirroring.customer(api, "cus_1", company_id=acme.id)
    mirroring.invoice(api, "in_1", "cus_1", subscription_external_id="sub_1")
    mirroring.invoice(api, "in_2", "cus_2")

    def found(**query: Any) -> list[str | None]:
        named = {"customer_external_id": "", "subscription_external_id": "", **query}
        return [one.external_id for one in api.billing.list_invoices(**named).data]

    assert found(customer_external_id="cus_1") == found(subscription_external_id="sub_1") == ["in_1"]
    assert found(company_id=acme.id) == ["in_1"]
    assert found(customer_external_id="cus_2", subscription_external_id="sub_1") == []
    with pytest.raises(BadRequestError, match="customer_external_id, subscription_external_id or company_id"):
        found()
    api.billing.delete_billing_invoice("in_1")
    assert found(customer_external_id="cus_1") == []
