"""Changes say what happened, and counters which of their values is newer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    # An hour's news for running processes: of those before none is running any more.
    op.drop_table("change")
    op.create_table(
        "change",
        sa.Column("seq", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("transaction_id", sa.BigInteger),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
    )
    op.create_index("ix_change_at", "change", ["at"])
    op.create_index("ix_change_transaction_id", "change", ["transaction_id"])
    op.add_column("company_metric", sa.Column("version", sa.BigInteger, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("company_metric", "version")
    op.drop_table("change")
    op.create_table(
        "change",
        sa.Column("seq", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("transaction_id", sa.BigInteger),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("environment_id", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("entity_id", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
    )
    op.create_index("ix_change_at", "change", ["at"])
