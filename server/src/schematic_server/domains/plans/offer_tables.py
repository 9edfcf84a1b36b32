"""Catalogs, which an account has in all its environments, and what each offers in each of them."""

import sqlalchemy as sa

from schematic_server.storage.metadata import environment_column, id_column, metadata, timestamps

catalog = sa.Table(
    "catalog",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String),
    sa.Column("is_default", sa.Boolean, nullable=False),
    sa.Column("settings", sa.JSON, nullable=False),  # of its configuration, what is told as it was given
    *timestamps(),
    sa.Index("ix_catalog_newest", "account_id", "created_at", "id"),
    sa.Index(
        "ix_catalog_default",
        "account_id",
        unique=True,
        sqlite_where=sa.text("is_default"),
        postgresql_where=sa.text("is_default"),
    ),
)

# One row an environment and catalog, made with the first thing that is offered. Of the default catalog it is what the
# plan group tells. Whatever is named may be gone, and is left out then.
catalog_offer = sa.Table(
    "catalog_offer",
    metadata,
    environment_column(primary_key=True),
    sa.Column("catalog_id", sa.String, sa.ForeignKey("catalog.id", ondelete="CASCADE"), primary_key=True, index=True),
    # [{plan_id, entitlements: [{feature_id, visible}], credits: [{credit_id, visible}]}]
    sa.Column("ordered_plans", sa.JSON, nullable=False),
    sa.Column("ordered_add_ons", sa.JSON, nullable=False),
    sa.Column("add_on_ids", sa.JSON, nullable=False),  # those above, and add-ons without a place
    sa.Column("ordered_bundle_ids", sa.JSON, nullable=False),
    *timestamps(),
)
