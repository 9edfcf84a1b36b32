"""Companies, users, keys, traits, memberships, usage counters.

Companies and users share the tables of keys and traits; `entity_type` is `company` or `user` there.
"""

from typing import Any

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, in_bytes, metadata, timestamps

_ENVIRONMENT = "environment.id"
# Percent: every event changes such a row, and its next version has room beside the last one.
ROOM = {"fillfactor": "80"}


def _entity(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        id_column(),
        sa.Column("environment_id", sa.String, sa.ForeignKey(_ENVIRONMENT, ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("last_seen_at", Instant),
        *columns,
        *timestamps(),
        sa.Index(f"ix_{name}_newest", "environment_id", "created_at", "id"),
        postgresql_with=ROOM,
    )


company = _entity(
    "company",
    # In lower case, for lists that are sorted by it: an index of `lower(name)` would be Python's `lower` on SQLite,
    # which other programs with the file do not have.
    sa.Column("folded_name", in_bytes, nullable=False, server_default=""),
    sa.Column("logo_url", sa.String),
    # Start of the company's monthly cycles (`billing_cycle` resets): when it first got a plan.
    sa.Column("billing_anchor", Instant),
    # The minute that `last_seen_at` is in, counted from 1970: what it is indexed by. Events move `last_seen_at`
    # all the time, and PostgreSQL tells each index of a table of a row in which something that is indexed has changed.
    sa.Column("seen_minute", sa.BigInteger, sa.Computed("last_seen_at / 60000000")),
)
# Lists can be sorted by these, too; whoever was never seen comes last, and first in the other direction.
sa.Index("ix_company_seen", company.c.environment_id, company.c.seen_minute.desc().nulls_last(), company.c.id.desc())
sa.Index("ix_company_name", company.c.environment_id, company.c.folded_name, company.c.id)
sa.Index("ix_company_updated", company.c.environment_id, company.c.updated_at, company.c.id)
# Not "user": that is a reserved word in PostgreSQL.
user = _entity("end_user")

entity_key_definition = sa.Table(
    "entity_key_definition",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey(_ENVIRONMENT, ondelete="CASCADE"), nullable=False),
    sa.Column("entity_type", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "entity_type", "key"),
)

entity_key = sa.Table(
    "entity_key",
    metadata,
    environment_column(primary_key=True),
    sa.Column("entity_type", sa.String, primary_key=True),
    sa.Column("name", sa.String, primary_key=True),  # lower case
    sa.Column("folded_value", in_bytes, primary_key=True),  # lower case: keys match in any case
    sa.Column("value", sa.String, nullable=False),  # as first written
    sa.Column("entity_id", sa.String, nullable=False, index=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column(
        "definition_id",
        sa.String,
        sa.ForeignKey("entity_key_definition.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    *timestamps(),
)

trait_definition = sa.Table(
    "trait_definition",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey(_ENVIRONMENT, ondelete="CASCADE"), nullable=False),
    sa.Column("entity_type", sa.String, nullable=False),
    sa.Column("hierarchy", sa.JSON, nullable=False),  # path segments, outermost first
    sa.Column("path", sa.String, nullable=False),  # the hierarchy as JSON text: what is unique
    sa.Column("display_name", sa.String, nullable=False),
    sa.Column("trait_type", sa.String, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "entity_type", "path"),
)

entity_trait = sa.Table(
    "entity_trait",
    metadata,
    sa.Column("entity_id", sa.String, primary_key=True),
    sa.Column(
        "definition_id",
        sa.String,
        sa.ForeignKey("trait_definition.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    environment_column(),
    sa.Column("id", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    *timestamps(),
)

company_membership = sa.Table(
    "company_membership",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("user_id", sa.String, sa.ForeignKey("end_user.id", ondelete="CASCADE"), nullable=False, index=True),
    *timestamps(),
    sa.UniqueConstraint("company_id", "user_id"),
    sa.Index("ix_company_membership_newest", "environment_id", "created_at", "id"),
)


def _window(name: str) -> list[sa.Column[Any]]:
    """A counter of the newest window of its period that saw usage: what was counted in it, and from when on."""
    return [
        sa.Column(f"{name}_start", Instant, nullable=False),
        sa.Column(name, sa.BigInteger, nullable=False),
        sa.Column(f"{name}_since", Instant, nullable=False),  # the earliest `captured_at`
        sa.Column(f"{name}_created_at", Instant, nullable=False),
    ]


# The counters of a company and event subtype, one row: an event adds to all of them at once. A window is never reset:
# a period's end needs no job, and the next event moves the row on to its own window. `company_id` leads the key: shards
# by company. See decision 24.
company_usage = sa.Table(
    "company_usage",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    environment_column(),
    sa.Column("version", sa.BigInteger, nullable=False),  # see `changes.Counted`
    *_window("all_time")[1:],
    *_window("day"),
    *_window("week"),
    *_window("month"),
    *_window("cycle"),
    # The latest one of all is the latest of the newest day, week and month too. Of a cycle it need not be: its starts
    # move with the company's anchor.
    sa.Column("captured_at_max", Instant, nullable=False),
    sa.Column("cycle_captured_at_max", Instant, nullable=False),
    postgresql_with={"fillfactor": "70"},  # room for the next version of a row beside the last one
)

# Windows that are not the newest of their period, while they may be somebody's current one: a clock that is behind, an
# event ahead of its time, an anchor that moved. A handful a counter at most; those before are in the rollups.
company_usage_before = sa.Table(
    "company_usage_before",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    sa.Column("period", sa.String, primary_key=True),
    sa.Column("month_reset", sa.String, primary_key=True),
    sa.Column("period_start", Instant, primary_key=True),
    environment_column(),
    sa.Column("value", sa.BigInteger, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("captured_at_min", Instant, nullable=False),
    sa.Column("captured_at_max", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)
