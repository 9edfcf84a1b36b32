"""Texts that searches find by what they begin with in the order of their bytes on PostgreSQL, as SQLite has them.

Only their indices are made anew, not the tables.

Revision ID: 0028
Revises: 0027
"""

from alembic import op

revision = "0028"
down_revision = "0027"
_TEXTS = {"company": "folded_name", "entity_key": "folded_value", "billing_invoice": "number"}


def upgrade() -> None:
    _order_by("C")


def downgrade() -> None:
    _order_by("default")


def _order_by(collation: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _TEXTS.items():
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar COLLATE "{collation}"')
        _begin_exports_again()


def _begin_exports_again() -> None:
    """Exports of companies that have come halfway: the order of names is another one from here on."""
    halfway = "SELECT id FROM data_export WHERE status = 'pending' AND export_type = 'company-feature-usage'"
    jobs = f"SELECT id FROM job WHERE kind = 'data_exports.write' AND key IN ({halfway})"  # noqa: S608
    op.execute(f"DELETE FROM data_export_part WHERE data_export_id IN ({halfway})")  # noqa: S608
    op.execute(f"UPDATE job_end SET progress = NULL WHERE job_id IN ({jobs})")  # noqa: S608
    op.execute(f"UPDATE job SET progress = '{{}}' WHERE id IN ({jobs})")  # noqa: S608
    counts = "row_count = 0, byte_count = 0, packed_byte_count = 0"
    op.execute(f"UPDATE data_export SET {counts} WHERE id IN ({halfway})")  # noqa: S608
