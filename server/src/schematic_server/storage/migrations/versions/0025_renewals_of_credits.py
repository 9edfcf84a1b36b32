"""When a plan gives a company's credits anew next, beside their balance.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("credit_account", sa.Column("renews_at", sa.BigInteger))
    op.execute(
        "UPDATE credit_account SET renews_at = (SELECT min(next_at) FROM credit_issue"
        " WHERE credit_issue.company_id = credit_account.company_id"
        " AND credit_issue.credit_id = credit_account.credit_id AND credit_issue.ended_at IS NULL)"
    )


def downgrade() -> None:
    op.drop_column("credit_account", "renews_at")
