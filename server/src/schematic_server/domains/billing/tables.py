"""Objects of billing providers, and of this server as its own; each is known by provider and external id."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, in_bytes, metadata, timestamps


def _external(nullable: bool = False) -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("provider_type", sa.String, nullable=False),  # schematic, stripe, orb, metronome
        sa.Column("external_id", sa.String, nullable=nullable),
    )


billing_customer = sa.Table(
    "billing_customer",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    # Kept when the company goes: what was billed stays.
    sa.Column("company_id", sa.String, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("email", sa.String, nullable=False),
    sa.Column("meta", sa.JSON, nullable=False),
    sa.Column("default_payment_method_id", sa.String),
    sa.Column("deleted_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_customer_external_id"),
    sa.Index("ix_billing_customer_newest", "environment_id", "created_at", "id"),
)

billing_product = sa.Table(
    "billing_product",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("price", sa.String, nullable=False),  # a decimal, in the smallest unit
    sa.Column("is_active", sa.Boolean, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_product_external_id"),
    sa.Index("ix_billing_product_newest", "environment_id", "created_at", "id"),
)

billing_price = sa.Table(
    "billing_price",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column(
        "product_id", sa.String, sa.ForeignKey("billing_product.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("currency", sa.String, nullable=False),
    sa.Column("interval", sa.String, nullable=False),  # day, month, year, one-time
    sa.Column("interval_count", sa.BigInteger, nullable=False),
    sa.Column("billing_scheme", sa.String, nullable=False),
    sa.Column("usage_type", sa.String, nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),  # smallest units, rounded
    sa.Column("price_decimal", sa.String),  # the same, exact
    sa.Column("package_size", sa.BigInteger, nullable=False),
    sa.Column("tiers_mode", sa.String),
    sa.Column("tiers", sa.JSON, nullable=False),  # {"up_to", "unit" (a decimal text), "flat"}, upwards
    sa.Column("meter_id", sa.String),
    sa.Column("nickname", sa.String),
    sa.Column("is_active", sa.Boolean, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_price_external_id"),
    sa.Index("ix_billing_price_newest", "environment_id", "created_at", "id"),
)

billing_subscription = sa.Table(
    "billing_subscription",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column("customer_external_id", sa.String, nullable=False),
    sa.Column("company_id", sa.String),  # whose plans it pays for
    sa.Column("billing_entity_id", sa.String, index=True),  # another company, which pays
    sa.Column("status", sa.String, nullable=False),
    sa.Column("currency", sa.String, nullable=False),
    sa.Column("interval", sa.String, nullable=False),
    sa.Column("interval_count", sa.BigInteger, nullable=False),
    sa.Column("total_price", sa.BigInteger, nullable=False),  # smallest units a period
    sa.Column("period_start", Instant, nullable=False),
    sa.Column("period_end", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("trial_end", Instant),
    sa.Column("trial_end_setting", sa.String),
    sa.Column("cancel_at", Instant),
    sa.Column("cancel_at_period_end", sa.Boolean, nullable=False),
    sa.Column("expired_at", Instant),
    sa.Column("is_initial", sa.Boolean, nullable=False),
    sa.Column("discounts", sa.JSON, nullable=False),  # as they were given, with the id of their coupon
    sa.Column("details", sa.JSON),  # `metadata` of the provider
    sa.Column("default_payment_method_id", sa.String),
    sa.Column("application_id", sa.String),
    # Own ones alone: where periods are counted from, and when the next thing is due (a renewal, a trial's or its end).
    sa.Column("anchor", Instant),
    sa.Column("due_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_subscription_external_id"),
    sa.Index("ix_billing_subscription_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_billing_subscription_company", "company_id", "created_at"),
    sa.Index("ix_billing_subscription_customer", "environment_id", "customer_external_id"),
    sa.Index(
        "ix_billing_subscription_due",
        "due_at",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    ),
    # Of those that providers tell: when they expire by themselves.
    sa.Index(
        "ix_billing_subscription_expiring",
        "expired_at",
        sqlite_where=sa.text("anchor IS NULL AND status IN ('active', 'past_due', 'trialing')"),
        postgresql_where=sa.text("anchor IS NULL AND status IN ('active', 'past_due', 'trialing')"),
    ),
    # One that this server bills, a company; whoever comes second finds it.
    sa.Index(
        "ix_billing_subscription_own",
        "company_id",
        unique=True,
        sqlite_where=sa.text("provider_type = 'schematic' AND expired_at IS NULL"),
        postgresql_where=sa.text("provider_type = 'schematic' AND expired_at IS NULL"),
    ),
)

# Products on a mirrored subscription; those of own ones are their lines.
billing_subscription_item = sa.Table(
    "billing_subscription_item",
    metadata,
    id_column(),
    environment_column(),
    sa.Column(
        "subscription_id",
        sa.String,
        sa.ForeignKey("billing_subscription.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("product_external_id", sa.String, nullable=False),
    sa.Column("price_external_id", sa.String, nullable=False),
    sa.Column("told", sa.JSON, nullable=False),  # the rest, as it was given
    *timestamps(),
    sa.Index("ix_billing_subscription_item_product", "environment_id", "product_external_id"),
)

# Mirrored and own. Amounts are in the smallest unit of `currency`.
billing_invoice = sa.Table(
    "billing_invoice",
    metadata,
    id_column(),
    environment_column(),
    *_external(nullable=True),
    sa.Column("company_id", sa.String),
    sa.Column("customer_external_id", sa.String),
    sa.Column("subscription_id", sa.String, index=True),
    sa.Column("subscription_external_id", sa.String),
    sa.Column("number", in_bytes),  # own, from finalisation on; without gaps in an environment
    sa.Column("status", sa.String),
    sa.Column("document_state", sa.String),
    sa.Column("collection_state", sa.String),
    sa.Column("collection_problem", sa.String),  # own ones: what keeps the collector from collecting
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
    sa.Column("due_at", Instant),
    sa.Column("chase_at", Instant),  # own ones: when something follows from their not being paid
    sa.Column("finalized_at", Instant),
    sa.Column("period_start", Instant),
    sa.Column("period_end", Instant),
    sa.Column("terms", sa.JSON),  # copied at finalisation
    sa.Column("payment_method_external_id", sa.String),
    sa.Column("url", sa.String),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_invoice_external_id"),
    sa.UniqueConstraint("environment_id", "number"),
    sa.Index("ix_billing_invoice_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_billing_invoice_company", "company_id", "created_at"),
    sa.Index(
        "ix_billing_invoice_chase",
        "chase_at",
        sqlite_where=sa.text("chase_at IS NOT NULL"),
        postgresql_where=sa.text("chase_at IS NOT NULL"),
    ),
    sa.Index("ix_billing_invoice_customer", "environment_id", "customer_external_id"),
    sa.Index("ix_billing_invoice_subscription", "environment_id", "subscription_external_id"),
)

billing_payment_method = sa.Table(
    "billing_payment_method",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column("customer_external_id", sa.String, nullable=False),
    sa.Column("company_id", sa.String, index=True),
    sa.Column("payment_method_type", sa.String, nullable=False),
    sa.Column("told", sa.JSON, nullable=False),  # card and bank as they are told; never a full number
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_payment_method_external_id"),
    sa.Index("ix_billing_payment_method_customer", "environment_id", "customer_external_id"),
)

billing_coupon = sa.Table(
    "billing_coupon",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("amount_off", sa.BigInteger, nullable=False),  # smallest units
    sa.Column("percent_off", sa.String, nullable=False),  # a decimal
    sa.Column("currency", sa.String),
    sa.Column("duration", sa.String, nullable=False),  # once, repeating, forever
    sa.Column("duration_in_months", sa.BigInteger, nullable=False),
    sa.Column("max_redemptions", sa.BigInteger, nullable=False),
    sa.Column("times_redeemed", sa.BigInteger, nullable=False),
    sa.Column("is_active", sa.Boolean, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_coupon_external_id"),
    sa.Index("ix_billing_coupon_newest", "environment_id", "created_at", "id"),
)

billing_meter = sa.Table(
    "billing_meter",
    metadata,
    id_column(),
    environment_column(),
    *_external(),
    sa.Column("display_name", sa.String, nullable=False),
    sa.Column("event_name", sa.String, nullable=False),
    sa.Column("event_payload_key", sa.String, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "external_id", name="uq_billing_meter_external_id"),
    sa.Index("ix_billing_meter_newest", "environment_id", "created_at", "id"),
)

# One row an environment that has been billed in; `next_number` is counted on in the transaction that finalises.
billing_settings = sa.Table(
    "billing_settings",
    metadata,
    environment_column(primary_key=True),
    sa.Column("default_provider_type", sa.String, nullable=False),
    sa.Column("next_number", sa.BigInteger, nullable=False),
    *timestamps(),
)

# How a company is billed; made with its first priced plan.
billing_profile = sa.Table(
    "billing_profile",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False, index=True),
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
    *timestamps(),
    sa.Index("ix_billing_profile_newest", "environment_id", "created_at", "id"),
)

# Where a company's invoices go.
billing_details = sa.Table(
    "billing_details",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    environment_column(),
    sa.Column("address", sa.JSON),
    sa.Column("email", sa.String),
    sa.Column("phone", sa.String),
    sa.Column("tax_ids", sa.JSON, nullable=False),  # {"id", "type", "value", "country"}
    *timestamps(),
)
