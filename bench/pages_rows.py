"""What stands on the console's pages beside companies and their use: credits, billing, catalogs, components, logs.

One of each is made through the API, and SQL copies its row: so many rows as a page is long several times, and for one
busy company more than anybody has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from bench import growth_rows
from schematic import Schematic
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.domains.billing.tables import billing_coupon, billing_invoice
from schematic_server.domains.components.tables import component
from schematic_server.domains.credits.tables import (
    billing_credit,
    credit_account,
    credit_bundle,
    credit_entry,
    credit_grant,
)
from schematic_server.domains.entitlements.tables import company_override
from schematic_server.domains.plans.offer_tables import catalog
from schematic_server.domains.subscriptions.tables import subscription_charge
from schematic_server.domains.webhooks.tables import webhook

BUSY = 7  # the company with the most of everything, by its number
FEW, MANY = 60, 10_000  # rows of a kind, and of what the busy company has
INVOICES = 120  # of the busy company: ten years
PRICED = 10  # plans that cost something


class Made(NamedTuple):
    """Ids in addresses of pages."""

    busy: str
    credit: str
    bundle: str
    catalog: str
    component: str
    invoice: str
    price: str


class Copies(NamedTuple):
    """Rows of a table like one that it has, with what differs as SQL of `i`; `number` None is one for each company."""

    table: sa.Table
    number: int | None
    values: Mapping[str, str] = {}
    where: str = "true"


def fill(url: str, base_url: str, key: str, companies: int) -> Made:
    """Rows beside those of `growth_rows`, which are there."""
    with Schematic(key, base_url=base_url) as api:
        made = _made(api)
    statements = [_like_one(one, companies) for one in _copies(made)]
    growth_rows.execute(url, [_DELIVERIES, *statements])
    return made


def _made(api: Schematic) -> Made:
    company = api.companies.lookup_company(keys={"id": f"c{BUSY}"}).data.id
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd", per_unit_price=2).data
    bundle = api.credits.create_credit_bundle(
        bundle_name="Pack", bundle_type="fixed", credit_id=credit.id, currency="usd", quantity=100, price_per_unit=2
    ).data
    api.credits.grant_billing_credits_to_company(
        company_id=company, credit_id=credit.id, quantity=50, reason="free", expiry_type="no_expiry"
    )
    catalog = api.catalogs.create_catalog(name="Partners").data
    component = api.components.create_component(name="Portal", entity_type="billing").data
    api.billing.upsert_billing_coupon(
        external_id="half",
        name="Half",
        amount_off=0,
        percent_off=50,
        duration="forever",
        duration_in_months=0,
        max_redemptions=0,
        times_redeemed=0,
    )
    api.webhooks.create_webhook(name="Hook", url="https://hooks.example/in", request_types=["feature.deleted"])
    price = _priced(api, company)
    [invoice, *_] = api.billing.list_billing_invoices(company_id=company).data
    return Made(company, credit.id, bundle.id, catalog.id, component.id, invoice.id, price)


def _priced(api: Schematic, company: str) -> str:
    """Plans cost something from now on, but for two, and the company pays for one: its price."""
    for number in range(2, PRICED):
        plan_id = f"plan_{number}"
        api.plans.upsert_billing_product_plan(
            plan_id, charge_type="recurring", is_trialable=False, monthly_price=4900, yearly_price=49000
        )
        [draft] = [one for one in [api.plans.get_plan(plan_id).data.draft_version] if one is not None]
        api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])
    chosen = api.plans.get_plan("plan_2").data
    assert chosen.monthly_price is not None
    api.checkout.manage_plan(
        company_id=company,
        base_plan_id=chosen.id,
        base_plan_price_id=chosen.monthly_price.id,
        add_on_selections=[],
        pay_in_advance_entitlements=[],
        credit_bundles=[],
        custom_field_values=[],
    )
    return chosen.monthly_price.id


def _copies(made: Made) -> list[Copies]:
    busy, each = f"'{made.busy}'", growth_rows.COMPANY
    own = {"company_id": each, "rule_id": "'rule_c' || i", "rule_id_usage_exceeded": "'rule_d' || i"}
    return [
        Copies(billing_credit, FEW, {"name": "'Credit ' || i"}),
        Copies(credit_bundle, FEW, {"name": "'Bundle ' || i", "credit_id": f"'{made.credit}'"}),
        Copies(catalog, FEW, {"name": "'Catalog ' || i", "is_default": "false"}),
        Copies(component, FEW, {"name": "'Component ' || i"}),
        Copies(billing_coupon, FEW, {"name": "'Coupon ' || i", "external_id": "'code-' || i"}),
        Copies(webhook, FEW, {"name": "'Hook ' || i"}),
        Copies(credit_grant, MANY, {"company_id": busy, "idempotency_key": "NULL"}),
        Copies(credit_grant, None, {"company_id": each, "idempotency_key": "NULL"}),
        Copies(credit_account, None, {"company_id": each}, f"{each} <> one.company_id"),
        Copies(credit_entry, MANY, {"company_id": busy, "seq": "i + 1000", **_USES}),
        Copies(billing_invoice, INVOICES, {"company_id": busy, "number": "'B-' || i"}),
        Copies(billing_invoice, None, {"company_id": each, "number": "'C-' || i", "subscription_id": "NULL"}),
        Copies(subscription_charge, FEW, {"key": "'line ' || i", "position": "i", "invoice_id": f"'{made.invoice}'"}),
        Copies(audit_log, None),
        Copies(company_override, None, {**own, "feature_id": "'feat_1'"}, "i % 5 = 0"),
    ]


# Of a ledger: a hundred uses to a grant, in the last 29 days.
_USES = {
    "kind": "CASE WHEN i % 100 = 0 THEN 'grant' ELSE 'usage' END",
    "reason": "CASE WHEN i % 100 = 0 THEN one.reason ELSE 'event' END",
    "at": "one.at - i * 250000000",
}
_DELIVERIES = f"""
    WITH RECURSIVE {growth_rows.numbers(MANY)} INSERT INTO webhook_event
    (id, environment_id, webhook_id, request_type, payload, status, is_test, attempt_count, round_count, finished_at,
     sent_at, response_code, created_at, updated_at)
    SELECT 'whev_' || i, environment_id, id, 'company.updated', '{{}}', 'success', false, 1, 1, {growth_rows.AT},
     {growth_rows.AT}, 200, {growth_rows.AT}, {growth_rows.AT} FROM n CROSS JOIN (SELECT * FROM webhook LIMIT 1) AS one
"""  # noqa: S608  # figures of these modules


def _like_one(copies: Copies, companies: int) -> str:
    name, prefix = copies.table.name, f"{copies.table.name[:5]}{'n' if copies.number else 'e'}_"
    columns = [one.name for one in copies.table.columns]
    values = {"id": f"'{prefix}' || {growth_rows.NUMBER}", "created_at": growth_rows.AT, **copies.values}
    told = ", ".join(values.get(one, f"one.{one}") for one in columns)
    return (
        f"WITH RECURSIVE {growth_rows.numbers(copies.number or companies)} INSERT INTO {name} ({', '.join(columns)})"  # noqa: S608  # names and figures of this module
        f" SELECT {told} FROM n CROSS JOIN (SELECT * FROM {name} LIMIT 1) AS one"
        f" WHERE {copies.where}"
    )
