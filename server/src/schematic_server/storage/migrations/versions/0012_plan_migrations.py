"""Migrations of plan versions, plan groups, trials, and how versions are charged."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage.metadata import Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_PLAN_CHANGE = (
    ("migration_id", sa.String()),
    ("request_id", sa.String()),
    ("trial_status", sa.String()),
    ("trial_expires_at", Instant()),
    ("trial_converted_at", Instant()),
)
_NAMED = ("initial_plan_id", "fallback_plan_id", "trial_expiry_plan_id", "custom_plan_id")


def _timestamps() -> tuple[sa.Column[object], sa.Column[object]]:
    return sa.Column("created_at", Instant(), nullable=False), sa.Column("updated_at", Instant(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "plan_version_migration",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("plan_version_id_to", sa.String(), nullable=False),
        sa.Column("plan_version_ids_from", sa.JSON(), nullable=False),
        sa.Column("strategy", sa.String(), nullable=False),
        sa.Column("scheduled_at", Instant(), nullable=True),
        sa.Column("proration_behavior", sa.String(), nullable=True),
        sa.Column("company_ids", sa.JSON(), nullable=True),
        sa.Column("excluded_company_ids", sa.JSON(), nullable=False),
        sa.Column("actor_type", sa.String(), nullable=False),
        sa.Column("api_key_id", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("has_found_all", sa.Boolean(), nullable=False),
        sa.Column("retried_errors", sa.JSON(), nullable=True),
        sa.Column("is_due_now", sa.Boolean(), nullable=False),
        sa.Column("total_companies", sa.BigInteger(), nullable=False),
        sa.Column("completed_companies", sa.BigInteger(), nullable=False),
        sa.Column("failed_companies", sa.BigInteger(), nullable=False),
        sa.Column("skipped_companies", sa.BigInteger(), nullable=False),
        sa.Column("next_due_at", Instant(), nullable=True),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("completed_at", Instant(), nullable=True),
        *_timestamps(),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version_migration")),
    )
    op.create_index(
        "ix_plan_version_migration_newest", "plan_version_migration", ["environment_id", "created_at", "id"]
    )
    op.create_index(op.f("ix_plan_version_migration_plan_id"), "plan_version_migration", ["plan_id"])
    of_companies = "plan_version_company_migration"
    op.create_table(
        of_companies,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("migration_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("plan_version_id_from", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("error_code", sa.String(), nullable=True),
        sa.Column("scheduled_for", Instant(), nullable=True),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("completed_at", Instant(), nullable=True),
        *_timestamps(),
        sa.ForeignKeyConstraint(["migration_id"], ["plan_version_migration.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version_company_migration")),
        sa.UniqueConstraint(
            "migration_id", "company_id", name=op.f("uq_plan_version_company_migration_migration_id_company_id")
        ),
    )
    op.create_index(f"ix_{of_companies}_due", of_companies, ["migration_id", "status", "scheduled_for", "company_id"])
    op.create_index(f"ix_{of_companies}_newest", of_companies, ["migration_id", "created_at", "id"])
    op.create_index(f"ix_{of_companies}_company", of_companies, ["company_id", "status"])
    op.drop_index("ix_company_plan_plan_version_id", "company_plan")
    op.create_index("ix_company_plan_version", "company_plan", ["plan_version_id", "company_id"])
    op.add_column(
        "plan_change", sa.Column("is_version_upgrade", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    for name, kind in _PLAN_CHANGE:
        op.add_column("plan_change", sa.Column(name, kind, nullable=True))
    op.create_table(
        "plan_version_billing",
        sa.Column("plan_version_id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("charge_type", sa.String(), nullable=False),
        sa.Column("is_trialable", sa.Boolean(), nullable=False),
        sa.Column("trial_days", sa.Integer(), nullable=True),
        sa.Column("prices", sa.JSON(), nullable=False),
        *_timestamps(),
        sa.ForeignKeyConstraint(["plan_version_id"], ["plan_version.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_version_id", name=op.f("pk_plan_version_billing")),
    )
    op.create_table(
        "company_trial",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        *_timestamps(),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_trial")),
        sa.UniqueConstraint("company_id", "plan_id", name=op.f("uq_company_trial_company_id_plan_id")),
    )
    op.create_index("ix_company_trial_due", "company_trial", ["status", "expires_at", "id"])
    op.create_table(
        "plan_group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=True) for name in _NAMED),
        sa.Column("trial_days", sa.Integer(), nullable=True),
        sa.Column("trial_eligibility_per_plan", sa.Boolean(), nullable=False),
        sa.Column("ordered_plans", sa.JSON(), nullable=False),
        sa.Column("ordered_add_ons", sa.JSON(), nullable=False),
        sa.Column("add_on_ids", sa.JSON(), nullable=False),
        sa.Column("ordered_bundle_ids", sa.JSON(), nullable=False),
        sa.Column("add_on_compatibilities", sa.JSON(), nullable=False),
        sa.Column("custom_checkout_fields", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        *_timestamps(),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        *(sa.ForeignKeyConstraint([name], ["plan.id"], ondelete="SET NULL") for name in _NAMED),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_group")),
        sa.UniqueConstraint("environment_id", name=op.f("uq_plan_group_environment_id")),
    )
    for name in _NAMED:
        op.create_index(op.f(f"ix_plan_group_{name}"), "plan_group", [name])


def downgrade() -> None:
    op.drop_table("plan_group")
    op.drop_table("company_trial")
    op.drop_table("plan_version_billing")
    for name, _ in reversed(_PLAN_CHANGE):
        op.drop_column("plan_change", name)
    op.drop_column("plan_change", "is_version_upgrade")
    op.drop_index("ix_company_plan_version", "company_plan")
    op.create_index("ix_company_plan_plan_version_id", "company_plan", ["plan_version_id"])
    op.drop_table("plan_version_company_migration")
    op.drop_table("plan_version_migration")
