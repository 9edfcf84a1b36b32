"""Events, idempotency claims, rollups of usage, how telemetry names companies and users."""

import sqlalchemy as sa

from schematic_server.domains.companies.tables import ROOM
from schematic_server.storage.metadata import Instant, environment_column, metadata, timestamps

SLOTS = 8  # rows that one environment's day is spread over on PostgreSQL, until it is over
# What the partial indices are of. As text: of a parameter databases do not know that an index is meant.
IS_CHECK = sa.text("type = 'flag_check'")
IN_SLOTS = sa.text("slot <> 0")

event = sa.Table(
    "event",
    metadata,
    # The company, or the environment when there is none: leads the key, so that rows can be spread by it.
    sa.Column("shard", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    environment_column(),
    sa.Column("type", sa.String, nullable=False),
    sa.Column("subtype", sa.String),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("body", sa.Text, nullable=False),  # JSON as received
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("captured_at", Instant, nullable=False),
    sa.Column("loaded_at", Instant, nullable=False),
    sa.Column("sent_at", Instant),
    sa.Column("company_id", sa.String),
    sa.Column("user_id", sa.String),
    sa.Column("flag_id", sa.String),
    sa.Column("idempotency_key", sa.String),
    sa.Column("lease_id", sa.String),
    sa.Column("reservation_id", sa.String),
    sa.Column("error_message", sa.String),
    sa.Column("api_key_id", sa.String),
    sa.Index("ix_event_newest", "environment_id", "captured_at", "id"),
    sa.Index("ix_event_id", "id"),
    sa.Index("ix_event_checks", "environment_id", "captured_at", postgresql_where=IS_CHECK, sqlite_where=IS_CHECK),
)

# Whoever inserts (or renews a claim older than 24 hours) may process the event; everybody else drops it.
event_claim = sa.Table(
    "event_claim",
    metadata,
    environment_column(primary_key=True),
    sa.Column("event_type", sa.String, primary_key=True),
    sa.Column("idempotency_key", sa.String, primary_key=True),
    sa.Column("claimed_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

# Usage per hour: what histories and time series are made of; kept when events are pruned.
usage_hour = sa.Table(
    "usage_hour",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    sa.Column("hour", Instant, primary_key=True),  # its start
    environment_column(),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("event_count", sa.BigInteger, nullable=False),
    postgresql_with=ROOM,
)

# Usage per day (UTC) and user, '' for none: who used what; kept when events are pruned.
user_usage_day = sa.Table(
    "user_usage_day",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    sa.Column("day", Instant, primary_key=True),  # its start
    sa.Column("user_id", sa.String, primary_key=True),
    environment_column(),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("event_count", sa.BigInteger, nullable=False),
    sa.Column("last_at", Instant, nullable=False),  # the latest `captured_at`
    postgresql_with=ROOM,
    sqlite_with_rowid=False,
)

# Usage per day (UTC) of all companies together: the sum over `slot`. Every transaction that counts adds to it, so on
# PostgreSQL those of one moment have slots of their own and neither wait for each other nor run again; the column's
# default, made by the migration, takes turns with the number of the transaction. On SQLite it is 0, and of
# days that are over everywhere (`ingest/folding.py`).
environment_usage_day = sa.Table(
    "environment_usage_day",
    metadata,
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    sa.Column("day", Instant, primary_key=True),  # its start
    sa.Column("slot", sa.SmallInteger, primary_key=True, autoincrement=False, server_default=sa.FetchedValue()),
    sa.Column("quantity", sa.BigInteger, nullable=False),
    sa.Column("event_count", sa.BigInteger, nullable=False),
    sa.Index("ix_environment_usage_day_slots", "day", postgresql_where=IN_SLOTS, sqlite_where=IN_SLOTS),
    sqlite_with_rowid=False,
)

# At most one row an environment; without one, spans name companies and users by `schematic.…` alone.
otlp_settings = sa.Table(
    "otlp_settings",
    metadata,
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("company_attribute", sa.String),
    sa.Column("company_key", sa.String),
    sa.Column("user_attribute", sa.String),
    sa.Column("user_key", sa.String),
    sa.Column("tool_events_enabled", sa.Boolean, nullable=False),
    *timestamps(),
)
