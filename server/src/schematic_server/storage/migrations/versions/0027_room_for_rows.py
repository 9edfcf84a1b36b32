"""Room on PostgreSQL's pages for the next version of rows that every event changes.

Revision ID: 0027
Revises: 0026
"""

from alembic import op

revision = "0027"
down_revision = "0026"
_TABLES = ("company", "end_user", "usage_hour", "user_usage_day")


def upgrade() -> None:
    _each("SET (fillfactor = 80)")


def downgrade() -> None:
    _each("RESET (fillfactor)")


def _each(change: str) -> None:
    """Pages that are there stay as they are."""
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} {change}")
