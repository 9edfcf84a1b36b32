"""Components, as their builder has laid them out."""

import sqlalchemy as sa

from schematic_server.storage.metadata import environment_column, id_column, metadata, timestamps

component = sa.Table(
    "component",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("entity_type", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("ast", sa.String),  # a compressed layout, in base 64
    sa.Column("catalog_id", sa.String, sa.ForeignKey("catalog.id", ondelete="SET NULL"), index=True),
    *timestamps(),
    sa.Index("ix_component_newest", "environment_id", "created_at", "id"),
)
