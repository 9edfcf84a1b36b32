"""Own invoices are pushed to providers that collect them; what providers have told is forgotten by its age.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("billing_invoice", sa.Column("collection_problem", sa.String))
    op.create_index("ix_provider_notice_updated_at", "provider_notice", ["updated_at"])
    op.create_table(
        "provider_push",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("environment_id", sa.String, nullable=False),
        sa.Column("provider_type", sa.String, nullable=False),
        sa.Column("invoice_id", sa.String, sa.ForeignKey("billing_invoice.id", ondelete="CASCADE"), nullable=False),
        sa.Column("external_id", sa.String),
        sa.Column("wanted", sa.String, nullable=False),
        sa.Column("status", sa.String),
        sa.Column("is_refused", sa.Boolean, nullable=False),
        sa.Column("refusals", sa.BigInteger, nullable=False),
        sa.Column("begun_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_provider_push"),
        sa.UniqueConstraint("invoice_id", name="uq_provider_push_invoice_id"),
    )
    op.create_index("ix_provider_push_refused", "provider_push", ["environment_id", "is_refused"])


def downgrade() -> None:
    op.drop_table("provider_push")
    op.drop_index("ix_provider_notice_updated_at", "provider_notice")
    op.drop_column("billing_invoice", "collection_problem")
