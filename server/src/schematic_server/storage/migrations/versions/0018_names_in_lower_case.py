"""Companies' names in lower case in a column of their own: SQLite can sort by it with an index, too."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("company", sa.Column("folded_name", sa.String, nullable=False, server_default=""))
    op.execute("UPDATE company SET folded_name = lower(name)")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_index("ix_company_name", "company")
    op.create_index("ix_company_name", "company", ["environment_id", "folded_name", "id"])


def downgrade() -> None:
    op.drop_index("ix_company_name", "company")
    if op.get_bind().dialect.name != "sqlite":
        op.create_index("ix_company_name", "company", ["environment_id", sa.text("lower(name)"), "id"])
    op.drop_column("company", "folded_name")
