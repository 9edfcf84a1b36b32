"""Migrations, and what became of each company of one."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

plan_version_migration = sa.Table(
    "plan_version_migration",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("plan_version_id_to", sa.String, nullable=False),  # may be gone by the time that it is due
    sa.Column("plan_version_ids_from", sa.JSON, nullable=False),
    sa.Column("strategy", sa.String, nullable=False),
    sa.Column("scheduled_at", Instant),
    sa.Column("proration_behavior", sa.String),
    sa.Column("company_ids", sa.JSON(none_as_null=True)),  # none: every company on one of the versions
    sa.Column("excluded_company_ids", sa.JSON, nullable=False),
    # Who asked for it: the plan changes of its companies tell.
    sa.Column("actor_type", sa.String, nullable=False),
    sa.Column("api_key_id", sa.String),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("has_found_all", sa.Boolean, nullable=False),  # its companies; until then the job looks for them
    # Companies whose failure is one of these errors are to be tried again; an empty list means any.
    sa.Column("retried_errors", sa.JSON(none_as_null=True)),
    sa.Column("is_due_now", sa.Boolean, nullable=False),  # whatever the time that a company waits for
    sa.Column("total_companies", sa.BigInteger, nullable=False),
    sa.Column("completed_companies", sa.BigInteger, nullable=False),
    sa.Column("failed_companies", sa.BigInteger, nullable=False),
    sa.Column("skipped_companies", sa.BigInteger, nullable=False),
    sa.Column("next_due_at", Instant),
    sa.Column("started_at", Instant),
    sa.Column("completed_at", Instant),
    *timestamps(),
    sa.Index("ix_plan_version_migration_newest", "environment_id", "created_at", "id"),
)

# A company that waits when its migration is cancelled stays as it is here: nobody rewrites 100,000 rows at once.
plan_version_company_migration = sa.Table(
    "plan_version_company_migration",
    metadata,
    id_column(),
    environment_column(),
    sa.Column(
        "migration_id", sa.String, sa.ForeignKey("plan_version_migration.id", ondelete="CASCADE"), nullable=False
    ),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("plan_version_id_from", sa.String),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("error_code", sa.String),
    sa.Column("scheduled_for", Instant),
    sa.Column("started_at", Instant),
    sa.Column("completed_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("migration_id", "company_id"),
    sa.Index("ix_plan_version_company_migration_due", "migration_id", "status", "scheduled_for", "company_id"),
    sa.Index("ix_plan_version_company_migration_newest", "migration_id", "created_at", "id"),
    sa.Index("ix_plan_version_company_migration_company", "company_id", "status"),
)
