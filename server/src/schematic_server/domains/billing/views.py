"""Doors through which domains further right add to what billing tells, and hear of what was told to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingProductForSubscriptionResponseData

# (scope, ids of subscriptions) -> what is paid for by those that this server bills itself, by subscription
SubscriptionProducts: TypeAlias = (
    "Callable[[Scope, Sequence[str]], dict[str, list[BillingProductForSubscriptionResponseData]]]"
)

subscription_products: Door[SubscriptionProducts] = Door()
# Called with a mirrored subscription after it was stored, in the same transaction: its company's plans follow.
subscription_stored: Door[Callable[[Scope, Row], None]] = Door()
