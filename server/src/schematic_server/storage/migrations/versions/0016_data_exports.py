"""Exports with their files, and how far an import has come."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "data_export",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("export_type", sa.String(), nullable=False),
        sa.Column("output_file_type", sa.String(), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("failure_reason", sa.String(), nullable=True),
        sa.Column("row_count", sa.BigInteger(), nullable=False),
        sa.Column("byte_count", sa.BigInteger(), nullable=False),
        sa.Column("packed_byte_count", sa.BigInteger(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_export")),
    )
    op.create_index("ix_data_export_newest", "data_export", ["environment_id", "created_at", "id"])
    op.create_table(
        "data_export_part",
        sa.Column("data_export_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["data_export_id"], ["data_export.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("data_export_id", "number", name=op.f("pk_data_export_part")),
    )
    op.create_table(
        "environment_import",
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", storage.Instant(), nullable=True),
        sa.Column("started_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("environment_id", name=op.f("pk_environment_import")),
    )


def downgrade() -> None:
    op.drop_table("environment_import")
    op.drop_table("data_export_part")
    op.drop_table("data_export")
