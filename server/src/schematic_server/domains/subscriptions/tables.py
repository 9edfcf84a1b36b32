"""What own subscriptions are made of: lines in force, what each has cost, and what was paid."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps


def _subscription() -> sa.Column[str]:
    return sa.Column(
        "subscription_id",
        sa.String,
        sa.ForeignKey("billing_subscription.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )


# One thing that is paid for, at one price and quantity. A change ends it and begins another; nothing is rewritten.
subscription_line = sa.Table(
    "subscription_line",
    metadata,
    id_column(),
    environment_column(),
    _subscription(),
    sa.Column("kind", sa.String, nullable=False),  # capacity, rate, allowance
    sa.Column("timing", sa.String, nullable=False),  # in_advance, in_arrears
    # What it is of: the same source, price and quantity before and after a change is the same line.
    sa.Column("source_type", sa.String, nullable=False),  # plan, add_on, entitlement
    sa.Column("source_id", sa.String, nullable=False),
    sa.Column("source_name", sa.String, nullable=False),
    sa.Column("plan_id", sa.String, nullable=False),
    sa.Column("plan_version_id", sa.String, nullable=False),
    sa.Column("feature_id", sa.String),
    sa.Column("is_base", sa.Boolean, nullable=False),
    sa.Column("price_id", sa.String, nullable=False),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("unit_amount", sa.String),  # a decimal, in the smallest unit; None with tiers
    sa.Column("tiers_mode", sa.String),
    sa.Column("tiers", sa.JSON, nullable=False),
    sa.Column("included", sa.BigInteger, nullable=False),  # units that cost nothing: a soft limit
    sa.Column("package_size", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.String, nullable=False),
    # A calendar: so many units from an anchor, on its day or the last one of a shorter month. Never a duration.
    sa.Column("cadence_unit", sa.String, nullable=False),  # day, month, year, one-time
    sa.Column("cadence_count", sa.BigInteger, nullable=False),
    sa.Column("anchor", Instant, nullable=False),
    sa.Column("at_month_end", sa.Boolean, nullable=False, server_default=sa.false()),  # whatever the subscription's
    sa.Column("effective_from", Instant, nullable=False),
    sa.Column("effective_to", Instant),
    sa.Column("charged_until", Instant),  # up to where `subscription_charge` tiles it
    *timestamps(),
)

# Money owed or given back, once each: `key` names what it is for. With an invoice it is a line of that.
subscription_charge = sa.Table(
    "subscription_charge",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, nullable=False),
    sa.Column("subscription_id", sa.String, nullable=False),
    sa.Column("line_id", sa.String),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),  # an InvoiceLineKind
    sa.Column("description", sa.String, nullable=False),
    sa.Column("quantity", sa.BigInteger),
    sa.Column("unit_amount", sa.BigInteger),
    sa.Column("amount", sa.BigInteger, nullable=False),  # smallest units; below zero gives back
    sa.Column("currency", sa.String, nullable=False),
    sa.Column("period_start", Instant),
    sa.Column("period_end", Instant),
    sa.Column("taxable", sa.Boolean, nullable=False),
    sa.Column("position", sa.BigInteger),  # on its invoice
    sa.Column("invoice_id", sa.String, sa.ForeignKey("billing_invoice.id", ondelete="CASCADE")),  # None: not yet
    *timestamps(),
    sa.UniqueConstraint("subscription_id", "key"),
    # Without those that wait for an invoice: SQLite would look through all of them, whosever they are.
    sa.Index(
        "ix_subscription_charge_invoice_id",
        "invoice_id",
        sqlite_where=sa.text("invoice_id IS NOT NULL"),
        postgresql_where=sa.text("invoice_id IS NOT NULL"),
    ),
    sa.Index(
        "ix_subscription_charge_open",
        "subscription_id",
        sqlite_where=sa.text("invoice_id IS NULL"),
        postgresql_where=sa.text("invoice_id IS NULL"),
    ),
)

invoice_settlement = sa.Table(
    "invoice_settlement",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("invoice_id", sa.String, sa.ForeignKey("billing_invoice.id", ondelete="CASCADE"), nullable=False),
    sa.Column("idempotency_key", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("reference", sa.String),
    sa.Column("collector", sa.String, nullable=False),
    sa.Column("settled_at", Instant, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("invoice_id", "idempotency_key"),
)

# How much a company has bought in advance of an entitlement, by what stays the same from version to version.
bought_quantity = sa.Table(
    "bought_quantity",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("plan_id", sa.String, primary_key=True),
    sa.Column("feature_id", sa.String, primary_key=True),
    environment_column(),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    *timestamps(),
)

# A custom plan's first invoice, and whether its company has access by it.
custom_plan_billing = sa.Table(
    "custom_plan_billing",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("plan_id", sa.String, nullable=False, index=True),
    sa.Column("plan_version_id", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),  # custom_plan, manage_plan, amendment
    sa.Column("status", sa.String, nullable=False),  # pending, paid, active, expired
    sa.Column("activation_strategy", sa.String, nullable=False),
    sa.Column("days_until_due", sa.BigInteger, nullable=False),
    sa.Column("send_invoice", sa.Boolean, nullable=False),
    sa.Column("collection_method", sa.String),
    sa.Column("customer_email", sa.String),
    sa.Column("billing_cycle_anchor", Instant),
    sa.Column("prorate_first_period", sa.Boolean),
    sa.Column("selection", sa.JSON),  # what is chosen with the plan; see `kept_selections`
    sa.Column(
        "end_at", Instant, index=True
    ),  # from then on its company is without the plan, as the renewal policy says
    sa.Column("migration_id", sa.String),
    sa.Column("checkout_id", sa.String),
    sa.Column("invoice_id", sa.String, index=True),
    sa.Column("published_at", Instant),
    sa.Column("paid_at", Instant),
    sa.Column("due_at", Instant),  # from then on an unpaid one expires
    *timestamps(),
    sa.Index("ix_custom_plan_billing_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_custom_plan_billing_due", "status", "due_at"),
)
