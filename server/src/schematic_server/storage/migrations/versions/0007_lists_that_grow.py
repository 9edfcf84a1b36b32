"""Indices for lists that are sorted or counted by something else than when a row was made."""

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite puts nulls last in descending order by itself, and refuses to be told.
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    last = "" if is_sqlite else " NULLS LAST"
    op.create_index("ix_company_seen", "company", ["environment_id", text(f"last_seen_at DESC{last}"), text("id DESC")])
    if not is_sqlite:  # there `lower` is Python's, which other programs with the file do not have
        op.create_index("ix_company_name", "company", ["environment_id", text("lower(name)"), "id"])
    op.create_index("ix_company_updated", "company", ["environment_id", "updated_at", "id"])
    op.create_index("ix_company_membership_newest", "company_membership", ["environment_id", "created_at", "id"])
    op.drop_index("ix_company_plan_plan_id", "company_plan")
    op.create_index("ix_company_plan_plan", "company_plan", ["plan_id", "environment_id"])


def downgrade() -> None:
    op.drop_index("ix_company_plan_plan", "company_plan")
    op.create_index("ix_company_plan_plan_id", "company_plan", ["plan_id"])
    op.drop_index("ix_company_membership_newest", "company_membership")
    op.drop_index("ix_company_updated", "company")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_index("ix_company_name", "company")
    op.drop_index("ix_company_seen", "company")
