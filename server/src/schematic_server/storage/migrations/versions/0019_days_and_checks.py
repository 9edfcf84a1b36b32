"""Indices of few rows: days that still are in slots, and recorded flag checks."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, table, columns, which in (
        ("ix_environment_usage_day_slots", "environment_usage_day", ["day"], "slot <> 0"),
        ("ix_event_checks", "event", ["environment_id", "captured_at"], "type = 'flag_check'"),
    ):
        op.create_index(name, table, columns, postgresql_where=sa.text(which), sqlite_where=sa.text(which))


def downgrade() -> None:
    op.drop_index("ix_event_checks", "event")
    op.drop_index("ix_environment_usage_day_slots", "environment_usage_day")
