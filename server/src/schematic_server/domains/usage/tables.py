"""What usage reports need beside the rollups of events."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, metadata

# By how much a day changed a company's trait that measures a feature, as usage (`numbers.usage`). What a trait was is
# what it is, less what came since: so nothing has to be kept of days before a feature was measured by it.
trait_day = sa.Table(
    "trait_day",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "trait_definition_id", sa.String, sa.ForeignKey("trait_definition.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("day", Instant, primary_key=True),  # its start
    environment_column(),
    sa.Column("added", sa.BigInteger, nullable=False),
    sa.Index("ix_trait_day_definition", "trait_definition_id", "day", "added"),
)
