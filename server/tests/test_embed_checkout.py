"""Plans changed by a company's own token: in the dialog of the component library, and by carts of the newer one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, embedding, racing
from .asgi import App
from .embedding import Page, offered, priced

NOTHING: dict[str, Any] = {
    "add_on_ids": [],
    "auto_topup_overrides": [],
    "credit_bundles": [],
    "custom_field_values": [],
    "pay_in_advance": [],
    "skip_trial": False,
}


@dataclass(frozen=True, slots=True)
class Shop:
    """Free and Pro on offer; a company on Free, and its page."""

    page: Page
    company: Any
    free: Any
    pro: Any

    def choice(self, plan: str, period: str = "monthly") -> dict[str, Any]:
        """What the page sends for a plan that it shows."""
        shown = self.page.plan(plan)
        return {**NOTHING, "new_plan_id": shown["id"], "new_price_id": shown[f"{period}_price"]["id"]}


@pytest.fixture
def shop(app: App, api: Schematic) -> Iterator[Shop]:
    free, pro = catalog.plan(api, "Free"), priced(api, "Pro", monthly_price=2000, yearly_price=20000)
    flights = catalog.metered(api)
    catalog.grant(api, free, flights, "numeric", value_numeric=10)
    company = catalog.company(api)
    offered(api, free, pro, fallback_plan_id=free.id)
    api.plans.update_company_plans(company.id, base_plan_id=free.id, add_on_ids=[])
    with embedding.page(app, api, company) as page:
        yield Shop(page, company, free, pro)


def test_what_is_previewed_is_what_is_bought(shop: Shop) -> None:
    body = shop.choice("Pro")

    seen = shop.page.post("/checkout/preview", body)
    bought = shop.page.post("/checkout", body)

    assert not seen["payment_method_required"]
    assert (seen["finance"]["due_now"], seen["finance"]["total_per_billing_period"]) == (2000, 2000)
    assert (bought["status"], bought["total_price"], bought["interval"]) == ("active", 2000, "month")
    shown = shop.page.hydrate()
    assert shown["company"]["plan"]["name"] == "Pro"
    assert [one["name"] for one in shown["active_plans"] if one["current"]] == ["Pro"]
    assert shown["subscription"]["total_price"] == 2000


def test_a_preview_changes_nothing(shop: Shop) -> None:
    shop.page.post("/checkout/preview", shop.choice("Pro"))

    assert shop.page.hydrate()["company"]["plan"]["name"] == "Free"


def test_what_costs_nothing_is_chosen_by_the_price_of_nothing_that_is_shown(shop: Shop) -> None:
    shop.page.post("/checkout", shop.choice("Pro"))

    shop.page.post("/checkout", shop.choice("Free", "yearly"))

    assert shop.page.hydrate()["company"]["plan"]["name"] == "Free"


def test_a_company_unsubscribes_at_the_end_of_its_period(shop: Shop) -> None:
    shop.page.post("/checkout", shop.choice("Pro"))

    assert shop.page.delete("/checkout/unsubscribe") == {"deleted": True}

    shown = shop.page.hydrate()
    assert shown["company"]["plan"]["name"] == "Pro"
    assert shown["subscription"]["cancel_at"] is not None
    assert "nothing is to be billed" in shop.page.upcoming(404)


def test_who_has_no_subscription_cannot_end_it(shop: Shop) -> None:
    assert "no subscription" in shop.page.delete("/checkout/unsubscribe", 400)


def test_the_next_invoice_is_the_next_period(shop: Shop) -> None:
    shop.page.post("/checkout", shop.choice("Pro"))

    coming = shop.page.upcoming()

    assert (coming["amount_due"], coming["currency"]) == (2000, "usd")
    assert shop.page.get("/company/upcoming-invoice")["amount_due"] == 2000


def test_who_unsubscribes_is_told_until_when_the_plan_is_kept(shop: Shop) -> None:
    """The library reads it off the invoice to come, and shows today where there is none."""
    shop.page.post("/checkout", shop.choice("Pro"))

    shown = shop.page.hydrate()

    ends_at = datetime.fromisoformat(shown["upcoming_invoice"]["due_date"])
    assert int(ends_at.timestamp()) == shown["company"]["billing_subscription"]["period_end"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"promo_code": "SUMMER"}, "Invalid promo code"),
        ({"new_plan_id": "plan_none"}, "plan_none does not exist"),
        ({"new_price_id": "bilpp_none"}, "bilpp_none"),
    ],
)
def test_what_a_preview_refuses_is_refused(shop: Shop, wrong: dict[str, Any], said: str) -> None:
    """A page leaves its button enabled, so the purchase itself refuses, too."""
    body = {**shop.choice("Pro"), **wrong}

    assert said in shop.page.post("/checkout/preview", body, 400)
    assert said in shop.page.post("/checkout", body, 400)
    assert shop.page.hydrate()["company"]["plan"]["name"] == "Free"


def test_plans_that_are_not_on_offer_cannot_be_bought(api: Schematic, shop: Shop) -> None:
    secret = catalog.plan(api, "Secret")
    catalog.publish(api, secret)

    said = shop.page.post("/checkout", {**NOTHING, "new_plan_id": secret.id, "new_price_id": ""}, 400)

    assert "not offered" in said


def test_a_quantity_is_asked_for_in_the_words_that_the_library_knows(api: Schematic, shop: Shop) -> None:
    seats = catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "seats").id)
    team = catalog.plan(api, "Team")
    catalog.grant(api, team, seats, "trait", price_behavior="pay_in_advance", monthly_unit_price=300)
    api.plans.upsert_billing_product_plan(team.id, charge_type="recurring", is_trialable=False, monthly_price=1000)
    catalog.publish(api, team)
    offered(api, shop.free, shop.pro, team, fallback_plan_id=shop.free.id)
    body = shop.choice("Team")
    (entitlement,) = shop.page.plan("Team")["entitlements"]
    price_id = entitlement["metered_monthly_price"]["price_id"]

    said = shop.page.post("/checkout/preview", {**body, "pay_in_advance": [{"price_id": price_id, "quantity": 0}]}, 400)
    shop.page.post("/checkout", {**body, "pay_in_advance": [{"price_id": price_id, "quantity": 4}]})

    assert said == "Quantity is required"
    usage = shop.page.hydrate()["feature_usage"]["features"]
    assert [one["allocation"] for one in usage if one["feature"]["id"] == seats.id] == [4]
    assert shop.page.hydrate()["subscription"]["total_price"] == 1000 + 4 * 300


def test_a_page_can_have_no_other_company_pay(api: Schematic, shop: Shop) -> None:
    """A token acts for its own company alone."""
    other = catalog.company(api, "LH")
    cart = shop.page.post("/checkouts", shop.choice("Pro"), 201)
    body = {**shop.choice("Pro"), "billing_entity_id": other.id}

    said = [
        shop.page.post("/checkout/preview", body, 400),
        shop.page.post("/checkout", body, 400),
        shop.page.post("/checkouts", body, 400),
        shop.page.put(f"/checkouts/{cart['id']}", {**body, "version": 1}, 400),
    ]

    assert all(one.startswith("billing_entity_id: ") for one in said), said
    assert api.billing.list_billing_invoices(company_id=other.id).data == []
    assert shop.page.get("/company")["plan"]["name"] == "Free"
    assert shop.page.get(f"/checkouts/{cart['id']}") == cart


def test_who_may_not_downgrade_can_neither_unsubscribe_nor_go_down_beside_an_add_on(api: Schematic, shop: Shop) -> None:
    """Another add-on makes an upgrade of a change, but not of a lower base price."""
    denied = "self-service downgrade not permitted"
    basic, tiny = priced(api, "Basic", monthly_price=1000), priced(api, "Tiny", "add_on", monthly_price=1)
    rules = {"fallback_plan_id": shop.free.id, "prevent_self_service_downgrade": True}
    offered(api, shop.free, basic, shop.pro, add_ons=[tiny], **rules)
    beside = {"add_on_ids": [{"add_on_id": tiny.id, "price_id": tiny.monthly_price.id}]}
    shop.page.post("/checkout", shop.choice("Pro"))

    cart = shop.page.post("/checkouts", {"intent": "cancel"}, 201)

    assert shop.page.delete("/checkout/unsubscribe", 400) == denied
    assert [one["code"] for one in cart["problems"]] == ["downgrade_not_permitted"]
    assert shop.page.post(f"/checkouts/{cart['id']}/finalize", {"version": 1}, 400) == denied
    for lower in ("Free", "Basic"):
        assert shop.page.post("/checkout/preview", {**shop.choice(lower), **beside}, 400) == denied
        assert shop.page.post("/checkout", {**shop.choice(lower), **beside}, 400) == denied
    shown = shop.page.get("/company")
    assert (shown["plan"]["name"], shown["subscription"]["cancel_at"]) == ("Pro", None)
    shop.page.post("/checkout", {**shop.choice("Pro", "yearly"), **beside})
    assert shop.page.hydrate()["subscription"]["interval"] == "year"
    api.checkout.cancel_subscription(company_id=shop.company.id)
    assert shop.page.get("/company")["plan"]["name"] == "Free"


def test_a_cart_is_priced_and_bought_once(shop: Shop) -> None:
    cart = shop.page.post("/checkouts", shop.choice("Pro"), 201)

    bought = shop.page.post(f"/checkouts/{cart['id']}/finalize", {"version": cart["version"]})

    assert (cart["status"], cart["version"], cart["problems"]) == ("priced", 1, [])
    assert (cart["price"]["due_now"], cart["price"]["payment_method_required"]) == (2000, False)
    assert (bought["checkout"]["status"], bought["subscription"]["total_price"]) == ("completed", 2000)
    assert shop.page.get("/company")["plan"]["name"] == "Pro"
    assert "completed" in shop.page.post(f"/checkouts/{cart['id']}/finalize", {"version": 2}, 409)
    assert "completed" in shop.page.put(f"/checkouts/{cart['id']}", {**NOTHING, "version": 2}, 409)


def test_a_change_of_a_cart_replaces_it_and_what_is_stale_changes_nothing(shop: Shop) -> None:
    first = shop.page.post("/checkouts", {}, 201)
    path = f"/checkouts/{first['id']}"

    second = shop.page.put(path, {**shop.choice("Pro", "yearly"), "version": 1})
    said = shop.page.put(path, {**shop.choice("Pro"), "version": 1}, 409)
    stale = shop.page.post(f"{path}/finalize", {"version": 1}, 409)

    assert (first["status"], first["price"]) == ("open", None)
    assert (second["status"], second["version"], second["price"]["due_now"]) == ("priced", 2, 20000)
    assert "version 2" in said
    assert "version 2" in stale
    assert shop.page.get(path) == second
    third = shop.page.put(path, {"version": 2})
    assert (third["status"], third["cart"]["new_plan_id"]) == ("open", None)


def test_a_cart_that_the_rules_reject_is_kept_with_what_is_wrong(shop: Shop) -> None:
    cart = shop.page.post("/checkouts", {**shop.choice("Pro"), "promo_code": "SUMMER"}, 201)

    (problem,) = cart["problems"]
    assert (cart["status"], cart["price"]) == ("open", None)
    assert (problem["code"], problem["message"], problem["blocking"]) == (
        "discount_ineligible",
        "Invalid promo code",
        True,
    )
    assert shop.page.post(f"/checkouts/{cart['id']}/finalize", {"version": 1}, 400) == "Invalid promo code"
    assert shop.page.get(f"/checkouts/{cart['id']}")["version"] == 1
    empty = shop.page.post("/checkouts", {}, 201)
    assert "empty" in shop.page.post(f"/checkouts/{empty['id']}/finalize", {"version": 1}, 400)


def test_carts_are_of_one_browser_session(app: App, api: Schematic, shop: Shop) -> None:
    cart = shop.page.post("/checkouts", shop.choice("Pro"), 201)
    listed = shop.page.get("/checkouts", statuses=["priced"])

    assert [one["id"] for one in listed["checkouts"]] == [cart["id"]]
    assert shop.page.get("/checkouts", statuses=["open", "expired"]) == {"checkouts": [], "count": 0}
    with embedding.page(app, api, shop.company, "another tab") as other:
        assert other.get("/checkouts") == {"checkouts": [], "count": 0}
        assert "does not exist" in other.get(f"/checkouts/{cart['id']}", 404)
        assert "does not exist" in other.post(f"/checkouts/{cart['id']}/finalize", {"version": 1}, 404)
    with embedding.page(app, api, shop.company, "") as nobody:
        assert "X-Schematic-Session-ID" in nobody.get("/checkouts", 400)
    stranger = catalog.company(api, "LH")
    with embedding.page(app, api, stranger) as theirs:
        assert "does not exist" in theirs.get(f"/checkouts/{cart['id']}", 404)


def test_of_two_carts_the_one_that_is_bought_first_closes_the_other(app: App, api: Schematic, shop: Shop) -> None:
    with embedding.page(app, api, shop.company, "another tab") as other:
        mine, theirs = (one.post("/checkouts", shop.choice("Pro"), 201) for one in (shop.page, other))

        shop.page.post(f"/checkouts/{mine['id']}/finalize", {"version": 1})

        assert "completed first" in other.post(f"/checkouts/{theirs['id']}/finalize", {"version": 1}, 409)
        assert other.get(f"/checkouts/{theirs['id']}")["status"] == "abandoned"


def test_a_subscription_is_ended_by_a_cart(shop: Shop) -> None:
    nothing = shop.page.post("/checkouts", {"intent": "cancel"}, 201)
    shop.page.post("/checkout", shop.choice("Pro"))

    cart = shop.page.post("/checkouts", {"intent": "cancel"}, 201)
    shop.page.post(f"/checkouts/{cart['id']}/finalize", {"version": 1})

    assert [one["code"] for one in nothing["problems"]] == ["selection_invalid"]
    assert cart["status"] == "priced"
    assert shop.page.get("/company")["subscription"]["cancel_at"] is not None


def test_a_cart_that_many_buy_at_once_is_bought_once(app: App, api: Schematic, shop: Shop) -> None:
    """Two tabs, or a double click: one subscription, and its period is charged once."""
    carts = [shop.page.post("/checkouts", shop.choice("Pro"), 201)["id"] for _ in range(2)]
    token = api.accesstokens.issue_temporary_access_token(lookup={"id": shop.company.id}).data.token

    def finalize(http: Any, number: int) -> Any:
        headers = {embedding.SESSION: "tab"}
        return http.post(f"/checkouts/{carts[number % 2]}/finalize", json={"version": 1}, headers=headers)

    answers = racing.at_once(app, token)(finalize)

    assert racing.statuses(answers) == {200: 1, 409: racing.THREADS - 1}
    assert sorted(shop.page.get(f"/checkouts/{one}")["status"] for one in carts) == ["abandoned", "completed"]
    statement = api.billing.get_company_native_subscription(shop.company.id).data
    assert [line.source_name for line in statement.lines] == ["Pro"]
