"""Licences, which so far were an id of their feature; values of traits that measure features, by day."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "license",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("feature_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["feature_id"], ["feature.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_license")),
        sa.UniqueConstraint("feature_id", name=op.f("uq_license_feature_id")),
    )
    op.create_index("ix_license_newest", "license", ["account_id", "created_at", "id"])
    op.execute(
        "INSERT INTO license (id, account_id, feature_id, name, created_at, updated_at)"
        " SELECT license_id, account_id, id, name, created_at, updated_at FROM feature WHERE license_id IS NOT NULL"
    )
    op.create_table(
        "trait_day",
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("trait_definition_id", sa.String(), nullable=False),
        sa.Column("day", storage.Instant(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("added", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["trait_definition_id"], ["trait_definition.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "trait_definition_id", "day", name=op.f("pk_trait_day")),
    )
    op.create_index("ix_trait_day_definition", "trait_day", ["trait_definition_id", "day", "added"])


def downgrade() -> None:
    op.drop_table("trait_day")
    op.drop_table("license")
