"""Companies by the minute in which they were last seen: an index that not every event has to write into."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_company_seen", "company")
    # Stored on PostgreSQL, which has no index of what is not; SQLite adds no column that is stored.
    is_stored = op.get_bind().dialect.name != "sqlite"
    minute = sa.Computed("last_seen_at / 60000000", persisted=is_stored)
    op.add_column("company", sa.Column("seen_minute", sa.BigInteger, minute))
    _index("seen_minute")


def downgrade() -> None:
    op.drop_index("ix_company_seen", "company")
    op.drop_column("company", "seen_minute")
    _index("last_seen_at")


def _index(column: str) -> None:
    # SQLite puts nulls last in descending order by itself, and refuses to be told.
    last = "" if op.get_bind().dialect.name == "sqlite" else " NULLS LAST"
    sorted_by = sa.text(f"{column} DESC{last}"), sa.text("id DESC")
    op.create_index("ix_company_seen", "company", ["environment_id", *sorted_by])
