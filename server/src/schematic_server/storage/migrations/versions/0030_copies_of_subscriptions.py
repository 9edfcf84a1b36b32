"""Own subscriptions are kept as copies at providers.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    subscription = sa.ForeignKey("billing_subscription.id", ondelete="CASCADE")
    op.create_table(
        "provider_copy",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("subscription_id", sa.String, subscription, nullable=False),
        sa.Column("external_id", sa.String),
        sa.Column("status", sa.String),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("is_refused", sa.Boolean, nullable=False),
        sa.Column("refusals", sa.BigInteger, nullable=False),
        sa.Column("problem", sa.String),
        sa.Column("begun_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_provider_copy"),
        sa.UniqueConstraint("subscription_id", name="uq_provider_copy_subscription_id"),
    )
    op.create_index("ix_provider_copy_external_id", "provider_copy", ["environment_id", "external_id"])
    op.create_index("ix_provider_copy_refused", "provider_copy", ["environment_id", "is_refused"])


def downgrade() -> None:
    op.drop_table("provider_copy")
