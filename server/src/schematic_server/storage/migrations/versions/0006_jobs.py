"""Jobs: what was asked for, what there is, how claims ended."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_call",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("run_at", sa.BigInteger, nullable=False),
        sa.Column("account_id", sa.String),
        sa.Column("environment_id", sa.String),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_call"),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("account_id", sa.String),
        sa.Column("environment_id", sa.String),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("progress", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("again_at", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease", sa.String),
        sa.Column("last_error", sa.String),
        sa.Column("failed_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("kind", "key", name="uq_job_kind_key"),
    )
    op.create_index("ix_job_due", "job", ["kind", "due_at"])
    op.create_index("ix_job_failed_at", "job", ["failed_at"])
    op.create_table(
        "job_end",
        sa.Column("job_id", sa.String, nullable=False),
        sa.Column("lease", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("last_error", sa.String),
        sa.Column("progress", sa.Text),
        sa.Column("ended_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("job_id", "lease", name="pk_job_end"),
    )


def downgrade() -> None:
    for table in ("job_end", "job", "job_call"):
        op.drop_table(table)
