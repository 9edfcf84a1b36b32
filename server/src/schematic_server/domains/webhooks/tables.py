"""Webhook endpoints, and what is sent to them: the log, which is the queue as well."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

webhook = sa.Table(
    "webhook",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("inactive_reason", sa.String),
    sa.Column("request_types", sa.JSON, nullable=False),
    sa.Column("entitlement_trigger_configs", sa.JSON),
    sa.Column("credit_trigger_configs", sa.JSON),
    # Deliveries are signed with it, so it is kept as it is.
    sa.Column("secret", sa.String, nullable=False),
    sa.Column("previous_secret", sa.String),
    sa.Column("previous_secret_until", Instant),
    sa.Column("active_since", Instant, nullable=False),  # what failed before says nothing about it
    sa.Column("resumes_at", Instant),  # it asked for a pause until then
    sa.Column("slowdowns", sa.Integer, nullable=False),  # how often in a row it did
    *timestamps(),
    sa.Index("ix_webhook_newest", "environment_id", "created_at", "id"),
)

webhook_event = sa.Table(
    "webhook_event",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("webhook_id", sa.String, nullable=False),  # which may be gone
    sa.Column("request_type", sa.String, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("is_test", sa.Boolean, nullable=False),
    sa.Column("attempt_count", sa.Integer, nullable=False),
    sa.Column("round_count", sa.Integer, nullable=False),  # attempts since it was last queued
    sa.Column("next_attempt_at", Instant),  # while it is pending
    sa.Column("finished_at", Instant),  # since it is not
    sa.Column("sent_at", Instant),
    sa.Column("response_code", sa.Integer),
    sa.Column("response_text", sa.Text),  # its beginning
    sa.Column("failure_reason", sa.String),
    *timestamps(),
    sa.Index("ix_webhook_event_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_webhook_event_of_webhook", "webhook_id", "created_at", "id"),
    sa.Index("ix_webhook_event_due", "webhook_id", "next_attempt_at"),
    sa.Index("ix_webhook_event_ended", "webhook_id", "finished_at"),
    sa.Index("ix_webhook_event_old", "finished_at"),
)
