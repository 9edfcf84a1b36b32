"""Accounts, environments, API keys."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

account = sa.Table("account", metadata, id_column(), sa.Column("name", sa.String, nullable=False), *timestamps())

environment = sa.Table(
    "environment",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("environment_type", sa.String, nullable=False),
    *timestamps(),
)

api_key = sa.Table(
    "api_key",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String),
    # SHA-256 of the secret: it has 190 bits of chance, so a slow password hash would add nothing.
    sa.Column("secret_hash", sa.String, nullable=False, unique=True),
    sa.Column("readonly", sa.Boolean, nullable=False),
    sa.Column("rate_limit_percent", sa.Integer),
    sa.Column("last_used_at", Instant),
    *timestamps(),
)
