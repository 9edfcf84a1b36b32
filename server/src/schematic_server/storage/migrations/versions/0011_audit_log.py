"""The audit log, members, set-up, temporary access tokens."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("first_name", sa.String(), nullable=True),
        sa.Column("last_name", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("image_url", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("permissions", sa.JSON(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_member")),
    )
    op.create_index("ix_account_member_newest", "account_member", ["account_id", "created_at", "id"])
    op.create_table(
        "audit_log",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("actor_type", sa.String(), nullable=False),
        sa.Column("api_key_id", sa.String(), nullable=True),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("resource_type", sa.String(), nullable=False),
        sa.Column("resource_id", sa.String(), nullable=True),
        sa.Column("resource_name", sa.String(), nullable=True),
        sa.Column("secondary_resource", sa.String(), nullable=True),
        sa.Column("resp_code", sa.Integer(), nullable=False),
        sa.Column("req_body", sa.Text(), nullable=True),
        sa.Column("resp_body", sa.Text(), nullable=False),
        sa.Column("started_at", storage.Instant(), nullable=False),
        sa.Column("ended_at", storage.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index("ix_audit_log_of_account", "audit_log", ["account_id", "id"])
    op.create_index("ix_audit_log_of_environment", "audit_log", ["environment_id", "id"])
    op.create_index("ix_audit_log_request", "audit_log", ["request_id", "started_at"])
    op.create_table(
        "onboarding",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("track", sa.String(), nullable=True),
        sa.Column("website_url", sa.String(), nullable=True),
        sa.Column("pricing_page_url", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("dismissed_at", storage.Instant(), nullable=True),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_onboarding")),
    )
    op.create_table(
        "temporary_access_token",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("api_key_id", sa.String(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("expired_at", storage.Instant(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["api_key_id"], ["api_key.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_temporary_access_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_temporary_access_token_token_hash")),
    )
    for name in ("company_id", "api_key_id", "expired_at"):
        op.create_index(op.f(f"ix_temporary_access_token_{name}"), "temporary_access_token", [name])


def downgrade() -> None:
    op.drop_table("temporary_access_token")
    op.drop_table("onboarding")
    op.drop_table("audit_log")
    op.drop_table("account_member")
