"""Credits: accounts, grants, ledger, holds, spend policies; what plans give of them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    is_left = sa.text(
        "remaining <> 0 OR held <> 0 OR (zeroed_at IS NULL AND reason IN ('adjustment', 'postpaid_overdraft'))"
    )
    op.create_table(
        "credit_account",
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("remaining", sa.BigInteger, nullable=False),
        sa.Column("reserved", sa.BigInteger, nullable=False),
        sa.Column("total", sa.BigInteger, nullable=False),
        sa.Column("shortfall", sa.BigInteger, nullable=False),
        sa.Column("may_fall_short", sa.Boolean, nullable=False),
        sa.Column("is_postpaid", sa.Boolean, nullable=False),
        sa.Column("overdraft_limit", sa.BigInteger),
        sa.Column("next_at", sa.BigInteger),
        sa.Column("terms", sa.JSON, nullable=False),
        sa.Column("charge_at", sa.BigInteger),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "credit_id", name="pk_credit_account"),
    )
    op.create_index("ix_credit_account_charges", "credit_account", ["charge_at"])
    op.create_index("ix_credit_account_credit_id", "credit_account", ["credit_id"])
    op.create_index("ix_credit_account_due", "credit_account", ["next_at"])
    op.create_table(
        "credit_bundle",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("bundle_type", sa.String, nullable=False),
        sa.Column("quantity", sa.BigInteger),
        sa.Column("prices", sa.JSON, nullable=False),
        sa.Column("expiry_type", sa.String, nullable=False),
        sa.Column("expiry_unit", sa.String, nullable=False),
        sa.Column("expiry_unit_count", sa.BigInteger),
        sa.Column("compatible_plan_ids", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_bundle"),
    )
    op.create_index("ix_credit_bundle_credit_id", "credit_bundle", ["credit_id"])
    op.create_index("ix_credit_bundle_newest", "credit_bundle", ["environment_id", "created_at", "id"])
    op.create_table(
        "credit_charge",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("grant_id", sa.String, nullable=False),
        sa.Column("window_start", sa.BigInteger, nullable=False),
        sa.Column("window_end", sa.BigInteger, nullable=False),
        sa.Column("units", sa.BigInteger, nullable=False),
        sa.Column("rate", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_charge"),
        sa.UniqueConstraint(
            "company_id", "credit_id", "window_end", name="uq_credit_charge_company_id_credit_id_window_end"
        ),
    )
    op.create_index("ix_credit_charge_credit_id", "credit_charge", ["credit_id"])
    op.create_index("ix_credit_charge_newest", "credit_charge", ["environment_id", "created_at", "id"])
    op.create_table(
        "credit_entry",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
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
        sa.Column("quantity", sa.BigInteger),
        sa.Column("breakdown", sa.JSON),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_entry"),
    )
    op.create_index("ix_credit_entry_company", "credit_entry", ["company_id", "credit_id", "at", "seq", "id"])
    op.create_index("ix_credit_entry_credit", "credit_entry", ["credit_id", "at"])
    op.create_index("ix_credit_entry_event", "credit_entry", ["event_id"])
    for name, column in (("ix_credit_entry_from", "grant_id"), ("ix_credit_entry_to", "to_grant_id")):
        is_transfer = sa.text("kind = 'transfer'")
        op.create_index(name, "credit_entry", [column], sqlite_where=is_transfer, postgresql_where=is_transfer)
    op.create_table(
        "credit_grant",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("quantity", sa.BigInteger, nullable=False),
        sa.Column("remaining", sa.BigInteger, nullable=False),
        sa.Column("held", sa.BigInteger, nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger),
        sa.Column("zeroed_at", sa.BigInteger),
        sa.Column("zeroed_reason", sa.String),
        sa.Column("plan_id", sa.String),
        sa.Column("plan_grant_id", sa.String),
        sa.Column("period_start", sa.BigInteger),
        sa.Column("license_id", sa.String),
        sa.Column("bundle_id", sa.String),
        sa.Column("source_grant_id", sa.String),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("idempotency_key", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_grant"),
        sa.UniqueConstraint(
            "company_id", "plan_grant_id", "period_start", name="uq_credit_grant_company_id_plan_grant_id_period_start"
        ),
        sa.UniqueConstraint("environment_id", "idempotency_key", name="uq_credit_grant_environment_id_idempotency_key"),
    )
    op.create_index("ix_credit_grant_newest", "credit_grant", ["environment_id", "created_at", "id"])
    op.create_index(
        "ix_credit_grant_bundle",
        "credit_grant",
        ["bundle_id"],
        sqlite_where=sa.text("bundle_id IS NOT NULL"),
        postgresql_where=sa.text("bundle_id IS NOT NULL"),
    )
    op.create_index("ix_credit_grant_company", "credit_grant", ["company_id", "credit_id", "created_at", "id"])
    op.create_index("ix_credit_grant_credit", "credit_grant", ["credit_id", "created_at", "id"])
    op.create_index(
        "ix_credit_grant_ending",
        "credit_grant",
        ["company_id", "credit_id", "expires_at", "reason", "quantity"],
        sqlite_where=sa.text("zeroed_at IS NULL"),
        postgresql_where=sa.text("zeroed_at IS NULL"),
    )
    op.create_index(
        "ix_credit_grant_left",
        "credit_grant",
        ["company_id", "credit_id", "reason", "created_at", "id"],
        sqlite_where=is_left,
        postgresql_where=is_left,
    )
    op.create_index(
        "ix_credit_grant_left_ending",
        "credit_grant",
        ["company_id", "credit_id", "expires_at", "created_at", "id"],
        sqlite_where=is_left,
        postgresql_where=is_left,
    )
    op.create_table(
        "credit_hold",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("spent", sa.BigInteger, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("user_id", sa.String),
        sa.Column("idempotency_key", sa.String),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("released_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_hold"),
        sa.UniqueConstraint("environment_id", "idempotency_key", name="uq_credit_hold_environment_id_idempotency_key"),
    )
    op.create_index("ix_credit_hold_company", "credit_hold", ["company_id", "credit_id"])
    op.create_index(
        "ix_credit_hold_open",
        "credit_hold",
        ["company_id", "credit_id", "expires_at"],
        sqlite_where=sa.text("released_at IS NULL"),
        postgresql_where=sa.text("released_at IS NULL"),
    )
    op.create_index(
        "ix_credit_hold_due",
        "credit_hold",
        ["expires_at"],
        sqlite_where=sa.text("released_at IS NULL"),
        postgresql_where=sa.text("released_at IS NULL"),
    )
    op.create_index(
        "ix_credit_hold_lease",
        "credit_hold",
        ["company_id", "credit_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'lease' AND released_at IS NULL"),
        postgresql_where=sa.text("kind = 'lease' AND released_at IS NULL"),
    )
    op.create_table(
        "credit_issue",
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("origin_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("plan_grant_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("enrolled_at", sa.BigInteger, nullable=False),
        sa.Column("grant_id", sa.String),
        sa.Column("next_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "origin_id", name="pk_credit_issue"),
    )
    op.create_index("ix_credit_issue_due", "credit_issue", ["next_at"])
    op.create_index("ix_credit_issue_plan_grant", "credit_issue", ["plan_grant_id"])
    op.create_table(
        "credit_spend_policy",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("user_id", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("window_unit", sa.String),
        sa.Column("label", sa.String),
        sa.Column("window_start", sa.BigInteger),
        sa.Column("window_end", sa.BigInteger),
        sa.Column("consumed", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["end_user.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_spend_policy"),
    )
    op.create_index("ix_credit_spend_policy_company", "credit_spend_policy", ["company_id", "user_id", "credit_id"])
    op.create_index("ix_credit_spend_policy_credit_id", "credit_spend_policy", ["credit_id"])
    op.create_index("ix_credit_spend_policy_newest", "credit_spend_policy", ["environment_id", "created_at", "id"])
    op.create_index("ix_credit_spend_policy_user_id", "credit_spend_policy", ["user_id"])
    op.create_table(
        "credit_topup",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("origin_id", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.String),
        sa.Column("error_code", sa.String),
        sa.Column("grant_id", sa.String),
        sa.Column("retry_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_credit_topup"),
    )
    op.create_index("ix_credit_topup_newest", "credit_topup", ["environment_id", "created_at", "id"])
    op.create_index("ix_credit_topup_company", "credit_topup", ["company_id", "credit_id", "created_at"])
    op.create_index("ix_credit_topup_credit_id", "credit_topup", ["credit_id"])
    op.create_table(
        "credit_topup_choice",
        sa.Column("company_id", sa.String, nullable=False),
        sa.Column("origin_id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("is_enabled", sa.Boolean),
        sa.Column("amount", sa.BigInteger),
        sa.Column("threshold", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "origin_id", name="pk_credit_topup_choice"),
    )
    op.create_table(
        "credit_extension",
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("idempotency_key", sa.String, nullable=False),
        sa.Column("hold_id", sa.String, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["hold_id"], ["credit_hold.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("environment_id", "idempotency_key", name="pk_credit_extension"),
    )
    op.create_index("ix_credit_extension_hold_id", "credit_extension", ["hold_id"])
    op.create_table(
        "plan_credit_grant",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("plan_version_id", sa.String, nullable=False),
        sa.Column("credit_id", sa.String, nullable=False),
        sa.Column("origin_id", sa.String, nullable=False),
        sa.Column("credit_amount", sa.BigInteger, nullable=False),
        sa.Column("scaling", sa.String, nullable=False),
        sa.Column("license_id", sa.String),
        sa.Column("company_credit_amount", sa.BigInteger),
        sa.Column("reset_type", sa.String, nullable=False),
        sa.Column("reset_cadence", sa.String, nullable=False),
        sa.Column("reset_start", sa.String, nullable=False),
        sa.Column("rollover_percentage", sa.Integer, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("warning_tiers", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["credit_id"], ["billing_credit.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["plan_version_id"], ["plan_version.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_credit_grant"),
    )
    op.create_index("ix_plan_credit_grant_credit_id", "plan_credit_grant", ["credit_id"])
    op.create_index("ix_plan_credit_grant_newest", "plan_credit_grant", ["environment_id", "created_at", "id"])
    op.create_index("ix_plan_credit_grant_plan_id", "plan_credit_grant", ["plan_id"])
    op.create_index("ix_plan_credit_grant_plan_version_id", "plan_credit_grant", ["plan_version_id"])
    op.add_column("billing_credit", sa.Column("is_sold", sa.Boolean, server_default=sa.false(), nullable=False))
    op.add_column("billing_credit", sa.Column("is_strict", sa.Boolean, server_default=sa.false(), nullable=False))
    draws = sa.text("value_credit_id IS NOT NULL")
    for table in ("company_override", "plan_entitlement"):
        op.create_index(f"ix_{table}_draws", table, ["feature_id"], sqlite_where=draws, postgresql_where=draws)


def downgrade() -> None:
    for table in (
        "plan_credit_grant",
        "credit_extension",
        "credit_topup_choice",
        "credit_topup",
        "credit_spend_policy",
        "credit_issue",
        "credit_grant",
        "credit_entry",
        "credit_charge",
        "credit_bundle",
        "credit_account",
        "credit_hold",
    ):
        op.drop_table(table)
    for table in ("company_override", "plan_entitlement"):
        op.drop_index(f"ix_{table}_draws", table)
    op.drop_column("billing_credit", "is_strict")
    op.drop_column("billing_credit", "is_sold")
