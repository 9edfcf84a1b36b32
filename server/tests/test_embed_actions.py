"""What the component library does for a company beside showing it: people, tax ids, fields, payment methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog, embedding, mirroring
from .asgi import App
from .embedding import Page, offered


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api)


@pytest.fixture
def page(app: App, api: Schematic, acme: Any) -> Iterator[Page]:
    with embedding.page(app, api, acme) as made:
        yield made


def track(api: Schematic, user: str | None, quantity: int) -> None:
    body: dict[str, Any] = {"event": "flight", "company": {"code": "UA"}, "quantity": quantity}
    if user is not None:
        body["user"] = {"name": user}
    api.events.create_event(event_type="track", body=body)


def test_users_are_told_by_their_use_of_a_feature_in_its_period(api: Schematic, page: Page, acme: Any) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=99, metric_period="current_month")
    catalog.publish(api, gold, acme)
    for user, quantity in (("amy", 1), ("ben", 6), (None, 3)):
        track(api, user, quantity)

    told = page.get(f"/components/usage-by-user/features/{flights.id}", limit=1)

    assert [(one["value"], one["share"], one["user_id"][:5]) for one in told["rows"]] == [(6, 0.6, "user_")]
    assert (told["total"], told["total_users"], told["unattributed"]["value"]) == (10, 2, 3)


def test_nobodys_use_of_what_counts_no_event_is_known(api: Schematic, page: Page) -> None:
    exports = catalog.feature(api, "exports")

    assert "counts no event" in page.get(f"/components/usage-by-user/features/{exports.id}", 400)
    assert "feature" in page.get("/components/usage-by-user/features/feat_nobody", 404)


def test_users_are_told_by_the_credits_that_they_used(api: Schematic, page: Page, acme: Any) -> None:
    from .test_credit_grants import credit

    token, other, gold = credit(api), credit(api), catalog.plan(api, "Gold")
    for one, event in ((token, "flight"), (other, "meal")):
        feature = catalog.metered(api, event, event)
        catalog.grant(api, gold, feature, "credit", value_credit_id=one.id, credit_consumption_rate=2)
        api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=one.id, quantity=99, reason="free")
    catalog.publish(api, gold, acme)
    for user, quantity in (("amy", 1), ("ben", 6), (None, 3)):
        track(api, user, quantity)
    api.events.create_event(event_type="track", body={"event": "meal", "company": {"code": "UA"}, "quantity": 9})

    told = page.get(f"/components/usage-by-user/credits/{token.id}")

    assert [one["credits_used"] for one in told["entries"]] == [12, 2]
    assert (told["total"], told["total_users"], told["unattributed"]["credits_used"]) == (20, 2, 6)


def test_tax_ids_are_kept_one_of_a_type(page: Page) -> None:
    for value in ("DE1", "DE2"):
        page.post("/checkout/tax-id", {"tax_id": {"type": "eu_vat", "value": value}})

    assert [(one["type"], one["value"]) for one in page.get("/checkout/tax-id")["tax_ids"]] == [("eu_vat", "DE2")]


def test_what_is_entered_into_custom_fields_is_kept(api: Schematic, page: Page, acme: Any) -> None:
    field = {"name": "Purchase order", "required": False, "stripe_metadata_key": "po"}
    offered(api, custom_checkout_fields=[field])
    (shown,) = page.hydrate()["custom_checkout_fields"]

    told = page.post("/checkout/custom-field-values", {"values": [{"id": shown["id"], "value": "PO-7"}]})

    assert told["company"]["id"] == acme.id
    (shown,) = page.hydrate()["custom_checkout_fields"]
    assert (shown["name"], shown["value"]) == ("Purchase order", "PO-7")


def test_without_a_payment_provider_no_payment_method_is_taken(page: Page) -> None:
    for said in (
        page.post("/components/setup-intent", status=400),
        page.get("/components/cmpn_any/setup-intent", 400),
        page.post("/checkout/paymentmethod/update", {"payment_method_id": "pm_1"}, 400),
    ):
        assert "no payment provider" in said


def subscribed(api: Schematic, acme: Any, **members: Any) -> Any:
    return mirroring.subscription(api, "sub_1", "cus_1", company_id=acme.id, **members)


def test_a_component_is_told_with_what_it_shows(api: Schematic, page: Page, acme: Any) -> None:
    other = api.catalogs.create_catalog(name="Partners").data
    offered(api, catalog.plan(api, "Gold"))
    made = api.components.create_component(name="Portal", entity_type="billing").data

    shown = page.get(f"/components/{made.id}/hydrate")
    api.components.bind_catalog(made.id, catalog_id=other.id)

    assert (shown["component"]["name"], shown["component"]["type"]) == ("Portal", "billing")
    assert [one["name"] for one in shown["active_plans"]] == ["Gold"]
    assert page.get(f"/components/{made.id}/hydrate")["active_plans"] == []
    default = shown["active_plans"][0]["catalogs"][0]["id"]
    assert page.get(f"/components/{made.id}/hydrate", catalog_id=default)["active_plans"] != []
    assert "cmpn_none" in page.get("/components/cmpn_none/hydrate", 404)
    assert "ctlg_none" in page.get("/components/hydrate", 404, catalog_id="ctlg_none")


def test_others_see_what_a_company_would(api: Schematic, page: Page, acme: Any) -> None:
    offered(api, catalog.plan(api, "Gold"))
    made = api.components.create_component(name="Portal", entity_type="billing").data
    mirroring.invoice(api, "inv_1", "cus_1")

    told = api.components.preview_component_data(company_id=acme.id, component_id=made.id).data

    assert (told.company.id, told.component.id, told.active_plans[0].name) == (acme.id, made.id, "Gold")
    assert told.invoices == []
    with pytest.raises(NotFoundError):
        api.components.preview_component_data(company_id="comp_none", component_id=made.id)
    with pytest.raises(BadRequestError, match="company_id"):
        api.components.preview_component_data()


def test_invoices_of_the_company_are_told_newest_first_and_no_others(api: Schematic, page: Page, acme: Any) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    mirroring.customer(api, "cus_2", company_id=catalog.company(api, "LH").id)
    for number, customer in ((1, "cus_1"), (2, "cus_2"), (3, "cus_1")):
        mirroring.invoice(api, f"inv_{number}", customer)
    mirroring.invoice(api, "upcoming_4", "cus_1")

    assert [one["external_id"] for one in page.get("/components/invoices")] == ["inv_3", "inv_1"]
    assert [one["external_id"] for one in page.get("/components/invoices", limit=1, offset=1)] == ["inv_1"]


def test_without_a_subscription_nothing_is_to_be_billed(page: Page) -> None:
    assert page.hydrate()["subscription"] is None
    assert "nothing is to be billed" in page.upcoming(404)
    assert page.get("/checkout/balance") == {"balances": []}


def test_what_a_provider_will_bill_is_what_it_told_ahead(api: Schematic, page: Page, acme: Any) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    subscribed(api, acme, total_price=900)

    before = page.upcoming()
    mirroring.invoice(api, "upcoming_1", "cus_1", subtotal=700, starting_balance=-200)
    after = page.upcoming()

    assert page.hydrate()["subscription"]["total_price"] == 900
    assert before["amount_due"] == 900
    assert (after["subtotal"], after["amount_due"], after["starting_balance"]) == (700, 500, -200)
    assert page.get("/checkout/balance") == {"balances": [{"currency": "usd", "balance": -200}]}


def test_the_last_payment_method_stays_while_something_is_paid_for(api: Schematic, page: Page, acme: Any) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    subscribed(api, acme, total_price=900)
    first, second = (mirroring.payment_method(api, f"pm_{number}", "cus_1").id for number in (1, 2))

    assert page.delete(f"/checkout/paymentmethod/{first}") == {"deleted": True}
    assert page.delete(f"/checkout/paymentmethod/{second}") == {"deleted": False}
    assert "does not exist" in page.delete(f"/checkout/paymentmethod/{first}", 404)
