"""Credit types."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

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
    sa.Column("deleted_at", Instant),  # hidden from lists; history keeps naming it
    *timestamps(),
    sa.Index("ix_billing_credit_newest", "environment_id", "created_at", "id"),
)
