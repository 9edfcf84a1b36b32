"""Changes that are to come, and carts of browsers."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

scheduled_checkout = sa.Table(
    "scheduled_checkout",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("from_plan_id", sa.String, nullable=False),
    sa.Column("to_plan_id", sa.String, nullable=False),
    # What is chosen with the plan, as checkout has it; None for a change of the plan alone.
    sa.Column("selection", sa.JSON),
    sa.Column("execute_after", Instant, nullable=False),
    sa.Column("status", sa.String, nullable=False),  # pending, executing, success, error, cancelled
    sa.Column("error", sa.String),
    sa.Column("started_at", Instant),
    sa.Column("completed_at", Instant),
    sa.Column("actor_type", sa.String, nullable=False),
    sa.Column("api_key_id", sa.String),
    *timestamps(),
    sa.Index("ix_scheduled_checkout_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_scheduled_checkout_due", "status", "execute_after"),
    sa.Index(
        "ix_scheduled_checkout_pending",
        "company_id",
        unique=True,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    ),
)

# A cart of one browser session, in the newer Components API.
checkout = sa.Table(
    "checkout",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("session_id", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),  # open, priced, completed, expired, abandoned
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("cart", sa.JSON, nullable=False),
    sa.Column("price", sa.JSON),
    sa.Column("problems", sa.JSON, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    *timestamps(),
    sa.Index("ix_checkout_session", "company_id", "session_id", "created_at"),
)
