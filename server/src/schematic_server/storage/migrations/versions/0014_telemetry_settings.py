"""How telemetry names companies and users."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "otlp_settings",
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("company_attribute", sa.String(), nullable=True),
        sa.Column("company_key", sa.String(), nullable=True),
        sa.Column("user_attribute", sa.String(), nullable=True),
        sa.Column("user_key", sa.String(), nullable=True),
        sa.Column("tool_events_enabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("environment_id", name=op.f("pk_otlp_settings")),
    )


def downgrade() -> None:
    op.drop_table("otlp_settings")
