"""The official Python client's billing, catalog and checkout calls against the server at ADDRESS with KEY.

Prints what it saw: the mirror of a provider, a plan that is bought, changed and billed by the server itself.
"""

import datetime as dt
import json
import sys

from schematic.client import Schematic, SchematicConfig

FUTURE = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


def mirror(client):
    billing = client.billing
    product = billing.upsert_billing_product(external_id="prod_1", name="Seats", price=0, provider_type="stripe").data
    price = billing.upsert_billing_price(
        price_external_id="price_1",
        product_external_id="prod_1",
        external_account_id="acct",
        currency="usd",
        interval="month",
        price=1500,
        billing_scheme="per_unit",
        usage_type="licensed",
        is_active=True,
        price_tiers=[],
        provider_type="stripe",
    ).data
    plan = client.plans.create_plan(name="Mirrored", plan_type="plan", description="").data
    client.plans.upsert_billing_product_plan(
        plan.id,
        charge_type="recurring",
        is_trialable=False,
        billing_product_id=product.product_id,
        monthly_price_id=price.id,
    )
    version = client.plans.get_plan(plan.id).data.draft_version.id
    client.plans.publish_plan_version(version, migration_strategy="leave", excluded_company_ids=[])
    company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme").data
    billing.upsert_billing_customer(
        external_id="cus_1",
        name="Acme Inc",
        email="a@acme.test",
        meta={},
        company_id=company.id,
        provider_type="stripe",
    )
    billing.upsert_billing_subscription(
        subscription_external_id="sub_1",
        customer_external_id="cus_1",
        currency="usd",
        total_price=1500,
        cancel_at_period_end=False,
        expired_at=FUTURE,
        discounts=[],
        product_external_ids=[
            {
                "product_external_id": "prod_1",
                "price_external_id": "price_1",
                "price": 1500,
                "currency": "usd",
                "interval": "month",
                "quantity": 1,
                "usage_type": "licensed",
            }
        ],
        status="active",
        period_start=1_764_000_000,
        period_end=4_000_000_000,
        provider_type="stripe",
    )
    detail = client.companies.get_company(company.id).data
    return {
        "name": detail.name,
        "plan": detail.plan and detail.plan.name,
        "subscription": [one.subscription_external_id for one in detail.billing_subscriptions],
        "customers": [one.external_id for one in billing.list_customers_with_subscriptions().data],
        "prices": [one.price_external_id for one in billing.list_billing_prices(plan_version_id=version).data],
    }


def own(client):
    plan = client.plans.create_plan(name="Pro", plan_type="plan", description="").data
    client.plans.upsert_billing_product_plan(
        plan.id, charge_type="recurring", is_trialable=False, monthly_price=3000, yearly_price=30000
    )
    detail = client.plans.get_plan(plan.id).data
    client.plans.publish_plan_version(detail.draft_version.id, migration_strategy="leave", excluded_company_ids=[])
    detail = client.plans.get_plan(plan.id).data
    company = client.companies.upsert_company(keys={"id": "own"}, name="Own").data
    chosen = {
        "company_id": company.id,
        "base_plan_id": plan.id,
        "base_plan_price_id": detail.monthly_price.id,
        "add_on_selections": [],
        "pay_in_advance_entitlements": [],
        "credit_bundles": [],
        "custom_field_values": [],
    }
    preview = client.checkout.preview_manage_plan(**chosen).data.subscription_change_preview
    done = client.checkout.manage_plan(**chosen).data
    native = client.billing.get_company_native_subscription(company.id).data
    invoices = client.billing.list_billing_invoices(company_id=company.id).data
    paid = client.billing.mark_billing_invoice_paid(invoices[0].id, idempotency_key="once").data
    pdf = b"".join(client.billing.download_native_invoice_pdf(invoices[0].id))
    return {
        "due": preview.finance.due_now,
        "success": done.success,
        "lines": [one.unit_amount for one in native.lines],
        "invoices": [[one.number is not None, one.total, one.status] for one in invoices],
        "paid": [paid.status, paid.amount_remaining],
        "pdf": pdf[:5].decode(),
        "profiles": [
            one.collection_method for one in client.billing.list_company_billing_profiles(company_id=company.id).data
        ],
    }


def sell(client):
    plan = next(one for one in client.plans.list_plans().data if one.name == "Pro")
    made = client.catalogs.create_catalog(name="Partners").data
    client.catalogs.add_plan(made.id, plan.id)
    configured = client.catalogs.get_configuration(made.id).data
    told = client.catalogs.get_public_catalog_by_id(made.id).data
    component = client.components.create_component(name="Portal", entity_type="billing").data
    client.components.bind_catalog(component.id, catalog_id=made.id)
    return {
        "catalogs": sorted(one.name for one in client.catalogs.list_catalogs().data),
        "configured": [one.plan_id == plan.id for one in configured.ordered_plans],
        "public": [one.name for one in told.plans],
        "bound": client.components.get_component(component.id).data.catalog_id == made.id,
        "integrations": client.integrationsapi.list_integrations().data,
    }


def main(address, key):
    client = Schematic(key, SchematicConfig(base_url=address, event_capture_url=address))
    saw = {"mirror": mirror(client), "own": own(client), "sell": sell(client)}
    client.shutdown()
    print(json.dumps(saw, default=str))


main(*sys.argv[1:])
