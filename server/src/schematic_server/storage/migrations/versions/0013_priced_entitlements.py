"""Prices of plan entitlements, as data."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TEXTS = ("tier_mode", "overage_billing_cadence", "overage_invoice_anchor")
_AMOUNTS = ("usage_quantity", "billing_threshold")


def upgrade() -> None:
    op.add_column("plan_entitlement", sa.Column("prices", sa.JSON, nullable=False, server_default="[]"))
    for name in _TEXTS:
        op.add_column("plan_entitlement", sa.Column(name, sa.String))
    for name in _AMOUNTS:
        op.add_column("plan_entitlement", sa.Column(name, sa.BigInteger))


def downgrade() -> None:
    for name in ("prices", *_TEXTS, *_AMOUNTS):
        op.drop_column("plan_entitlement", name)
