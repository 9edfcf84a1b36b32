"""Temporary access tokens."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

# A token goes with its company, and with the key that asked for it: what is revoked leaves nothing behind.
temporary_access_token = sa.Table(
    "temporary_access_token",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("api_key_id", sa.String, sa.ForeignKey("api_key.id", ondelete="CASCADE"), index=True),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),  # SHA-256; it has 165 bits of chance
    sa.Column("expired_at", Instant, nullable=False, index=True),  # as the contract calls it: from then on
    *timestamps(),
)
