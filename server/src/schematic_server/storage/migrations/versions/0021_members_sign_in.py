"""Members sign in at the console: passwords, sessions, invitations, sign-ins that failed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_account_member_email", "account_member", ["email"], unique=True)
    op.create_table(
        "member_password",
        _of_member(nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_member_password"),
    )
    op.create_table(
        "member_session",
        sa.Column("id", sa.String, nullable=False),
        _of_member(nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member_session"),
    )
    op.create_index("ix_member_session_member_id", "member_session", ["member_id"])
    op.create_index("ix_member_session_ends_at", "member_session", ["ends_at"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
        _of_member(),
        sa.Column("email", sa.String),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("permissions", sa.JSON, nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
    )
    op.create_index("ix_invitation_account_id", "invitation", ["account_id"])
    op.create_table(
        "sign_in_failure",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("email_hash", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_failure"),
    )
    op.create_index("ix_sign_in_failure_at", "sign_in_failure", ["at"])
    op.create_index("ix_sign_in_failure_email", "sign_in_failure", ["email_hash", "at"])
    op.create_index("ix_sign_in_failure_address", "sign_in_failure", ["address", "at"])


def downgrade() -> None:
    for table in ("sign_in_failure", "invitation", "member_session", "member_password"):
        op.drop_table(table)
    op.drop_index("ix_account_member_email", "account_member")


def _of_member(*, nullable: bool = True) -> sa.Column[str]:
    member = sa.ForeignKey("account_member.id", ondelete="CASCADE")
    return sa.Column("member_id", sa.String, member, nullable=nullable)
