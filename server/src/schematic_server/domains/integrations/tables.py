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
