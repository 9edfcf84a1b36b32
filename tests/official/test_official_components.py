"""The official component library, unchanged, in a real browser against a real server. `make official` installs it.

Its pages are of another origin than the server, and reach nothing else: no fonts, no payment provider.
SCHEMATIC_PICTURES names a folder for pictures of what it draws.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start
from schematic_server.domains.components import layouts, templates
from schematic_server.domains.components.templates import Form

from .test_official_clients import MODULES, _run

PICTURES = os.environ.get("SCHEMATIC_PICTURES")
SETTINGS: dict[str, Any] = {
    "add_on_ids": [],
    "checkout_collect_address": False,
    "checkout_collect_email": False,
    "checkout_collect_phone": False,
    "checkout_collect_tax_id": False,
    "enable_tax_collection": False,
    "opt_in_enabled": False,
    "ordered_add_ons": [],
    "ordered_bundle_list": [],
    "prevent_downgrades_when_over_limit": True,
    "prevent_self_service_downgrade": False,
    "proration_behavior": "create_prorations",
    "show_as_monthly_prices": False,
    "show_credits": True,
    "show_estimated_total": False,
    "show_feature_description": True,
    "show_hard_limit": False,
    "show_period_toggle": True,
    "show_zero_price_as_free": True,
    "sync_customer_billing_details": False,
}
Step = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Airline:
    """A server that sells to airlines, and Acme, which is one."""

    server: Running
    publishable: str
    company_id: str
    portal: str
    pricing: str

    def client(self) -> Schematic:
        return Schematic(self.server.key, base_url=self.server.base_url, event_capture_url=self.server.base_url)

    def subscribe(self, client: Schematic, period: str = "monthly") -> None:
        pro = next(one for one in client.plans.list_plans().data if one.name == "Pro")
        price = getattr(client.plans.get_plan(pro.id).data, f"{period}_price")
        client.checkout.manage_plan(
            company_id=self.company_id,
            base_plan_id=pro.id,
            base_plan_price_id=price.id,
            add_on_selections=[],
            credit_bundles=[],
            custom_field_values=[],
            pay_in_advance_entitlements=[],
        )

    def page(self, component: str | None, steps: Sequence[Step]) -> Any:
        """What a page with this component, else a public pricing table, shows and asks."""
        chromium = shutil.which("chromium")
        if chromium is None:
            pytest.skip("Chromium is not installed")
        if not (MODULES / "schematic-components").exists():
            pytest.skip("the official component library is not installed: `make official` installs and runs it")
        settings: dict[str, Any] = {
            "address": self.server.base_url,
            "key": self.publishable,
            "component": component,
            "steps": steps,
            "pictures": PICTURES,
            "executablePath": chromium,
        }
        if component is not None:
            with self.client() as client:
                issued = client.accesstokens.issue_temporary_access_token(lookup={"id": self.company_id})
                settings["token"] = issued.data.token
        saw = _run("components.mjs", json.dumps(settings))
        assert "failed" not in saw, saw
        assert saw["errors"] == [], saw
        return saw


@pytest.fixture
def airline(tmp_path: Path) -> Iterator[Airline]:
    """Free, Pro by the month and the year, and Enterprise on request; an add-on; Acme is on Free and has used some."""
    running = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        flights, seats, exports = (
            _feature(client, name, kind, icon, **members)
            for name, kind, icon, members in (
                (
                    "Flights",
                    "event",
                    "plan",
                    {"event_subtype": "flight", "singular_name": "flight", "plural_name": "flights"},
                ),
                ("Seats", "trait", "stacks", {"trait_id": _trait(client, "seats")}),
                ("Exports", "boolean", "wallet", {}),
            )
        )
        free, pro, enterprise = (
            client.plans.create_plan(name=one, plan_type="plan").data.id for one in ("Free", "Pro", "Enterprise")
        )
        support = client.plans.create_plan(name="Support", plan_type="add_on").data.id
        monthly = {"value_type": "numeric", "metric_period": "current_month"}
        for plan_id, limit in ((free, 12), (pro, 100)):
            client.entitlements.create_plan_entitlement(
                plan_id=plan_id, feature_id=flights, value_numeric=limit, **monthly
            )
            client.entitlements.create_plan_entitlement(
                plan_id=plan_id, feature_id=seats, value_type="numeric", value_numeric=limit // 4
            )
        client.entitlements.create_plan_entitlement(
            plan_id=pro, feature_id=exports, value_type="boolean", value_bool=True
        )
        price = {"charge_type": "recurring", "is_trialable": False}
        client.plans.upsert_billing_product_plan(pro, monthly_price=2000, yearly_price=20000, **price)
        client.plans.upsert_billing_product_plan(support, monthly_price=500, yearly_price=5000, **price)
        client.plangroups.create_plan_group(
            **{
                **SETTINGS,
                "ordered_plans": [{"plan_id": one, "entitlements": []} for one in (free, pro)],
                "ordered_add_ons": [{"plan_id": support, "entitlements": []}],
                "custom_plan_id": enterprise,
                "custom_plan_config": {
                    "cta_text": "Call us",
                    "cta_web_site": "https://air.example",
                    "price_text": "Ask",
                },
                "fallback_plan_id": free,
            }
        )
        company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 2}).data
        client.plans.update_company_plans(company.id, base_plan_id=free, add_on_ids=[])
        body = {"event": "flight", "company": {"id": "acme"}, "quantity": 5}
        client.events.create_event(event_type="track", body=body)
        portal = Form(
            (
                ("PlanManager", "MeteredFeatures", "IncludedFeatures", "UnsubscribeButton"),
                ("UpcomingBill", "PaymentMethod", "Invoices"),
            )
        )
        components = (
            client.components.create_component(name=name, entity_type="billing", ast=_ast(form)).data.id
            for name, form in (("Portal", portal), ("Pricing", templates.template("pricing_table")))
        )
        publishable = client.accounts.list_api_keys(require_environment=False).data[0].id
        made = Airline(running, publishable, company.id, *components)
    yield made
    running.stop()


def test_a_public_pricing_table_shows_free_paid_and_custom_plans(airline: Airline) -> None:
    saw = airline.page(
        None, [("see", "Enterprise"), ("settle", None), ("text", "table"), ("picture", "pricing-public")]
    )

    assert saw["asked"] == [["GET", "/public/plans", 200]]
    text = saw["texts"]["table"]
    for said in ("Free", "Pro", "$20", "Enterprise", "Ask", "Call us", "Support"):
        assert said in text, text


def test_a_portal_shows_plan_use_and_features(airline: Airline) -> None:
    saw = airline.page(
        airline.portal, [("see", "Flights"), ("settle", None), ("text", "portal"), ("picture", "portal-free")]
    )

    text = saw["texts"]["portal"]
    for said in ("Free", "Flights", "5/12", "Seats", "2/3"):
        assert said in text, text
    assert {status for _, _, status in saw["asked"]} == {200}, saw["asked"]


def test_a_plan_is_changed_in_the_dialog_without_a_payment_provider(airline: Airline) -> None:
    """What the page sees afterwards is what it bought: it asks once more, and then never again."""
    saw = airline.page(
        airline.portal,
        [
            ("click", "Change plan"),
            ("see", "Select plan"),
            ("settle", None),
            ("picture", "dialog-plans"),
            ("click", "Choose plan"),
            ("see", "Plan selected"),
            ("says", "Due today:\n$20.00"),
            ("settle", None),
            ("picture", "dialog-chosen"),
            ("text", "chosen"),
            ("click", "Next: Add-ons"),
            ("click", "Choose add-on"),
            ("says", "Due today:\n$25.00"),
            ("settle", None),
            ("picture", "dialog-add-ons"),
            ("text", "add-ons"),
            ("click", "Subscribe and close"),
            ("changed", None),
            ("see", "5/100"),
            ("see", "Estimated bill"),
            ("settle", None),
            ("picture", "portal-pro"),
            ("text", "after"),
        ],
    )

    assert "Due today:\n$20.00" in saw["texts"]["chosen"], saw["texts"]["chosen"]
    assert "Due today:\n$25.00" in saw["texts"]["add-ons"], saw["texts"]["add-ons"]
    assert (saw["changed"]["status"], saw["changed"]["totalPrice"]) == ("active", 2500)
    for said in ("Pro", "Support", "Exports", "$25.00"):
        assert said in saw["texts"]["after"], saw["texts"]["after"]
    paths = [(method, path) for method, path, _ in saw["asked"]]
    assert paths.count(("POST", "/checkout")) == 1
    assert paths[paths.index(("POST", "/checkout")) + 1 :].count(("GET", f"/components/{airline.portal}/hydrate")) == 1
    assert {status for _, _, status in saw["asked"]} == {200}, saw["asked"]
    with airline.client() as client:
        assert client.check_flag("exports", company={"id": "acme"}) is True
        (invoice,) = client.billing.list_billing_invoices(company_id=airline.company_id).data
        assert (invoice.total, invoice.number) == (2500, "INV-000001")


def test_a_customer_unsubscribes_and_sees_its_invoices(airline: Airline) -> None:
    with airline.client() as client:
        airline.subscribe(client)
        (invoice,) = client.billing.list_billing_invoices(company_id=airline.company_id).data
        client.billing.mark_billing_invoice_paid(invoice.id, idempotency_key="cash")
        ends_at = client.billing.get_company_native_subscription(airline.company_id).data.period_end

    saw = airline.page(
        airline.portal,
        [
            ("see", "Invoices"),
            ("settle", None),
            ("picture", "portal-invoices"),
            ("text", "before"),
            ("click", "Unsubscribe"),
            ("see", "You will retain access"),
            ("picture", "dialog-unsubscribe"),
            ("text", "dialog"),
            ("click", "Cancel subscription"),
            ("changed", None),
            ("settle", None),
            ("picture", "portal-cancelled"),
            ("text", "after"),
        ],
    )

    for said in ("Pro", "Next bill due", "Invoices", "$20.00"):
        assert said in saw["texts"]["before"], saw["texts"]["before"]
    until = f"{ends_at.month}/{ends_at.day}/{ends_at.year}"
    assert f"until the end of the billing period, on {until}" in saw["texts"]["dialog"], saw["texts"]["dialog"]
    assert ["DELETE", "/checkout/unsubscribe", 200] in saw["asked"]
    assert "Unsubscribe" not in saw["texts"]["after"], saw["texts"]["after"]
    assert "Next bill due" not in saw["texts"]["after"], saw["texts"]["after"]


def test_a_plan_that_is_too_small_cannot_be_chosen(airline: Airline) -> None:
    with airline.client() as client:
        airline.subscribe(client)
        body = {"event": "flight", "company": {"id": "acme"}, "quantity": 20}
        client.events.create_event(event_type="track", body=body)

    saw = airline.page(
        airline.portal,
        [
            ("click", "Change plan"),
            ("see", "Select plan"),
            ("settle", None),
            ("picture", "over-limit"),
            ("text", "plans"),
        ],
    )

    assert "Over plan limit" in saw["texts"]["plans"], saw["texts"]["plans"]


def test_the_current_plan_is_shown_in_the_period_that_is_paid(airline: Airline) -> None:
    with airline.client() as client:
        airline.subscribe(client, "yearly")

    saw = airline.page(
        airline.pricing, [("see", "Enterprise"), ("settle", None), ("picture", "pricing-yearly"), ("text", "table")]
    )

    text = saw["texts"]["table"]
    assert text.index("$200.00/year") < text.index("Active") < text.index("Enterprise"), text


def _trait(client: Schematic, name: str) -> str:
    made = client.companies.get_or_create_entity_trait_definition(
        hierarchy=[name], entity_type="company", trait_type="number"
    )
    return made.data.id


def _feature(client: Schematic, name: str, kind: Any, icon: str, **members: Any) -> str:
    flag = {"key": name.lower(), "name": name, "description": ""}
    made = client.features.create_feature(
        name=name, description=f"What {name.lower()} are for", feature_type=kind, icon=icon, flag=flag, **members
    )
    return made.data.id


def _ast(form: Form) -> dict[str, float]:
    return layouts.told(layouts.packed(templates.nodes(form)))
