"""What a provider tells, stored as what billing has of it: whoever tells it last is believed, in whatever order.

An object's last word is the newest that was told of it by notices and imports, so one that was under way for longer is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from schematic_server.domains.billing import (
    coupons,
    customers,
    invoices,
    payment_methods,
    prices,
    products,
    subscriptions,
)
from schematic_server.domains.integrations import collecting, copying, store
from schematic_server.domains.integrations.port import CopyWord, Mirrored, Notice, Page, Word
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope


@dataclass(slots=True)
class Taken:
    """How many objects of each kind were stored; older than what is known; and why others were not."""

    stored: dict[str, int] = field(default_factory=dict[str, int])
    older: int = 0
    refused: list[str] = field(default_factory=list[str])


def take_notice(scope: Scope, provider: str, notice: Notice) -> bool:
    """Store what a notice says, once; whether it was heard for the first time. Raises BadRequest."""
    store.lock(scope, provider)
    object_id = notice.objects[0].external_id if notice.objects else None
    last = store.last_told(scope, provider, [object_id] if object_id else [])
    if not store.claim(scope, provider, notice.id, object_id, notice.told_at):
        return False
    if object_id not in last or last[object_id] <= notice.told_at:
        for one in notice.objects:
            _store(scope, provider, one)
    return True


def take_page(scope: Scope, provider: str, page: Page) -> Taken:
    """Store a page of an import; what cannot be stored is told and left out."""
    store.lock(scope, provider)
    taken = Taken()
    last = store.last_told(scope, provider, [one.external_id for one in page.objects])
    for one in page.objects:
        if one.external_id in last and last[one.external_id] > page.told_at:
            taken.older += 1
            continue
        try:
            with scope.db.begin_nested():
                _store(scope, provider, one)
        except BadRequest as error:
            taken.refused.append(f"{one.kind} {one.external_id}: {error}")
            continue
        store.claim(scope, provider, f"{store.IMPORTED}{one.external_id}", one.external_id, page.told_at, again=True)
        taken.stored[one.kind] = taken.stored.get(one.kind, 0) + 1
    return taken


def _store(scope: Scope, provider: str, told: Mirrored) -> None:
    if copying.is_of_copy(scope, told):
        return
    for one in told.needs:
        if not _IS_KNOWN[one.kind](scope, provider, one.external_id):
            _store(scope, provider, one)
    if told.body is not None:
        _UPSERTS[told.kind](scope, provider, _existing(scope, told.body))
        return
    try:
        _DELETES[told.kind](scope, told.external_id)
    except NotFound:  # and never was
        return


def _existing(scope: Scope, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body without a company that is not of this environment: metadata may name one of another."""
    if (named := body.get("company_id")) is None or customers.existing(scope, named) is not None:
        return body
    return {name: value for name, value in body.items() if name != "company_id"}


_Upsert = Callable[[Scope, str, Any], object]
_IS_KNOWN: Final[Mapping[str, Callable[[Scope, str, str], bool]]] = {
    "product": products.is_known,
    "price": prices.is_known,
}
_UPSERTS: Final[Mapping[str, _Upsert]] = {
    "coupon": lambda scope, provider, body: coupons.upsert(scope, body, provider),
    "customer": lambda scope, provider, body: customers.upsert(scope, body),
    "invoice": lambda scope, provider, body: invoices.upsert(scope, body, provider),
    "own_invoice": lambda scope, provider, body: collecting.told(scope, Word(**body)),
    "own_subscription": lambda scope, provider, body: copying.told(scope, CopyWord(**body)),
    "payment_method": lambda scope, provider, body: payment_methods.upsert(scope, body, provider),
    "price": lambda scope, provider, body: prices.upsert(scope, body),
    "product": lambda scope, provider, body: products.upsert(scope, body),
    "subscription": lambda scope, provider, body: subscriptions.upsert(scope, body),
}
_DELETES: Final[Mapping[str, Callable[[Scope, str], None]]] = {
    "coupon": coupons.delete,
    "customer": customers.delete,
    "invoice": invoices.delete,
    "payment_method": payment_methods.delete,
    "price": prices.delete,
    "product": products.delete,
}


def told_of(pages: Sequence[Taken]) -> Taken:
    """What came of several pages."""
    total = Taken()
    for page in pages:
        for kind, number in page.stored.items():
            total.stored[kind] = total.stored.get(kind, 0) + number
        total.older += page.older
        total.refused += page.refused
    return total
