"""What the component library does for a company beside showing it: people, tax ids, fields, payment methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, embedding
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
