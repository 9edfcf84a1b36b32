"""What plan versions give of credits, when companies get it next, and what is charged or topped up for it."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

plan_credit_grant = sa.Table(
    "plan_credit_grant",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column(
        "plan_version_id", sa.String, sa.ForeignKey("plan_version.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("origin_id", sa.String, nullable=False),  # the same in all versions that kept it
    sa.Column("credit_amount", sa.BigInteger, nullable=False),  # credits
    sa.Column("scaling", sa.String, nullable=False),
    sa.Column("license_id", sa.String),
    sa.Column("company_credit_amount", sa.BigInteger),
    sa.Column("reset_type", sa.String, nullable=False),
    sa.Column("reset_cadence", sa.String, nullable=False),
    sa.Column("reset_start", sa.String, nullable=False),
    sa.Column("rollover_percentage", sa.Integer, nullable=False),
    # Members of the contract that are told as they were given: expiry, auto top-up, billing, postpaid.
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("warning_tiers", sa.JSON, nullable=False),  # {"id": …, "key": …, "value": …}, highest first
    *timestamps(),
    sa.Index("ix_plan_credit_grant_newest", "environment_id", "created_at", "id"),
)

# What a company gets by one plan's grant: when it was enrolled, and when the next is due.
credit_issue = sa.Table(
    "credit_issue",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("origin_id", sa.String, primary_key=True),
    environment_column(),
    sa.Column("plan_grant_id", sa.String, nullable=False),
    sa.Column("credit_id", sa.String, nullable=False),
    sa.Column("plan_id", sa.String, nullable=False),
    sa.Column("enrolled_at", Instant, nullable=False),
    sa.Column("grant_id", sa.String),  # the company's grant of the current period
    sa.Column("next_at", Instant),  # None: nothing more is due
    sa.Column("ended_at", Instant),  # the company has left the plan
    *timestamps(),
    sa.Index("ix_credit_issue_due", "next_at"),
    sa.Index("ix_credit_issue_plan_grant", "plan_grant_id"),
)

# What a company has set of its automatic top-ups.
credit_topup_choice = sa.Table(
    "credit_topup_choice",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("origin_id", sa.String, primary_key=True),
    environment_column(),
    sa.Column("is_enabled", sa.Boolean),
    sa.Column("amount", sa.BigInteger),
    sa.Column("threshold", sa.BigInteger),
    *timestamps(),
)

# Top-ups that were meant to be bought, and what became of them.
credit_topup = sa.Table(
    "credit_topup",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("origin_id", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),  # credits
    sa.Column("status", sa.String, nullable=False),  # pending, success, failed, exceeded
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("error_code", sa.String),  # the provider's
    sa.Column("grant_id", sa.String),
    sa.Column("retry_at", Instant),  # of one that was not bought: from then on a draw may ask again
    *timestamps(),
    sa.Index("ix_credit_topup_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_credit_topup_company", "company_id", "credit_id", "created_at"),
)

# What was used before it was paid, at each arrears boundary.
credit_charge = sa.Table(
    "credit_charge",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column(
        "credit_id", sa.String, sa.ForeignKey("billing_credit.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("grant_id", sa.String, nullable=False),  # of the debt
    sa.Column("window_start", Instant, nullable=False),
    sa.Column("window_end", Instant, nullable=False),
    sa.Column("units", sa.BigInteger, nullable=False),  # billionths of credits
    sa.Column("rate", sa.String, nullable=False),  # per credit, in the currency's smallest unit, a decimal
    sa.Column("amount", sa.BigInteger, nullable=False),  # smallest units of the currency
    sa.Column("currency", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),  # open, paid, void, uncollectible
    *timestamps(),
    sa.UniqueConstraint("company_id", "credit_id", "window_end"),
    sa.Index("ix_credit_charge_newest", "environment_id", "created_at", "id"),
)
