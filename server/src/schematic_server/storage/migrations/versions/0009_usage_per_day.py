"""Usage per day: of each user of a company, and of an environment."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DAY = 86_400_000_000  # microseconds
_MAX = 2**53 - 1
# The sum of `quantity`, within what is counted. SQLite's own `sum` fails where a sum leaves 64 bits.
_SUM = {
    "sqlite": f"CAST(max(-{_MAX}, min({_MAX}, total(quantity))) AS INTEGER)",
    "postgresql": f"greatest(-{_MAX}, least({_MAX}, sum(quantity)))",
}
_SLOT = {"sqlite": "0", "postgresql": "((pg_current_xact_id()::text::bigint) % 8)"}


def upgrade() -> None:
    dialect = op.get_context().dialect.name
    op.create_table(
        "user_usage_day",
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("event_subtype", sa.String(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("event_count", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "event_subtype", "day", "user_id", name="pk_user_usage_day"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "environment_usage_day",
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("event_subtype", sa.String(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("slot", sa.SmallInteger(), server_default=sa.text(_SLOT[dialect]), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("event_count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["environment_id"], ["environment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("environment_id", "event_subtype", "day", "slot", name="pk_environment_usage_day"),
        sqlite_with_rowid=False,
    )
    _fill(_SUM[dialect])


def _fill(total: str) -> None:
    # Of users there is what events still tell; of environments all that was ever counted.
    op.execute(
        "INSERT INTO user_usage_day"  # noqa: S608  # figures of ours
        " (company_id, event_subtype, day, user_id, environment_id, quantity, event_count, last_at)"
        f" SELECT event.company_id, event.subtype, captured_at - captured_at % {_DAY}, coalesce(user_id, ''),"
        f" company.environment_id, {total}, count(*), max(captured_at)"
        " FROM event JOIN company ON company.id = event.company_id"
        " WHERE event.type = 'track' AND event.status = 'processed'"
        f" GROUP BY event.company_id, event.subtype, captured_at - captured_at % {_DAY}, coalesce(user_id, ''),"
        " company.environment_id"
    )
    op.execute(
        "INSERT INTO environment_usage_day (environment_id, event_subtype, day, slot, quantity, event_count)"  # noqa: S608
        f" SELECT environment_id, event_subtype, hour - hour % {_DAY}, 0, {total}, sum(event_count) FROM usage_hour"
        f" GROUP BY environment_id, event_subtype, hour - hour % {_DAY}"
    )


def downgrade() -> None:
    op.drop_table("environment_usage_day")
    op.drop_table("user_usage_day")
