"""Webhook endpoints and their log; the ends of overrides, to be found by time."""

import sqlalchemy as sa
from alembic import op

from schematic_server.storage import metadata as storage

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("inactive_reason", sa.String(), nullable=True),
        sa.Column("request_types", sa.JSON(), nullable=False),
        sa.Column("entitlement_trigger_configs", sa.JSON(), nullable=True),
        sa.Column("credit_trigger_configs", sa.JSON(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("previous_secret", sa.String(), nullable=True),
        sa.Column("previous_secret_until", storage.Instant(), nullable=True),
        sa.Column("active_since", storage.Instant(), nullable=False),
        sa.Column("resumes_at", storage.Instant(), nullable=True),
        sa.Column("slowdowns", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_index("ix_webhook_newest", "webhook", ["environment_id", "created_at", "id"])
    op.create_table(
        "webhook_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("webhook_id", sa.String(), nullable=False),
        sa.Column("request_type", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("round_count", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", storage.Instant(), nullable=True),
        sa.Column("finished_at", storage.Instant(), nullable=True),
        sa.Column("sent_at", storage.Instant(), nullable=True),
        sa.Column("response_code", sa.Integer(), nullable=True),
        sa.Column("response_text", sa.Text(), nullable=True),
        sa.Column("failure_reason", sa.String(), nullable=True),
        sa.Column("created_at", storage.Instant(), nullable=False),
        sa.Column("updated_at", storage.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_event")),
    )
    op.create_index("ix_webhook_event_newest", "webhook_event", ["environment_id", "created_at", "id"])
    op.create_index("ix_webhook_event_of_webhook", "webhook_event", ["webhook_id", "created_at", "id"])
    op.create_index("ix_webhook_event_due", "webhook_event", ["webhook_id", "next_attempt_at"])
    op.create_index("ix_webhook_event_ended", "webhook_event", ["webhook_id", "finished_at"])
    op.create_index("ix_webhook_event_old", "webhook_event", ["finished_at"])
    op.create_index(op.f("ix_company_override_expiration_date"), "company_override", ["expiration_date"])


def downgrade() -> None:
    op.drop_index(op.f("ix_company_override_expiration_date"), "company_override")
    op.drop_table("webhook_event")
    op.drop_table("webhook")
