"""What the newer components are told of a company and of what it may choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, embedding, mirroring
from .asgi import App
from .embedding import Page, offered, priced
from .test_embed_actions import subscribed, track


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api)


@pytest.fixture
def page(app: App, api: Schematic, acme: Any) -> Iterator[Page]:
    with embedding.page(app, api, acme) as made:
        yield made


def test_a_company_without_anything_is_told_with_nothing(page: Page, acme: Any) -> None:
    told = page.get("/company")

    assert told.pop("id") == acme.id
    assert told.pop("name") == "UA"
    assert told.pop("add_ons") == []
    assert set(told.values()) == {None}
    assert page.get("/company/usage") == {"rows": []}
    assert page.get("/company/credits") == {"balances": []}
    assert page.get("/company/invoices") == {"invoices": [], "count": 0}
    assert page.get("/company/payment-methods") == {"payment_methods": []}
    assert page.get("/company/credits/ledger") == {"entries": [], "next_cursor": None}


def test_a_company_is_told_with_its_plans_and_its_subscription(api: Schematic, page: Page, acme: Any) -> None:
    gold, audit = catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[audit.id])
    mirroring.customer(api, "cus_1", company_id=acme.id)
    subscribed(api, acme, total_price=900, status="past_due", interval="month")

    told = page.get("/company")

    assert (told["plan"]["name"], told["plan"]["is_add_on"], told["plan"]["is_custom"]) == ("Gold", False, False)
    assert [one["name"] for one in told["add_ons"]] == ["Audit"]
    paid = told["subscription"]
    assert (paid["status"], paid["total_price"]) == ("past_due", 900)
    assert (paid["interval"], paid["interval_count"]) == ("month", 1)
    assert not paid["trialing"]


def test_what_is_used_is_told_with_its_limit(api: Schematic, page: Page, acme: Any) -> None:
    gold, flights, exports = catalog.plan(api, "Gold"), catalog.metered(api), catalog.feature(api, "exports")
    catalog.grant(api, gold, flights, "numeric", value_numeric=10, metric_period="current_month")
    catalog.publish(api, gold, acme)
    override = {"company_id": acme.id, "feature_id": exports.id, "value_type": "boolean", "value_bool": True}
    api.entitlements.create_company_override(**override)
    track(api, None, 4)

    first, second = page.get("/company/usage")["rows"]

    assert (first["feature_name"], first["usage"], first["effective_limit"], first["percent_used"]) == (
        "Flights",
        4,
        10,
        40,
    )
    assert (first["source"], first["metric_period"], first["access"]) == ("plan", "current_month", True)
    assert first["plan_entitlement_id"] is not None
    assert (second["feature_name"], second["source"], second["value_bool"]) == ("Exports", "company_override", True)


def test_users_are_told_by_their_use_of_a_feature(api: Schematic, page: Page, acme: Any) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=99, metric_period="current_month")
    catalog.publish(api, gold, acme)
    for user, quantity in (("amy", 1), ("ben", 6), (None, 3)):
        track(api, user, quantity)

    told = page.get(f"/company/usage/{flights.id}/users")

    assert [one["value"] for one in told["users"]] == [6, 1]
    assert (told["count"], told["total"], told["unattributed"]["value"]) == (2, 10, 3)


def test_credits_are_told_with_their_live_grants(api: Schematic, page: Page, acme: Any) -> None:
    from .test_credit_bundles import bundle
    from .test_credit_grants import credit

    token, other, gold = credit(api), credit(api), catalog.plan(api, "Gold")
    for one, event in ((token, "flight"), (other, "meal")):
        catalog.grant(
            api, gold, catalog.metered(api, event, event), "credit", value_credit_id=one.id, credit_consumption_rate=2
        )
    gives = {"credit_amount": 50, "reset_cadence": "monthly", "reset_start": "billing_period"}
    api.credits.create_billing_plan_credit_grant(plan_id=gold.id, credit_id=token.id, **gives)
    catalog.publish(api, gold, acme)
    offered(api, gold, ordered_bundle_list=[{"bundleId": bundle(api, token).id}])
    api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=token.id, quantity=5, reason="free")
    gone = api.credits.grant_billing_credits_to_company(
        company_id=acme.id, credit_id=token.id, quantity=7, reason="free"
    ).data
    api.credits.zero_out_grant(gone.id)
    track(api, "amy", 3)

    first, second = page.get("/company/credits")["balances"]

    assert (first["credit_id"], first["total"], first["used"], first["remaining"]) == (token.id, 55, 6, 49)
    assert [(one["grant_reason"], one["quantity"]) for one in first["grants"]] == [("free", 5), ("plan", 50)]
    free, given = first["grants"]
    assert (free["expires_at"], free["resets_at"]) == (None, None)
    assert given["resets_at"] is not None
    assert given["expires_at"] is None
    assert (first["purchasable"], second["purchasable"]) == (True, False)
    assert (second["credit_id"], second["total"], second["grants"]) == (other.id, 0, [])


def test_users_are_told_by_the_credits_that_they_used(api: Schematic, page: Page, acme: Any) -> None:
    from .test_credit_grants import credit

    token, gold = credit(api), catalog.plan(api, "Gold")
    catalog.grant(api, gold, catalog.metered(api), "credit", value_credit_id=token.id, credit_consumption_rate=2)
    catalog.publish(api, gold, acme)
    nobody = page.get(f"/company/credits/{token.id}/users")
    api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=token.id, quantity=99, reason="free")
    api.companies.upsert_user(keys={"name": "cid"}, company_id=acme.id)
    for user, quantity in (("amy", 1), ("ben", 6), (None, 3)):
        track(api, user, quantity)

    told = page.get(f"/company/credits/{token.id}/users")

    assert (nobody["users"], nobody["count"], nobody["total"]) == ([], 0, 0)
    assert [one["credits_used"] for one in told["users"]] == [12, 2]
    assert (told["count"], told["total"], told["unattributed"]["credits_used"]) == (3, 20, 6)


def test_the_log_of_credits_is_paged_by_a_cursor(api: Schematic, page: Page, acme: Any) -> None:
    from .test_credit_grants import credit

    token, gold = credit(api), catalog.plan(api, "Gold")
    catalog.grant(api, gold, catalog.metered(api), "credit", value_credit_id=token.id, credit_consumption_rate=2)
    catalog.publish(api, gold, acme)
    for _ in range(2):
        api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=token.id, quantity=9, reason="free")
    track(api, "amy", 6)

    whole = page.get("/company/credits/ledger")
    first = page.get("/company/credits/ledger", limit=2)
    second = page.get("/company/credits/ledger", limit=2, cursor=first["next_cursor"])

    assert [(one["kind"], one["amount"]) for one in whole["entries"]] == [("drawdown", -12), ("grant", 9), ("grant", 9)]
    assert whole["next_cursor"] is None
    assert first["entries"] + second["entries"] == whole["entries"]
    assert second["next_cursor"] is None
    assert whole["entries"][0]["feature_name"] == "Flights"
    used = page.get("/company/credits/ledger", include_grants=False)["entries"]
    assert [one["kind"] for one in used] == ["drawdown"]
    assert page.get("/company/credits/ledger", credit_ids=["bilcr_none"])["entries"] == []
    assert "cursor" in page.get("/company/credits/ledger", 400, cursor="next")


def test_invoices_that_are_not_due_are_told_if_asked_for(api: Schematic, page: Page, acme: Any) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    for external_id, status in (("inv_1", "paid"), ("inv_2", "draft"), ("inv_3", "open"), ("inv_4", "void")):
        mirroring.invoice(api, external_id, "cus_1", status=status, due_date="2999-01-01T00:00:00Z")

    told, pending = page.get("/company/invoices"), page.get("/company/invoices", include_pending=True)

    assert [one["status"] for one in told["invoices"]] == ["paid"]
    assert (told["count"], pending["count"]) == (1, 4)


def test_nothing_to_be_billed_is_told_without_a_body(api: Schematic, page: Page, acme: Any) -> None:
    assert page.get("/company/upcoming-invoice", 204) is None

    mirroring.customer(api, "cus_1", company_id=acme.id)
    subscribed(api, acme, total_price=900)
    mirroring.invoice(api, "upcoming_1", "cus_1", subtotal=700, starting_balance=-900)

    told = page.get("/company/upcoming-invoice")
    assert (told["subtotal"], told["amount_due"], told["currency"]) == (700, 0, "usd")
    assert (told["customer_balance_applied"], told["customer_balance_remaining"]) == (700, 200)


def test_the_last_payment_method_cannot_be_removed_while_something_is_paid_for(
    api: Schematic, page: Page, acme: Any
) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    mirroring.payment_method(api, "pm_1", "cus_1", card_brand="visa", card_last_4="4242")
    free = page.get("/company/payment-methods")["payment_methods"]
    subscribed(api, acme, total_price=900)

    (method,) = page.get("/company/payment-methods")["payment_methods"]

    assert (free[0]["can_remove"], method["can_remove"]) == (True, False)
    assert (method["brand"], method["type"]) == ("visa", "card")


def test_a_catalog_is_told_as_the_company_may_choose_from_it(api: Schematic, page: Page, acme: Any) -> None:
    free, gold, flights = catalog.plan(api, "Free"), priced(api, "Gold", monthly_price=2000), catalog.metered(api)
    catalog.grant(api, free, flights, "numeric", value_numeric=2, metric_period="current_month")
    offered(api, free, gold, prevent_self_service_downgrade=True, trial_expiry_plan_id=free.id)
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])
    track(api, None, 3)

    told = page.get("/catalog/view")

    shown = {one["name"]: one for one in told["plans"]}
    assert [(one["name"], one["current"], one["valid"]) for one in told["plans"]] == [
        ("Free", False, False),
        ("Gold", True, True),
    ]
    (violation,) = shown["Free"]["usage_violations"]
    assert (violation["feature_name"], violation["limit"], violation["usage"]) == ("Flights", 2, 3)
    assert shown["Free"]["monthly_price"]["price"] == 0
    assert told["trial_expiry_plan"] == {"id": free.id, "name": "Free"}
    assert told["capabilities"]["checkout"]
    assert page.get(f"/catalogs/{told['id']}/view") == told
    assert "ctlg_none" in page.get("/catalogs/ctlg_none/view", 404)


def test_a_key_is_of_no_company(http: Any) -> None:
    for path in ("/company", "/catalog/view", "/components/hydrate", "/checkouts"):
        assert http.get(path).status_code == 403
