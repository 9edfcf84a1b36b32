"""Who takes the money for credits that are topped up: a port, and its two ends that are built in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Purchase:
    """`topup_id` is the same at every attempt: a provider takes money for it once. `price` is that of all `credits`, in
    the smallest unit of the currency, a decimal; None where the credit type has none any more."""

    topup_id: str
    company_id: str
    credit_id: str
    credits: int
    price: str | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Bought:
    """The money is taken, or none is asked for."""


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no use in trying again soon; `code` is the provider's own."""

    why: str
    code: str | None = None


class Provider(Protocol):
    """Anything that it raises is tried again."""

    async def buy(self, purchase: Purchase) -> Bought | Refused: ...


class Nobody:
    """No provider is connected: nothing can be bought."""

    async def buy(self, purchase: Purchase) -> Bought | Refused:
        return Refused(
            "no payment provider is connected to this server; SCHEMATIC_AUTO_TOPUP=grant grants credits without payment"
        )


class Granting:
    """Credits are granted, and nobody pays here."""

    async def buy(self, purchase: Purchase) -> Bought | Refused:
        return Bought()


PROVIDERS: dict[str, type[Provider]] = {"none": Nobody, "grant": Granting}
