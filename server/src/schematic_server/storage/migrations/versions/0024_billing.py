"""Billing: what providers have, own subscriptions and invoices, checkouts, catalogs, components, integrations.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
# What plan groups said is offered, and their environment's default catalog says from here on.
OFFERED = ("ordered_plans", "ordered_add_ons", "add_on_ids", "ordered_bundle_ids")


def upgrade() -> None:
    op.create_table(
        "billing_coupon",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("amount_off", sa.BigInteger, nullable=False),
        sa.Column("percent_off", sa.String, nullable=False),
        sa.Column("currency", sa.String),
        sa.Column("duration", sa.String, nullable=False),
        sa.Column("duration_in_months", sa.BigInteger, nullable=False),
        sa.Column("max_redemptions", sa.BigInteger, nullable=False),
        sa.Column("times_redeemed", sa.BigInteger, nullable=False),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_coupon"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_coupon_external_id"),
    )
    op.create_index("ix_billing_coupon_newest", "billing_coupon", ["environment_id", "created_at", "id"])
    op.create_table(
        "billing_customer",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("meta", sa.JSON, nullable=False),
        sa.Column("default_payment_method_id", sa.String),
        sa.Column("deleted_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_customer"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_customer_external_id"),
    )
    op.create_index("ix_billing_customer_company_id", "billing_customer", ["company_id"])
    op.create_index("ix_billing_customer_newest", "billing_customer", ["environment_id", "created_at", "id"])
    op.create_table(
        "billing_invoice",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String),
        sa.Column("company_id", sa.String),
        sa.Column("customer_external_id", sa.String),
        sa.Column("subscription_id", sa.String),
        sa.Column("subscription_external_id", sa.String),
        sa.Column("number", sa.String),
        sa.Column("status", sa.String),
        sa.Column("document_state", sa.String),
        sa.Column("collection_state", sa.String),
        sa.Column("collection_method", sa.String, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("subtotal", sa.BigInteger, nullable=False),
        sa.Column("tax", sa.BigInteger, nullable=False),
        sa.Column("total", sa.BigInteger, nullable=False),
        sa.Column("amount_due", sa.BigInteger, nullable=False),
        sa.Column("amount_paid", sa.BigInteger, nullable=False),
        sa.Column("amount_remaining", sa.BigInteger, nullable=False),
        sa.Column("starting_balance", sa.BigInteger, nullable=False),
        sa.Column("ending_balance", sa.BigInteger, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("chase_at", sa.BigInteger),
        sa.Column("finalized_at", sa.BigInteger),
        sa.Column("period_start", sa.BigInteger),
        sa.Column("period_end", sa.BigInteger),
        sa.Column("terms", sa.JSON),
        sa.Column("payment_method_external_id", sa.String),
        sa.Column("url", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_invoice"),
        sa.UniqueConstraint("environment_id", "number", name="uq_billing_invoice_environment_id_number"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_invoice_external_id"),
    )
    op.create_index(
        "ix_billing_invoice_chase",
        "billing_invoice",
        ["chase_at"],
        sqlite_where=sa.text("chase_at IS NOT NULL"),
        postgresql_where=sa.text("chase_at IS NOT NULL"),
    )
    op.create_index("ix_billing_invoice_company", "billing_invoice", ["company_id", "created_at"])
    op.create_index("ix_billing_invoice_customer", "billing_invoice", ["environment_id", "customer_external_id"])
    op.create_index("ix_billing_invoice_newest", "billing_invoice", ["environment_id", "created_at", "id"])
    op.create_index(
        "ix_billing_invoice_subscription", "billing_invoice", ["environment_id", "subscription_external_id"]
    )
    op.create_index("ix_billing_invoice_subscription_id", "billing_invoice", ["subscription_id"])
    op.create_table(
        "billing_meter",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("display_name", sa.String, nullable=False),
        sa.Column("event_name", sa.String, nullable=False),
        sa.Column("event_payload_key", sa.String, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_meter"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_meter_external_id"),
    )
    op.create_index("ix_billing_meter_newest", "billing_meter", ["environment_id", "created_at", "id"])
    op.create_table(
        "billing_payment_method",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("customer_external_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String),
        sa.Column("payment_method_type", sa.String, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_payment_method"),
        sa.UniqueConstraint(
            "environment_id", "provider_type", "external_id", name="uq_billing_payment_method_external_id"
        ),
    )
    op.create_index("ix_billing_payment_method_company_id", "billing_payment_method", ["company_id"])
    op.create_index(
        "ix_billing_payment_method_customer", "billing_payment_method", ["environment_id", "customer_external_id"]
    )
    op.create_table(
        "billing_product",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("price", sa.String, nullable=False),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_product"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_product_external_id"),
    )
    op.create_index("ix_billing_product_newest", "billing_product", ["environment_id", "created_at", "id"])
    op.create_table(
        "billing_settings",
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("default_provider_type", sa.String, nullable=False),
        sa.Column("next_number", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("environment_id", name="pk_billing_settings"),
    )
    op.create_table(
        "billing_subscription",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("customer_external_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String),
        sa.Column("billing_entity_id", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("interval", sa.String, nullable=False),
        sa.Column("interval_count", sa.BigInteger, nullable=False),
        sa.Column("total_price", sa.BigInteger, nullable=False),
        sa.Column("period_start", sa.BigInteger, nullable=False),
        sa.Column("period_end", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("trial_end", sa.BigInteger),
        sa.Column("trial_end_setting", sa.String),
        sa.Column("cancel_at", sa.BigInteger),
        sa.Column("cancel_at_period_end", sa.Boolean, nullable=False),
        sa.Column("expired_at", sa.BigInteger),
        sa.Column("is_initial", sa.Boolean, nullable=False),
        sa.Column("discounts", sa.JSON, nullable=False),
        sa.Column("details", sa.JSON),
        sa.Column("default_payment_method_id", sa.String),
        sa.Column("application_id", sa.String),
        sa.Column("anchor", sa.BigInteger),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_billing_subscription"),
        sa.UniqueConstraint(
            "environment_id", "provider_type", "external_id", name="uq_billing_subscription_external_id"
        ),
    )
    op.create_index("ix_billing_subscription_billing_entity_id", "billing_subscription", ["billing_entity_id"])
    op.create_index("ix_billing_subscription_company", "billing_subscription", ["company_id", "created_at"])
    op.create_index(
        "ix_billing_subscription_customer", "billing_subscription", ["environment_id", "customer_external_id"]
    )
    op.create_index(
        "ix_billing_subscription_due",
        "billing_subscription",
        ["due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_billing_subscription_expiring",
        "billing_subscription",
        ["expired_at"],
        sqlite_where=sa.text("anchor IS NULL AND status IN ('active', 'past_due', 'trialing')"),
        postgresql_where=sa.text("anchor IS NULL AND status IN ('active', 'past_due', 'trialing')"),
    )
    op.create_index("ix_billing_subscription_newest", "billing_subscription", ["environment_id", "created_at", "id"])
    op.create_index(
        "ix_billing_subscription_own",
        "billing_subscription",
        ["company_id"],
        unique=True,
        sqlite_where=sa.text("provider_type = 'schematic' AND expired_at IS NULL"),
        postgresql_where=sa.text("provider_type = 'schematic' AND expired_at IS NULL"),
    )
    op.create_table(
        "integration",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("config", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_integration"),
        sa.UniqueConstraint("environment_id", "type", name="uq_integration_environment_id_type"),
    )
    op.create_table(
        "provider_notice",
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("object_id", sa.String),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("environment_id", "provider_type", "external_id", name="pk_provider_notice"),
    )
    op.create_index("ix_provider_notice_object", "provider_notice", ["environment_id", "provider_type", "object_id"])
    op.create_table(
        "billing_price",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("external_id", sa.String, nullable=False),
        sa.Column("product_id", sa.String, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("interval", sa.String, nullable=False),
        sa.Column("interval_count", sa.BigInteger, nullable=False),
        sa.Column("billing_scheme", sa.String, nullable=False),
        sa.Column("usage_type", sa.String, nullable=False),
        sa.Column("price", sa.BigInteger, nullable=False),
        sa.Column("price_decimal", sa.String),
        sa.Column("package_size", sa.BigInteger, nullable=False),
        sa.Column("tiers_mode", sa.String),
        sa.Column("tiers", sa.JSON, nullable=False),
        sa.Column("meter_id", sa.String),
        sa.Column("nickname", sa.String),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["billing_product.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_billing_price"),
        sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_price_external_id"),
    )
    op.create_index("ix_billing_price_newest", "billing_price", ["environment_id", "created_at", "id"])
    op.create_index("ix_billing_price_product_id", "billing_price", ["product_id"])
    op.create_table(
        "billing_subscription_item",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("subscription_id", sa.String, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("product_external_id", sa.String, nullable=False),
        sa.Column("price_external_id", sa.String, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["subscription_id"], ["billing_subscription.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_billing_subscription_item"),
    )
    op.create_index(
        "ix_billing_subscription_item_product", "billing_subscription_item", ["environment_id", "product_external_id"]
    )
    op.create_index("ix_billing_subscription_item_subscription_id", "billing_subscription_item", ["subscription_id"])
    op.create_table(
        "catalog",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("description", sa.String),
        sa.Column("is_default", sa.Boolean, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id", name="pk_catalog"),
    )
    op.create_index(
        "ix_catalog_default",
        "catalog",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("is_default"),
        postgresql_where=sa.text("is_default"),
    )
    op.create_index("ix_catalog_newest", "catalog", ["account_id", "created_at", "id"])
    op.create_table(
        "catalog_offer",
        sa.Column("catalog_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in OFFERED),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["catalog_id"], ["catalog.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("environment_id", "catalog_id", name="pk_catalog_offer"),
    )
    op.create_index("ix_catalog_offer_catalog_id", "catalog_offer", ["catalog_id"])
    _default_catalogs(op.get_bind())
    _move_offers(op.get_bind())
    op.create_table(
        "invoice_settlement",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("invoice_id", sa.String, nullable=False),
        sa.Column("idempotency_key", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("reference", sa.String),
        sa.Column("collector", sa.String, nullable=False),
        sa.Column("settled_at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["billing_invoice.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_settlement"),
        sa.UniqueConstraint("invoice_id", "idempotency_key", name="uq_invoice_settlement_invoice_id_idempotency_key"),
    )
    op.create_table(
        "subscription_charge",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("subscription_id", sa.String, nullable=False),
        sa.Column("line_id", sa.String),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("description", sa.String, nullable=False),
        sa.Column("quantity", sa.BigInteger),
        sa.Column("unit_amount", sa.BigInteger),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("period_start", sa.BigInteger),
        sa.Column("period_end", sa.BigInteger),
        sa.Column("taxable", sa.Boolean, nullable=False),
        sa.Column("position", sa.BigInteger),
        sa.Column("invoice_id", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["billing_invoice.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription_charge"),
        sa.UniqueConstraint("subscription_id", "key", name="uq_subscription_charge_subscription_id_key"),
    )
    op.create_index("ix_subscription_charge_invoice_id", "subscription_charge", ["invoice_id"])
    op.create_index(
        "ix_subscription_charge_open",
        "subscription_charge",
        ["subscription_id"],
        sqlite_where=sa.text("invoice_id IS NULL"),
        postgresql_where=sa.text("invoice_id IS NULL"),
    )
    op.create_table(
        "subscription_line",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("subscription_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("timing", sa.String, nullable=False),
        sa.Column("source_type", sa.String, nullable=False),
        sa.Column("source_id", sa.String, nullable=False),
        sa.Column("source_name", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("plan_version_id", sa.String, nullable=False),
        sa.Column("feature_id", sa.String),
        sa.Column("is_base", sa.Boolean, nullable=False),
        sa.Column("price_id", sa.String, nullable=False),
        sa.Column("quantity", sa.BigInteger, nullable=False),
        sa.Column("unit_amount", sa.String),
        sa.Column("tiers_mode", sa.String),
        sa.Column("tiers", sa.JSON, nullable=False),
        sa.Column("included", sa.BigInteger, nullable=False),
        sa.Column("package_size", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("cadence_unit", sa.String, nullable=False),
        sa.Column("cadence_count", sa.BigInteger, nullable=False),
        sa.Column("anchor", sa.BigInteger, nullable=False),
        sa.Column("at_month_end", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("effective_from", sa.BigInteger, nullable=False),
        sa.Column("effective_to", sa.BigInteger),
        sa.Column("charged_until", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["subscription_id"], ["billing_subscription.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription_line"),
    )
    op.create_index("ix_subscription_line_subscription_id", "subscription_line", ["subscription_id"])
    op.create_table(
        "component",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("entity_type", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("ast", sa.String),
        sa.Column("catalog_id", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["catalog_id"], ["catalog.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_component"),
    )
    op.create_index("ix_component_catalog_id", "component", ["catalog_id"])
    op.create_index("ix_component_newest", "component", ["environment_id", "created_at", "id"])
    op.create_table(
        "billing_details",
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("address", sa.JSON),
        sa.Column("email", sa.String),
        sa.Column("phone", sa.String),
        sa.Column("tax_ids", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", name="pk_billing_details"),
    )
    op.create_table(
        "billing_profile",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("is_default", sa.Boolean, nullable=False),
        sa.Column("collection_method", sa.String, nullable=False),
        sa.Column("collector", sa.String),
        sa.Column("payment_gating", sa.String, nullable=False),
        sa.Column("gating_days", sa.BigInteger, nullable=False),
        sa.Column("days_until_due", sa.BigInteger),
        sa.Column("currency", sa.String),
        sa.Column("name", sa.String),
        sa.Column("purchase_order", sa.String),
        sa.Column("overdraft_limit", sa.BigInteger),
        sa.Column("payment_method_id", sa.String),
        sa.Column("proration_behavior", sa.String),
        sa.Column("billing_customer_id", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_billing_profile"),
    )
    op.create_index("ix_billing_profile_company_id", "billing_profile", ["company_id"])
    op.create_index("ix_billing_profile_newest", "billing_profile", ["environment_id", "created_at", "id"])
    op.create_table(
        "bought_quantity",
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("feature_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("quantity", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "plan_id", "feature_id", name="pk_bought_quantity"),
    )
    op.create_table(
        "checkout",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("session_id", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("cart", sa.JSON, nullable=False),
        sa.Column("price", sa.JSON),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_checkout"),
    )
    op.create_index("ix_checkout_session", "checkout", ["company_id", "session_id", "created_at"])
    op.create_table(
        "custom_plan_billing",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("plan_version_id", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("activation_strategy", sa.String, nullable=False),
        sa.Column("days_until_due", sa.BigInteger, nullable=False),
        sa.Column("send_invoice", sa.Boolean, nullable=False),
        sa.Column("collection_method", sa.String),
        sa.Column("customer_email", sa.String),
        sa.Column("billing_cycle_anchor", sa.BigInteger),
        sa.Column("prorate_first_period", sa.Boolean),
        sa.Column("selection", sa.JSON),
        sa.Column("end_at", sa.BigInteger),
        sa.Column("migration_id", sa.String),
        sa.Column("checkout_id", sa.String),
        sa.Column("invoice_id", sa.String),
        sa.Column("published_at", sa.BigInteger),
        sa.Column("paid_at", sa.BigInteger),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_custom_plan_billing"),
    )
    op.create_index("ix_custom_plan_billing_company_id", "custom_plan_billing", ["company_id"])
    op.create_index("ix_custom_plan_billing_due", "custom_plan_billing", ["status", "due_at"])
    op.create_index("ix_custom_plan_billing_end_at", "custom_plan_billing", ["end_at"])
    op.create_index("ix_custom_plan_billing_invoice_id", "custom_plan_billing", ["invoice_id"])
    op.create_index("ix_custom_plan_billing_newest", "custom_plan_billing", ["environment_id", "created_at", "id"])
    op.create_index("ix_custom_plan_billing_plan_id", "custom_plan_billing", ["plan_id"])
    op.create_table(
        "scheduled_checkout",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("from_plan_id", sa.String, nullable=False),
        sa.Column("to_plan_id", sa.String, nullable=False),
        sa.Column("selection", sa.JSON),
        sa.Column("execute_after", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("error", sa.String),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("completed_at", sa.BigInteger),
        sa.Column("actor_type", sa.String, nullable=False),
        sa.Column("api_key_id", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_scheduled_checkout"),
    )
    op.create_index("ix_scheduled_checkout_due", "scheduled_checkout", ["status", "execute_after"])
    op.create_index("ix_scheduled_checkout_newest", "scheduled_checkout", ["environment_id", "created_at", "id"])
    op.create_index(
        "ix_scheduled_checkout_pending",
        "scheduled_checkout",
        ["company_id"],
        unique=True,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.add_column(
        "plan_version_billing", sa.Column("billing_strategy", sa.String, server_default="no_billing", nullable=False)
    )
    op.add_column(
        "plan_version_billing", sa.Column("controlled_by", sa.String, server_default="schematic", nullable=False)
    )
    op.add_column("plan_version_billing", sa.Column("billing_product_id", sa.String))
    op.create_index("ix_plan_version_billing_billing_product_id", "plan_version_billing", ["billing_product_id"])
    op.add_column("company_plan", sa.Column("price_id", sa.String))
    op.add_column("company_trial", sa.Column("end_setting", sa.String, server_default="cancel", nullable=False))
    op.add_column("plan_change", sa.Column("subscription_action", sa.String))
    op.add_column("plan_change", sa.Column("amendment_status", sa.String))


def _default_catalogs(db: sa.Connection) -> None:
    names = ("id", "account_id", "name", "created_at", "updated_at")
    columns = (*map(sa.column, names), sa.column("is_default", sa.Boolean), sa.column("settings", sa.JSON))
    accounts = db.execute(sa.text("SELECT id, created_at FROM account")).all()
    rows: list[dict[str, object]] = [
        {
            "id": f"ctlg_{one.id.removeprefix('acct_')}",
            "account_id": one.id,
            "name": "Default",
            "is_default": True,
            "settings": dict[str, object](),
            "created_at": one.created_at,
            "updated_at": one.created_at,
        }
        for one in accounts
    ]
    if rows:
        db.execute(sa.insert(sa.table("catalog", *columns)), rows)


def _move_offers(db: sa.Connection) -> None:
    names = ", ".join((*OFFERED, "created_at", "updated_at"))
    told = ", ".join(f"plan_group.{name}" for name in (*OFFERED, "created_at", "updated_at"))
    db.execute(
        sa.text(
            f"INSERT INTO catalog_offer (catalog_id, environment_id, {names})"  # noqa: S608  # names of columns only
            f" SELECT catalog.id, plan_group.environment_id, {told} FROM plan_group"
            " JOIN environment ON environment.id = plan_group.environment_id"
            " JOIN catalog ON catalog.account_id = environment.account_id AND catalog.is_default"
        )
    )
    for name in OFFERED:
        op.drop_column("plan_group", name)


def _move_offers_back(db: sa.Connection) -> None:
    for name in OFFERED:
        op.add_column("plan_group", sa.Column(name, sa.JSON, nullable=False, server_default="[]"))
    said = (
        "SELECT {name} FROM catalog_offer JOIN catalog ON catalog.id = catalog_offer.catalog_id AND catalog.is_default"
        " WHERE catalog_offer.environment_id = plan_group.environment_id"
    )
    for name in OFFERED:
        one = said.format(name=name)
        db.execute(
            sa.text(f"UPDATE plan_group SET {name} = ({one}) WHERE EXISTS ({one})")  # noqa: S608  # names of columns only
        )


def downgrade() -> None:
    _move_offers_back(op.get_bind())
    op.drop_column("plan_change", "amendment_status")
    op.drop_column("plan_change", "subscription_action")
    op.drop_column("company_trial", "end_setting")
    op.drop_column("company_plan", "price_id")
    op.drop_index("ix_plan_version_billing_billing_product_id", "plan_version_billing")
    for name in ("billing_product_id", "controlled_by", "billing_strategy"):
        op.drop_column("plan_version_billing", name)
    for table in (
        "catalog_offer",
        "scheduled_checkout",
        "custom_plan_billing",
        "checkout",
        "bought_quantity",
        "billing_profile",
        "billing_details",
        "component",
        "subscription_line",
        "subscription_charge",
        "invoice_settlement",
        "catalog",
        "billing_subscription_item",
        "billing_price",
        "provider_notice",
        "integration",
        "billing_subscription",
        "billing_settings",
        "billing_product",
        "billing_payment_method",
        "billing_meter",
        "billing_invoice",
        "billing_customer",
        "billing_coupon",
    ):
        op.drop_table(table)
