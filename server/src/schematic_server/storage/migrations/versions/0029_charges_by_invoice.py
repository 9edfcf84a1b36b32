"""The index of charges by their invoice leaves out those that wait for one: they are found by their subscription.

SQLite took it for every question for open charges, and read all of the database.

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
_NAME, _TABLE, _COLUMNS = "ix_subscription_charge_invoice_id", "subscription_charge", ["invoice_id"]


def upgrade() -> None:
    op.drop_index(_NAME, _TABLE)
    is_invoiced = sa.text("invoice_id IS NOT NULL")
    op.create_index(_NAME, _TABLE, _COLUMNS, sqlite_where=is_invoiced, postgresql_where=is_invoiced)


def downgrade() -> None:
    op.drop_index(_NAME, _TABLE)
    op.create_index(_NAME, _TABLE, _COLUMNS)
