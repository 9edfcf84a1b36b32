"""Exports and their files, in parts; which environment was imported from which file."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

data_export = sa.Table(
    "data_export",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("export_type", sa.String, nullable=False),
    sa.Column("output_file_type", sa.String, nullable=False),
    sa.Column("metadata", sa.JSON, nullable=False),  # what to export; contract: `DataExportMetadata`
    sa.Column("status", sa.String, nullable=False),
    sa.Column("failure_reason", sa.String),
    sa.Column("row_count", sa.BigInteger, nullable=False),  # so far, without the header
    sa.Column("byte_count", sa.BigInteger, nullable=False),  # of the text
    sa.Column("packed_byte_count", sa.BigInteger, nullable=False),  # of the parts as they are kept
    *timestamps(),
    sa.Index("ix_data_export_newest", "environment_id", "created_at", "id"),
)

# The file in parts, each a gzip file by itself: so is their concatenation, and a node can go on where another ended.
data_export_part = sa.Table(
    "data_export_part",
    metadata,
    sa.Column("data_export_id", sa.String, sa.ForeignKey("data_export.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),  # 0, 1, …
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# How far `schematic import` has come with the file that an environment is made of.
environment_import = sa.Table(
    "environment_import",
    metadata,
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("digest", sa.String, nullable=False),  # of the file's rows
    sa.Column("line", sa.BigInteger, nullable=False),  # all before it are in the database
    sa.Column("finished_at", Instant),
    sa.Column("started_at", Instant, nullable=False),
)
