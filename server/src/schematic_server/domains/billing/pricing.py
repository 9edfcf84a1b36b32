"""What a quantity costs at a price, in the smallest unit of a currency. Pure; exact until it is rounded, once.

| price    | cost of n units beyond those included                                          |
|----------|---------------------------------------------------------------------------------|
| per unit | n x unit; in packages, packages begun x unit                                    |
| graduated| each tier's units at its price, and the flat amount of every tier entered       |
| volume   | all n units at the price of the tier that n is in, and its flat amount          |

Half a unit is rounded away from zero, so that what is charged and given back again sums to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

Exact: TypeAlias = int | Decimal | Fraction
# Digits after the point of an amount as it is shown (ISO 4217); what is stored is in the smallest unit all the same.
_NO_DIGITS = "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf"
_THREE_DIGITS = "bhd iqd jod kwd lyd omr tnd"
_DIGITS: Mapping[str, int] = {**dict.fromkeys(_NO_DIGITS.split(), 0), **dict.fromkeys(_THREE_DIGITS.split(), 3)}


@dataclass(frozen=True, slots=True)
class Tier:
    """Units up to and with `up_to` (None: all the rest), at `unit` each, and `flat` once any of them is used."""

    up_to: int | None
    unit: Decimal = Decimal(0)
    flat: int = 0


@dataclass(frozen=True, slots=True)
class Price:
    """`unit` for each package of `package_size` begun, or `tiers`; the first `included` units cost nothing.

    Tiers go upwards and the last has no end.
    """

    unit: Decimal = Decimal(0)
    package_size: int = 1
    included: int = 0
    tiers: Sequence[Tier] = ()
    tiers_mode: Literal["graduated", "volume"] = "graduated"

    def cost(self, quantity: int) -> Fraction:
        """What so many units cost, exactly."""
        units = max(0, quantity - self.included)
        if not self.tiers:
            return -(-units // self.package_size) * Fraction(self.unit)
        if self.tiers_mode == "volume":
            return _volume(self.tiers, units)
        return _graduated(self.tiers, units)

    def cents(self, quantity: int) -> int:
        """The same in whole units of the currency's smallest."""
        return rounded(self.cost(quantity))


@dataclass(frozen=True, slots=True)
class Discount:
    """A share of what is charged, in percent, or an amount off."""

    percent_off: Decimal | None = None
    amount_off: int | None = None


def tiers_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Tier, ...]:
    """Tiers as they are stored: `up_to`, `unit` (a decimal text), `flat`."""
    return tuple(Tier(one["up_to"], Decimal(one["unit"] or 0), one["flat"] or 0) for one in rows)


def rounded(amount: Exact) -> int:
    """The nearest whole number, of two the one further from zero."""
    exact = Fraction(amount)
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -whole if exact < 0 else whole


def discounted(amount: int, discounts: Iterable[Discount]) -> int:
    """What is taken off `amount` altogether, one discount after the other; never more than there is.

    Nothing is taken off what is given back.
    """
    left = max(0, amount)
    for one in discounts:
        share = 0 if one.percent_off is None else rounded(Fraction(left) * Fraction(one.percent_off) / 100)
        left -= min(left, share + (one.amount_off or 0))
    return max(0, amount) - left


def digits(currency: str) -> int:
    """How many digits a currency is shown with after the point."""
    return _DIGITS.get(currency.lower(), 2)


def shown(amount: int, currency: str) -> str:
    """An amount for people, without its sign: 1234 of usd is 12.34, of jpy 1234."""
    return str(Decimal(amount).scaleb(-digits(currency)))


def _volume(tiers: Sequence[Tier], units: int) -> Fraction:
    if units == 0:
        return Fraction(0)
    tier = next(one for one in tiers if one.up_to is None or units <= one.up_to)
    return tier.flat + units * Fraction(tier.unit)


def _graduated(tiers: Sequence[Tier], units: int) -> Fraction:
    cost, begun = Fraction(0), 0
    for tier in tiers:
        if units <= begun:
            break
        end = units if tier.up_to is None else min(units, tier.up_to)
        cost += tier.flat + (end - begun) * Fraction(tier.unit)
        begun = end
    return cost
