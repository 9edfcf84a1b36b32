"""Catalogs belong to the account; the bundles in them to an environment."""

import sqlalchemy as sa

from schematic_server.storage.metadata import environment_column, id_column, metadata, timestamps


def _catalog() -> sa.Column[str]:
    return sa.Column("catalog_id", sa.String, sa.ForeignKey("catalog.id", ondelete="CASCADE"), primary_key=True)


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

# Plans and add-ons of a catalog that is not the default one: what that offers, the plan group says.
catalog_plan = sa.Table(
    "catalog_plan",
    metadata,
    _catalog(),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    # Features shown, in order; None shows all.
    sa.Column("visible_features", sa.JSON),
    *timestamps(),
    sa.Index("ix_catalog_plan_plan", "plan_id"),
)

catalog_credit_bundle = sa.Table(
    "catalog_credit_bundle",
    metadata,
    _catalog(),
    sa.Column("credit_bundle_id", sa.String, sa.ForeignKey("credit_bundle.id", ondelete="CASCADE"), primary_key=True),
    environment_column(),
    sa.Column("position", sa.Integer, nullable=False),
    *timestamps(),
    sa.Index("ix_catalog_credit_bundle_bundle", "credit_bundle_id"),
)
