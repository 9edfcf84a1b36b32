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
    _begin_exports_again()


def downgrade() -> None:
    op.drop_index("ix_company_name", "company")
    if op.get_bind().dialect.name != "sqlite":
        op.create_index("ix_company_name", "company", ["environment_id", sa.text("lower(name)"), "id"])
    op.drop_column("company", "folded_name")
    _begin_exports_again()


def _begin_exports_again() -> None:
    """Exports of companies that have come halfway: on SQLite the order of names is another one from here on."""
    if op.get_bind().dialect.name != "sqlite":
        return
    halfway = "SELECT id FROM data_export WHERE status = 'pending' AND export_type = 'company-feature-usage'"
    jobs = f"SELECT id FROM job WHERE kind = 'data_exports.write' AND key IN ({halfway})"  # noqa: S608
    op.execute(f"DELETE FROM data_export_part WHERE data_export_id IN ({halfway})")  # noqa: S608
    op.execute(f"UPDATE job_end SET progress = NULL WHERE job_id IN ({jobs})")  # noqa: S608
    op.execute(f"UPDATE job SET progress = '{{}}' WHERE id IN ({jobs})")  # noqa: S608
    counts = "row_count = 0, byte_count = 0, packed_byte_count = 0"
    op.execute(f"UPDATE data_export SET {counts} WHERE id IN ({halfway})")  # noqa: S608
