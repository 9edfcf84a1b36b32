"""Plan entitlements and company overrides: two sources of the same kind of grant."""

from typing import Any

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

_draws = sa.text("value_credit_id IS NOT NULL")


def _grant() -> list[sa.Column[Any]]:
    """Columns of a grant; see `grants`."""
    return [
        environment_column(),
        sa.Column("feature_id", sa.String, sa.ForeignKey("feature.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("value_type", sa.String, nullable=False),
        sa.Column("value_bool", sa.Boolean),
        sa.Column("value_numeric", sa.BigInteger),
        sa.Column("value_trait_id", sa.String, index=True),
        sa.Column("value_credit_id", sa.String, index=True),
        sa.Column("consumption_units", sa.BigInteger),  # credits a use, in billionths; see `credits.amounts`
        sa.Column("quantity_rates", sa.JSON, nullable=False),  # quantity key -> billionths of credits
        sa.Column("metric_period", sa.String),
        sa.Column("metric_period_month_reset", sa.String),
        sa.Column("rule_id", sa.String, nullable=False),
        sa.Column("rule_id_usage_exceeded", sa.String),
    ]


plan_entitlement = sa.Table(
    "plan_entitlement",
    metadata,
    id_column(),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("plan_version_id", sa.String, sa.ForeignKey("plan_version.id", ondelete="CASCADE"), nullable=False),
    *_grant(),
    sa.Column("price_behavior", sa.String),
    sa.Column("soft_limit", sa.BigInteger),
    sa.Column("warning_tiers", sa.JSON, nullable=False),  # {"id": …, "key": …, "value": …}
    sa.Column("prices", sa.JSON, nullable=False, server_default="[]"),  # see `prices`
    sa.Column("tier_mode", sa.String),
    sa.Column("usage_quantity", sa.BigInteger),
    sa.Column("billing_threshold", sa.BigInteger),
    sa.Column("overage_billing_cadence", sa.String),
    sa.Column("overage_invoice_anchor", sa.String),
    *timestamps(),
    sa.UniqueConstraint("plan_version_id", "feature_id"),
    sa.Index("ix_plan_entitlement_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_plan_entitlement_draws", "feature_id", sqlite_where=_draws, postgresql_where=_draws),
)

company_override = sa.Table(
    "company_override",
    metadata,
    id_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    *_grant(),
    sa.Column("expiration_date", Instant, index=True),
    *timestamps(),
    sa.UniqueConstraint("company_id", "feature_id"),
    sa.Index("ix_company_override_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_company_override_draws", "feature_id", sqlite_where=_draws, postgresql_where=_draws),
)

company_override_note = sa.Table(
    "company_override_note",
    metadata,
    id_column(),
    sa.Column(
        "company_override_id",
        sa.String,
        sa.ForeignKey("company_override.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("external_user_id", sa.String, nullable=False),
    sa.Column("external_user_name", sa.String, nullable=False),
    *timestamps(),
)
