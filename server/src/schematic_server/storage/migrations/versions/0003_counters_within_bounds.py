"""Figures that earlier versions let grow beyond what clients can read: no check could be answered from them."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MAX = 2**53 - 1
_COUNTERS = (("company_metric", "value"), ("usage_hour", "quantity"), ("event", "quantity"))
_YEARS_1_TO_9999 = (-62_135_596_800_000_000, 253_402_300_799_999_999)  # microseconds since 1970


def upgrade() -> None:
    for table, column in _COUNTERS:
        for beyond, bound in ((f"> {_MAX}", _MAX), (f"< -{_MAX}", -_MAX)):
            op.execute(f"UPDATE {table} SET {column} = {bound} WHERE {column} {beyond}")  # noqa: S608  # names of ours
    first, last = _YEARS_1_TO_9999
    op.execute(f"UPDATE event SET sent_at = NULL WHERE sent_at < {first} OR sent_at > {last}")  # noqa: S608


def downgrade() -> None:
    """Nothing: the bounded figures are good ones for earlier versions too."""
