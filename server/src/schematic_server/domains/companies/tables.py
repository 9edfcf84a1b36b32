"""Companies, users, keys, traits, memberships, usage counters.

Companies and users share the tables of keys and traits; `entity_type` is `company` or `user` there.
"""

from typing import Any

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

_ENVIRONMENT = "environment.id"


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
    )


company = _entity(
    "company",
    sa.Column("logo_url", sa.String),
    # Start of the company's monthly cycles (`billing_cycle` resets): when it first got a plan.
    sa.Column("billing_anchor", Instant),
)
# Lists can be sorted by these, too; whoever was never seen comes last, and first in the other direction.
sa.Index("ix_company_seen", company.c.environment_id, company.c.last_seen_at.desc().nulls_last(), company.c.id.desc())
sa.Index("ix_company_name", company.c.environment_id, sa.func.lower(company.c.name), company.c.id).ddl_if("postgresql")
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
    sa.Column("folded_value", sa.String, primary_key=True),  # lower case: keys match in any case
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

# One row per window that saw usage. A window that began is never reset, the next one gets its own row, so a period's
# end needs no job. `company_id` leads the key: shards by company.
company_metric = sa.Table(
    "company_metric",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event_subtype", sa.String, primary_key=True),
    sa.Column("period", sa.String, primary_key=True),
    sa.Column("month_reset", sa.String, primary_key=True),
    sa.Column("period_start", Instant, primary_key=True),  # 1970 for all_time
    environment_column(),
    sa.Column("value", sa.BigInteger, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="0"),  # see `changes.Counted`
    sa.Column("captured_at_min", Instant, nullable=False),
    sa.Column("captured_at_max", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)
