"""What follows for money given back when an invoice is void: its charges are forgiven, so nobody has paid for them.

| given back of a charge | the charge is on the void invoice           | it is on another                       |
|------------------------|---------------------------------------------|----------------------------------------|
| on the void invoice    | both are forgiven                           | owed again: it goes to the statement   |
| elsewhere              | taken back, by a charge on the statement    |                                        |

And what is left of a line that was last charged on a void invoice, or for nothing, is not given back when it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from schematic_server.domains.billing import proration
from schematic_server.domains.subscriptions import forgiving_store as store
from schematic_server.domains.subscriptions import invoice_store, line_store, lines
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

_GIVEN_BACK = ":end"  # in keys, after the line's id; see `lines`
_SAME = ("line_id", "kind", "quantity", "unit_amount", "currency", "period_start", "period_end", "taxable")


def forgive(scope: Scope, invoice: Row) -> None:
    """Put on the statement what was given back by a void invoice, or of its charges."""
    known = store.charges(scope, store.subscriptions_of_same_company(scope, invoice["subscription_id"]))
    paying, given = _Paying(known), dict[str, list[Row]]()
    for one in known:
        if _GIVEN_BACK in one["key"]:
            given.setdefault(one["line_id"], []).append(one)
    settled = (_settled(invoice, rows, paying) for rows in given.values())
    made = [one for one in settled if one is not None]
    if made:
        open_one = line_store.open_subscriptions(scope, [made[0]["company_id"]]).get(made[0]["company_id"])
        is_same = open_one is not None and open_one["currency"] == invoice["currency"]
        owner: str = open_one["id"] if open_one is not None and is_same else invoice["subscription_id"]
        invoice_store.insert_charges(scope, [{**one, "subscription_id": owner} for one in made], {})


def paid(scope: Scope, rows: Iterable[Row]) -> dict[str, Fraction]:
    """What a period of lines was paid with, of those that are charged beyond now and whose last part costs more.

    Nothing where that was charged on a void invoice, or was to cost nothing; after a change that cost nothing what was
    paid before it."""
    left = [one for one in rows if one["charged_until"] is not None and one["charged_until"] > scope.now]
    if not left:
        return {}
    paying = _Paying(store.charges_ahead(scope, {one["subscription_id"] for one in left}))
    found = {one["id"]: _paid(one, paying.of(one, one["id"], one["charged_until"])) for one in left}
    return {one: cost for one, cost in found.items() if cost is not None}


def _paid(row: Row, charge: Row | None) -> Fraction | None:
    """None of what was paid in full."""
    if charge is None or charge["invoice_status"] == "void":
        return Fraction(0)
    line, start, end = lines.load(row), charge["period_start"], charge["period_end"]
    if charge["line_id"] == row["id"] or (period := line.period_of(start)) is None or end > period.end:
        return None
    if not 0 <= charge["amount"] < proration.share(line.terms.cost, period, start, end):
        return None
    return Fraction(charge["amount"]) * Fraction(
        (period.end - period.start) // lines.MOMENT, (end - start) // lines.MOMENT
    )


@dataclass(frozen=True, slots=True)
class _Paying:
    """Charges for time in advance, the oldest first."""

    known: Sequence[Row]
    _by_end: dict[tuple[object, ...], list[Row]] = field(default_factory=dict[tuple[object, ...], list[Row]])

    def __post_init__(self) -> None:
        for one in self.known:
            if _GIVEN_BACK not in one["key"]:
                self._by_end.setdefault((*_source(one), one["period_end"]), []).append(one)

    def of(self, line: Row, line_id: str, end: datetime, by: datetime | None = None) -> Row | None:
        """What pays for a line up to `end`: its own charge, or that of the line which it goes on from."""
        known = self._by_end.get((*_source(line), end), ())
        own = [one for one in known if one["line_id"] == line_id]
        before = [one for one in known if by is None or one["created_at"] <= by]
        return next(iter([*own, *before[-1:]]), None)


def _source(row: Row) -> tuple[object, ...]:
    """As `Terms.source`."""
    named = row["source_id"] if row["source_type"] == "discount" else row["plan_id"]
    return row["source_type"], named, row["feature_id"]


def _settled(invoice: Row, given: Sequence[Row], paying: _Paying) -> Mapping[str, Any] | None:
    """The charge that sets right what was given back of a line."""
    first = given[0]
    charge = paying.of(first, first["line_id"], first["period_end"], first["created_at"])
    if charge is not None and charge["invoice_id"] == invoice["id"]:
        amount = -sum(
            one["amount"] for one in given if one["invoice_status"] != "void" and one["invoice_id"] != invoice["id"]
        )
    else:
        amount = sum(one["amount"] for one in given if one["invoice_id"] == invoice["id"])
    if not amount:
        return None
    return {
        **{name: first[name] for name in _SAME},
        "id": new_id("subch"),
        "company_id": first["company_id"],
        "key": f"{first['line_id']}{_GIVEN_BACK}:{invoice['id']}",
        "description": first["description"],
        "amount": amount,
    }
