"""Traits that plans set on their companies."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_trait",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("trait_id", sa.String(), nullable=False),
        sa.Column("trait_value", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["trait_id"], ["trait_definition.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_trait")),
        sa.UniqueConstraint(
            "environment_id", "plan_id", "trait_id", name=op.f("uq_plan_trait_environment_id_plan_id_trait_id")
        ),
    )
    op.create_index("ix_plan_trait_plan", "plan_trait", ["plan_id"])
    op.create_index("ix_plan_trait_trait_id", "plan_trait", ["trait_id"])
    op.create_index("ix_plan_trait_newest", "plan_trait", ["environment_id", "created_at", "id"])


def downgrade() -> None:
    op.drop_table("plan_trait")
