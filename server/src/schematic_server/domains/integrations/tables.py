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
    sa.Index("ix_provider_notice_updated_at", "updated_at"),
)

# Own invoices that a provider collects: what it is to make of each, and what it has made of it.
provider_push = sa.Table(
    "provider_push",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("provider_type", sa.String, nullable=False),
    sa.Column(
        "invoice_id", sa.String, sa.ForeignKey("billing_invoice.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    sa.Column("external_id", sa.String),  # None: not made there yet, as far as is known
    sa.Column("wanted", sa.String, nullable=False),  # open, paid, void
    sa.Column("status", sa.String),  # the provider's last word
    sa.Column("is_refused", sa.Boolean, nullable=False),  # the last try, for good
    sa.Column("refusals", sa.BigInteger, nullable=False),  # part of the idempotency keys of what is tried after
    sa.Column("begun_at", Instant),  # when the first try was, with these keys
    *timestamps(),
    sa.Index("ix_provider_push_refused", "environment_id", "is_refused"),
)

# Own subscriptions that a provider knows of.
provider_copy = sa.Table(
    "provider_copy",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("provider_type", sa.String, nullable=False),
    sa.Column(
        "subscription_id",
        sa.String,
        sa.ForeignKey("billing_subscription.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    sa.Column("external_id", sa.String),  # None: not made there yet, as far as is known
    sa.Column("status", sa.String),  # the provider's last word
    sa.Column("asked", sa.BigInteger, nullable=False),  # how often it was to be sent; part of the idempotency keys
    sa.Column("is_refused", sa.Boolean, nullable=False),  # the last try, for good
    sa.Column("refusals", sa.BigInteger, nullable=False),  # part of the idempotency keys, too
    sa.Column("problem", sa.String),  # what keeps it from being there as it is here
    sa.Column("begun_at", Instant),  # when the first try was
    *timestamps(),
    sa.Index("ix_provider_copy_external_id", "environment_id", "external_id"),
    sa.Index("ix_provider_copy_refused", "environment_id", "is_refused"),
)
