"""What is wrong with the invoices of a year: sums, numbers, and the days that they are for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from bench.billing_year_books import Company
from bench.billing_year_shop import name
from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.domains.companies.tables import company
from schematic_server.domains.subscriptions.tables import subscription_charge, subscription_line
from schematic_server.storage import queries
from schematic_server.storage.queries import Row


def wrong(db: Connection, companies: Sequence[Company]) -> list[str]:
    """Everything that should not be, in words."""
    charges = queries.rows(db, sa.select(subscription_charge))
    invoices = queries.rows(db, sa.select(billing_invoice))
    return [*_sums(db, companies, charges), *_numbers(invoices), *_lines(invoices, charges), *_days(db, charges)]


def _sums(db: Connection, companies: Sequence[Company], charges: Sequence[Row]) -> Iterator[str]:
    ids = {row["name"]: row["id"] for row in queries.rows(db, sa.select(company))}
    found: dict[str, int] = defaultdict(int)
    for one in charges:
        found[one["company_id"]] += one["amount"]
    for each in companies:
        billed = found[ids[name(each.number)]]
        if billed != each.owed:
            yield f"company {each.number} was billed {billed}, and owes {each.owed}"


def _numbers(invoices: Sequence[Row]) -> Iterator[str]:
    numbers = sorted(str(one["number"]) for one in invoices)
    if numbers != [f"INV-{number:06}" for number in range(1, len(numbers) + 1)]:
        yield f"the numbers of {len(numbers)} invoices do not follow each other: {numbers[:3]} to {numbers[-1:]}"


def _lines(invoices: Sequence[Row], charges: Sequence[Row]) -> Iterator[str]:
    """An invoice is the sum of its lines, and what is left over sums to nothing or less."""
    sums: dict[str | None, int] = defaultdict(int)
    left: dict[str, int] = defaultdict(int)
    for one in charges:
        sums[one["invoice_id"]] += one["amount"]
        if one["invoice_id"] is None:
            left[one["subscription_id"]] += one["amount"]
    for one in invoices:
        if not sums[one["id"]] == one["total"] > 0:
            yield f"invoice {one['number']} is over {one['total']}, and its lines sum to {sums[one['id']]}"
    yield from (f"{amount} of {one} was never invoiced" for one, amount in left.items() if amount > 0)


def _days(db: Connection, charges: Sequence[Row]) -> Iterator[str]:
    """The base plan of a subscription is paid for at every instant of it once: what is charged, less what is given
    back, covers it from its start, or the end of its trial, up to its end."""
    lines = queries.rows(db, sa.select(subscription_line))
    bases = {row["id"]: row["subscription_id"] for row in lines if row["source_type"] == "plan"}
    edges: dict[str, dict[datetime, int]] = defaultdict(lambda: defaultdict(int))
    for one in charges:
        if one["line_id"] in bases and one["period_start"] is not None:
            sign = 1 if one["amount"] > 0 else -1
            edges[bases[one["line_id"]]][one["period_start"]] += sign
            edges[bases[one["line_id"]]][one["period_end"]] -= sign
    for row in queries.rows(db, sa.select(billing_subscription)):
        yield from _covered(row, edges[row["id"]])


def _covered(row: Row, edges: dict[datetime, int]) -> Iterator[str]:
    begins: datetime = max(row["started_at"], row["trial_end"] or row["started_at"])
    ends: datetime | None = row["expired_at"]
    if ends is None:
        yield f"subscription {row['id']} goes on"
        return
    if row["cancel_at"] is not None:
        ends = min(ends, row["cancel_at"])
    times, at = 0, begins
    for edge in sorted(edges):
        if edge > at and times != (1 if begins <= at < ends else 0):
            yield f"subscription {row['id']} is paid {times} times from {at} to {edge}"
        times, at = times + edges[edge], edge
    if begins < ends and (not edges or min(edges) > begins or max(edges) < ends):
        told: Any = (min(edges), max(edges)) if edges else None
        yield f"subscription {row['id']} is paid in {told}, not from {begins} to {ends}"
