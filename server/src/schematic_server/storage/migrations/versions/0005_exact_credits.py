"""Rates of credits as whole billionths: exact, where a float is not."""

import json
from collections.abc import Callable
from decimal import Decimal

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = ("plan_entitlement", "company_override")
_MAX = 9 * 10**9


def upgrade() -> None:
    for name in _TABLES:
        op.add_column(name, sa.Column("consumption_units", sa.BigInteger))
        _rewrite(name, "consumption_rate", "consumption_units", _units)
        op.drop_column(name, "consumption_rate")


def downgrade() -> None:
    for name in _TABLES:
        op.add_column(name, sa.Column("consumption_rate", sa.Float(53)))
        _rewrite(name, "consumption_units", "consumption_rate", lambda units: units / 10**9)
        op.drop_column(name, "consumption_units")


def _units(rate: float) -> int:
    """Earlier versions took any rate: one that is larger or finer than can be kept becomes the nearest that can."""
    return round(min(Decimal(repr(rate)), Decimal(_MAX)).scaleb(9))


def _rewrite(table: str, old: str, new: str, convert: Callable[[float], float]) -> None:
    """`old` of all rows as `new`, and the quantity rates beside them likewise."""
    db = op.get_bind()
    rows = db.exec_driver_sql(f"SELECT id, {old}, quantity_rates FROM {table} WHERE {old} IS NOT NULL").all()  # noqa: S608  # names of ours
    statement = sa.text(f"UPDATE {table} SET {new} = :rate, quantity_rates = :rates WHERE id = :id")  # noqa: S608
    update = statement.bindparams(sa.bindparam("rates", type_=sa.JSON))
    for row_id, rate, stored in rows:
        rates = json.loads(stored) if isinstance(stored, str) else stored
        values = {"rate": convert(rate), "rates": {name: convert(one) for name, one in rates.items()}}
        db.execute(update, {"id": row_id, **values})
