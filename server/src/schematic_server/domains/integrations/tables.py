"""Connections to providers, and what they have told already."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

integration = sa.Table(
    "integration",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("type", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("config", sa.JSON, nullable=False),  # never a secret: those are settings of the process
    *timestamps(),
    sa.UniqueConstraint("environment_id", "type"),
)

# Notices of a provider, once each; in whatever order they come.
provider_notice = sa.Table(
    "provider_notice",
    metadata,
    environment_column(primary_key=True),
    sa.Column("provider_type", sa.String, primary_key=True),
    sa.Column("external_id", sa.String, primary_key=True),
    sa.Column("object_id", sa.String),
    sa.Column("told_at", Instant, nullable=False),
    *timestamps(),
    sa.Index("ix_provider_notice_object", "environment_id", "provider_type", "object_id"),
)

# What is to be pushed to a provider: once each, by its key.
provider_call = sa.Table(
    "provider_call",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("provider_type", sa.String, nullable=False),
    sa.Column("operation", sa.String, nullable=False),
    sa.Column("object_id", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("status", sa.String, nullable=False),  # pending, done, failed
    sa.Column("attempts", sa.BigInteger, nullable=False),
    sa.Column("error", sa.String),
    sa.Column("retry_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "provider_type", "key"),
    sa.Index("ix_provider_call_due", "status", "retry_at"),
)
