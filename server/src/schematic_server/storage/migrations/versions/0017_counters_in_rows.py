"""Counters of a company and event subtype in one row, with the newest window of each period; see decision 24.

Windows before stay while a clock that is behind may ask for them; what older ones counted is in the rollups.
"""

import sqlalchemy as sa
from alembic import op

from schematic_server import clock
from schematic_server.errors import ServerError
from schematic_server.storage.metadata import microseconds

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_DAY = 86_400_000_000  # microseconds
# (name in the columns, period, month reset)
_WINDOWS = (
    ("day", "current_day", "first_of_month"),
    ("week", "current_week", "first_of_month"),
    ("month", "current_month", "first_of_month"),
    ("cycle", "current_month", "billing_cycle"),
)
_ALL = (("all_time", "all_time", "first_of_month"), *_WINDOWS)
_COLUMNS = (
    "company_id, event_subtype, period, month_reset, period_start, environment_id, value, version, captured_at_min,"
    " captured_at_max, created_at"
)


# Days in which a company used something, and of which no counter is left.
_GIVEN_UP = f"""
SELECT count(*) FROM (SELECT DISTINCT company_id, event_subtype, hour - hour % {_DAY} AS day FROM usage_hour) AS used
WHERE NOT EXISTS (SELECT 1 FROM company_usage AS m WHERE m.company_id = used.company_id
    AND m.event_subtype = used.event_subtype AND m.day_start = used.day)
  AND NOT EXISTS (SELECT 1 FROM company_usage_before AS m WHERE m.company_id = used.company_id
    AND m.event_subtype = used.event_subtype AND m.period = 'current_day' AND m.period_start = used.day)
"""  # noqa: S608  # a number of ours


def upgrade() -> None:
    op.create_table(
        "company_usage",
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("event_subtype", sa.String(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        *(
            sa.Column(column, sa.BigInteger(), nullable=False)
            for name, _, _ in _ALL
            for column in (f"{name}_start", name, f"{name}_since", f"{name}_created_at")
            if column != "all_time_start"
        ),
        sa.Column("captured_at_max", sa.BigInteger(), nullable=False),
        sa.Column("cycle_captured_at_max", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company_id", "event_subtype", name="pk_company_usage"),
        postgresql_with={"fillfactor": "70"},
    )
    _create_windows("company_usage_before")
    ranked = (
        "(SELECT *, row_number() OVER (PARTITION BY company_id, event_subtype, period, month_reset"
        " ORDER BY period_start DESC) AS place FROM company_metric) AS ranked"
    )
    names = [name for name, _, _ in _ALL]
    columns = [f"{name}{part}" for name in names for part in ("_start", "", "_since", "_created_at")][1:]
    figures = [
        _newest(name, column, otherwise)
        for name in names
        for column, otherwise in (
            ("period_start", "0"),
            ("value", "0"),
            ("captured_at_min", "min(captured_at_min)"),
            ("created_at", "min(created_at)"),
        )
    ][1:]
    op.execute(
        f"INSERT INTO company_usage (company_id, event_subtype, environment_id, version, {', '.join(columns)},"  # noqa: S608
        " captured_at_max, cycle_captured_at_max)"
        f" SELECT company_id, event_subtype, min(environment_id), max(version), {', '.join(figures)},"
        f" max(captured_at_max), {_newest('cycle', 'captured_at_max', 'max(captured_at_max)')}"
        f" FROM {ranked} WHERE place = 1 GROUP BY company_id, event_subtype"
    )
    since = microseconds(clock.now()) - 2 * _DAY
    op.execute(
        f"INSERT INTO company_usage_before ({_COLUMNS}) SELECT {_COLUMNS} FROM {ranked}"  # noqa: S608
        f" WHERE place > 1 AND period_start > {since} - CASE period WHEN 'current_day' THEN {_DAY}"
        f" WHEN 'current_week' THEN {7 * _DAY} ELSE {31 * _DAY} END"
    )
    op.drop_table("company_metric")


def _newest(name: str, column: str, otherwise: str) -> str:
    """The figure of that window, of which every counter has one; `otherwise` of one that was made by hand."""
    _, period, month_reset = next(one for one in _ALL if one[0] == name)
    its = f"max(CASE WHEN period = '{period}' AND month_reset = '{month_reset}' THEN {column} END)"
    return f"coalesce({its}, {otherwise})"


def _create_windows(name: str) -> None:
    op.create_table(
        name,
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("event_subtype", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("month_reset", sa.String(), nullable=False),
        sa.Column("period_start", sa.BigInteger(), nullable=False),
        sa.Column("environment_id", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("captured_at_min", sa.BigInteger(), nullable=False),
        sa.Column("captured_at_max", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(
            "company_id", "event_subtype", "period", "month_reset", "period_start", name=f"pk_{name}"
        ),
    )


def downgrade() -> None:
    given_up = op.get_bind().scalar(sa.text(_GIVEN_UP))
    if given_up:
        raise ServerError(
            f"0017 cannot be undone: counters of {given_up} days that have ended are not kept any more, and the schema"
            " before it has one of each; restore the backup that was made before the upgrade instead"
        )
    _create_windows("company_metric")
    for name, period, month_reset in _ALL:
        start = "0" if name == "all_time" else f"{name}_start"
        latest = "cycle_captured_at_max" if name == "cycle" else "captured_at_max"
        op.execute(
            f"INSERT INTO company_metric ({_COLUMNS}) SELECT company_id, event_subtype, '{period}', '{month_reset}',"  # noqa: S608
            f" {start}, environment_id, {name}, version, {name}_since, {latest}, {name}_created_at FROM company_usage"
        )
    op.execute(f"INSERT INTO company_metric ({_COLUMNS}) SELECT {_COLUMNS} FROM company_usage_before")  # noqa: S608
    op.drop_table("company_usage_before")
    op.drop_table("company_usage")
