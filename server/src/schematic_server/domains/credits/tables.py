"""Credit types; what companies have of them, hold and may spend; what happened to it. Amounts are billionths."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

_is_zeroed = sa.text("zeroed_at IS NULL")
# Something can happen to it. What refunds go into, and what a debt is kept in, is one grant, however little is in it.
is_left = sa.text(
    "remaining <> 0 OR held <> 0 OR (zeroed_at IS NULL AND reason IN ('adjustment', 'postpaid_overdraft'))"
)
_is_open = sa.text("released_at IS NULL")
_is_of_bundle = sa.text("bundle_id IS NOT NULL")
_is_transfer = sa.text("kind = 'transfer'")

billing_credit = sa.Table(
    "billing_credit",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String, nullable=False),
    sa.Column("icon", sa.String),
    sa.Column("singular_name", sa.String),
    sa.Column("plural_name", sa.String),
    sa.Column("burn_strategy", sa.String, nullable=False),
    sa.Column("default_expiry_unit", sa.String, nullable=False),
    sa.Column("default_expiry_unit_count", sa.BigInteger),
    sa.Column("default_rollover_policy", sa.String, nullable=False),
    # What one credit costs, by currency, the main one first; contract: `BillingPriceResponseData`.
    sa.Column("prices", sa.JSON, nullable=False),
    # Events that the balance cannot cover are refused.
    sa.Column("is_strict", sa.Boolean, nullable=False, server_default=sa.false()),
    # Somebody has paid by its prices, which stay as they are from then on.
    sa.Column("is_sold", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("deleted_at", Instant),  # hidden from lists; history keeps naming it
    *timestamps(),
    sa.Index("ix_billing_credit_newest", "environment_id", "created_at", "id"),
)

# What a company has of one credit type; whoever changes anything of it locks this row first. Figures hold until
# `next_at`, when a grant ends by itself.
credit_account = sa.Table(
    "credit_account",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    environment_column(),
    sa.Column("remaining", sa.BigInteger, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("shortfall", sa.BigInteger, nullable=False),
    sa.Column("may_fall_short", sa.Boolean, nullable=False),
    sa.Column("is_postpaid", sa.Boolean, nullable=False),
    sa.Column("overdraft_limit", sa.BigInteger),
    sa.Column("next_at", Instant),
    sa.Column("renews_at", Instant),  # when a plan gives anew next: whoever locks it from then on has that done first
    sa.Column("terms", sa.JSON, nullable=False),  # what the company's plans say of it: see `plancredits.account_terms`
    sa.Column("charge_at", Instant),  # when what was used before it was paid is charged next
    sa.Column("version", sa.BigInteger, nullable=False),  # grows with every change
    *timestamps(),
    sa.Index("ix_credit_account_due", "next_at"),
    sa.Index("ix_credit_account_charges", "charge_at"),
)

credit_grant = sa.Table(
    "credit_grant",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("remaining", sa.BigInteger, nullable=False),
    sa.Column("held", sa.BigInteger, nullable=False),
    sa.Column("used", sa.BigInteger, nullable=False),
    sa.Column("expires_at", Instant),
    sa.Column("zeroed_at", Instant),
    sa.Column("zeroed_reason", sa.String),
    # Where it comes from; what is named may be gone.
    sa.Column("plan_id", sa.String),
    sa.Column("plan_grant_id", sa.String),  # the plan's configuration, the same in all versions that kept it
    sa.Column("period_start", Instant),  # of the period that the plan gave it for
    sa.Column("license_id", sa.String),
    sa.Column("bundle_id", sa.String),
    sa.Column("source_grant_id", sa.String),
    # What it says of itself: expiry_type, expiry_unit, expiry_unit_count, renewal_enabled, renewal_period, price,
    # currency; of a debt the terms of its charge.
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("idempotency_key", sa.String),
    *timestamps(),
    sa.UniqueConstraint("company_id", "plan_grant_id", "period_start"),
    sa.UniqueConstraint("environment_id", "idempotency_key"),
    sa.Index("ix_credit_grant_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_credit_grant_bundle", "bundle_id", sqlite_where=_is_of_bundle, postgresql_where=_is_of_bundle),
    sa.Index("ix_credit_grant_company", "company_id", "credit_id", "created_at", "id"),
    sa.Index("ix_credit_grant_credit", "credit_id", "created_at", "id"),
    sa.Index(
        "ix_credit_grant_ending",  # with what is summed of all that has not ended
        "company_id",
        "credit_id",
        "expires_at",
        "reason",
        "quantity",
        sqlite_where=_is_zeroed,
        postgresql_where=_is_zeroed,
    ),
    sa.Index(
        "ix_credit_grant_left",
        "company_id",
        "credit_id",
        "reason",
        "created_at",
        "id",
        sqlite_where=is_left,
        postgresql_where=is_left,
    ),
    sa.Index(
        "ix_credit_grant_left_ending",
        "company_id",
        "credit_id",
        "expires_at",
        "created_at",
        "id",
        sqlite_where=is_left,
        postgresql_where=is_left,
    ),
)

# One row a step, never changed. `moves` and `settles`: see `schematic.rules.ledger.Entry`.
credit_entry = sa.Table(
    "credit_entry",
    metadata,
    id_column(),
    sa.Column("seq", sa.BigInteger, nullable=False),  # the account's version: 1, 2, …
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("moves", sa.BigInteger, nullable=False),
    sa.Column("settles", sa.BigInteger, nullable=False),
    sa.Column("grant_id", sa.String),
    sa.Column("to_grant_id", sa.String),
    sa.Column("hold_id", sa.String),
    sa.Column("feature_id", sa.String),
    sa.Column("event_id", sa.String),
    sa.Column("user_id", sa.String),
    sa.Column("quantity", sa.BigInteger),  # of the event
    sa.Column("breakdown", sa.JSON),  # of an inference: [{key, quantity, rate, amount}]
    sa.Column("at", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index("ix_credit_entry_company", "company_id", "credit_id", "at", "seq", "id"),
    sa.Index("ix_credit_entry_credit", "credit_id", "at"),
    sa.Index("ix_credit_entry_event", "event_id"),
    sa.Index("ix_credit_entry_from", "grant_id", sqlite_where=_is_transfer, postgresql_where=_is_transfer),
    sa.Index("ix_credit_entry_to", "to_grant_id", sqlite_where=_is_transfer, postgresql_where=_is_transfer),
)

credit_hold = sa.Table(
    "credit_hold",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False),
    sa.Column("kind", sa.String, nullable=False),  # lease, reservation
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("parts", sa.JSON, nullable=False),  # [[grant id, billionths still held]], in burn order
    sa.Column("user_id", sa.String),
    sa.Column("idempotency_key", sa.String),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("released_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "idempotency_key"),
    sa.Index("ix_credit_hold_company", "company_id", "credit_id"),
    sa.Index(
        "ix_credit_hold_open", "company_id", "credit_id", "expires_at", sqlite_where=_is_open, postgresql_where=_is_open
    ),
    sa.Index("ix_credit_hold_due", "expires_at", sqlite_where=_is_open, postgresql_where=_is_open),
    sa.Index(
        "ix_credit_hold_lease",
        "company_id",
        "credit_id",
        unique=True,
        sqlite_where=(_is_lease := sa.text("kind = 'lease' AND released_at IS NULL")),
        postgresql_where=_is_lease,
    ),
)

# Extensions of leases that were given an idempotency key.
credit_extension = sa.Table(
    "credit_extension",
    metadata,
    environment_column(primary_key=True),
    sa.Column("idempotency_key", sa.String, primary_key=True),
    sa.Column("hold_id", sa.String, sa.ForeignKey("credit_hold.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
)

# Credits that can be bought.
credit_bundle = sa.Table(
    "credit_bundle",
    metadata,
    id_column(),
    environment_column(),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("bundle_type", sa.String, nullable=False),
    sa.Column("quantity", sa.BigInteger),  # credits
    sa.Column("prices", sa.JSON, nullable=False),  # of one credit, as in `billing_credit`
    sa.Column("expiry_type", sa.String, nullable=False),
    sa.Column("expiry_unit", sa.String, nullable=False),
    sa.Column("expiry_unit_count", sa.BigInteger),
    sa.Column("compatible_plan_ids", sa.JSON, nullable=False),  # none: every plan
    *timestamps(),
    sa.Index("ix_credit_bundle_newest", "environment_id", "created_at", "id"),
)

# Caps on what a company, or one user in it, may draw: `amount` a draw, or in a window.
credit_spend_policy = sa.Table(
    "credit_spend_policy",
    metadata,
    id_column(),
    environment_column(),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("user_id", sa.String, sa.ForeignKey("end_user.id", ondelete="CASCADE"), index=True),  # None: all of it
    sa.Column("kind", sa.String, nullable=False),  # per_draw, window
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("window_unit", sa.String),
    sa.Column("label", sa.String),
    # Drawn and held in the window that began then; of an earlier one it is nothing.
    sa.Column("window_start", Instant),
    sa.Column("window_end", Instant),
    sa.Column("consumed", sa.BigInteger, nullable=False),
    *timestamps(),
    sa.Index("ix_credit_spend_policy_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_credit_spend_policy_company", "company_id", "user_id", "credit_id"),
)
