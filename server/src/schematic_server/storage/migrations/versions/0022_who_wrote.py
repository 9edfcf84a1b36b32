"""The audit log tells which member wrote, and finds what was written about one thing; members of identity providers."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit_log", sa.Column("member_id", sa.String))
    op.create_index("ix_audit_log_of_resource", "audit_log", ["resource_id", "id"])
    op.create_table(
        "member_identity",
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("account_member.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_member_identity"),
    )
    op.create_index("ix_member_identity_member_id", "member_identity", ["member_id"])


def downgrade() -> None:
    op.drop_table("member_identity")
    op.drop_index("ix_audit_log_of_resource", "audit_log")
    op.drop_column("audit_log", "member_id")
