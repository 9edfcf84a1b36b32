"""Sums within what every client reads back (`bounds.MAX_INTEGER`), 0 of nothing.

SQLite's own `sum` fails where it leaves 64 bits, and PostgreSQL's is a decimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from schematic_server.bounds import MAX_INTEGER

# The SQL of one by dialect, with a place for the expression.
SUM: Mapping[str, str] = {
    "sqlite": f"CAST(max({-MAX_INTEGER}, min({MAX_INTEGER}, total({{}}))) AS INTEGER)",
    "postgresql": f"CAST(greatest({-MAX_INTEGER}, least({MAX_INTEGER}, coalesce(sum({{}}), 0))) AS BIGINT)",
}


class Total(FunctionElement[int]):
    """`SUM` of a column."""

    type = sa.BigInteger()
    inherit_cache = True


@compiles(Total)
def _total(element: Total, compiler: SQLCompiler, **options: Any) -> str:
    return SUM[compiler.dialect.name].format(compiler.process(element.clauses, **options))
