"""How the use of a feature is priced: data of a plan entitlement. Nothing is charged here; see `price_rows`.

| price_behavior  | value type                                        | prices       | features       |
|-----------------|---------------------------------------------------|--------------|----------------|
| pay_as_you_go   | numeric with a `value_numeric`, else unlimited     | a unit       | event          |
| overage         | the same                                          | a unit       | event, trait   |
| tier            | the same                                          | tiers        | event, trait   |
| pay_in_advance  | trait: how much a company has bought              | a unit       | license, trait |
| credit_burndown | credit                                            | credits only | event          |

The value type follows from the behaviour, whatever the request says. Prices are kept by currency, the main one first,
and by interval: `id`, `unit` (a text of the smallest unit of the currency), `tiers` (`up_to`, `unit`, `flat`), and the
`product_id` of billing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.credits import money
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import EntitlementValueType

Body: TypeAlias = Mapping[str, Any]
Interval = Literal["monthly", "quarterly", "yearly"]
INTERVALS: Final[tuple[Interval, ...]] = ("monthly", "quarterly", "yearly")
EVERY: Mapping[Interval, tuple[str, int]] = {"monthly": ("month", 1), "quarterly": ("month", 3), "yearly": ("year", 1)}
METERED = ("overage", "pay_as_you_go", "tier")  # charged after use
DEFAULT_CURRENCY = "usd"
_FEATURE_TYPES = {
    "credit_burndown": ("event",),
    "overage": ("event", "trait"),
    "pay_as_you_go": ("event",),
    "pay_in_advance": ("license", "trait"),
    "tier": ("event", "trait"),
}
_PRICED = (*METERED, "pay_in_advance")
_UNITS = ("overage", "pay_as_you_go", "pay_in_advance")
# Members of a request, and the behaviours that they go with.
_GOES_WITH: Mapping[str, tuple[str, ...]] = {
    "billing_threshold": METERED,
    "overage_billing_cadence": METERED,
    "overage_invoice_anchor": METERED,
    "usage_quantity": _PRICED,
    "currency": _PRICED,
    "currency_prices": _PRICED,
    "tier_mode": ("tier",),
    "price_tiers": ("tier",),
    **{f"{one}_price_tiers": ("tier",) for one in INTERVALS},
    **{f"{one}_unit_price": _UNITS for one in INTERVALS},
    **{f"{one}_unit_price_decimal": _UNITS for one in INTERVALS},
    **{f"{one}_metered_price_id": _PRICED for one in INTERVALS},
    "billing_product_id": _PRICED,
    "overage_billing_product_id": _PRICED,
}
_KEPT = ("billing_threshold", "overage_billing_cadence", "overage_invoice_anchor", "tier_mode", "usage_quantity")


def behavior(body: Body, before: Row | None, feature: Row) -> str | None:
    """The price behaviour after a request; raises BadRequest for one that does not fit the feature."""
    found: str | None = body.get("price_behavior", before["price_behavior"] if before else None)
    if "price_behavior" not in body and found == "credit_burndown":
        found = None  # goes without being said, with the value type
    if found is None:
        return "credit_burndown" if body["value_type"] == "credit" else None
    fitting = _FEATURE_TYPES[found]
    if feature["feature_type"] not in fitting:
        raise BadRequest(
            f"price_behavior: {found} is for features of type {' or '.join(fitting)}, not {feature['feature_type']}"
        )
    if feature["event_source"] == "inference" and found != "credit_burndown":
        raise BadRequest(f"price_behavior: inference is metered through credits only, not {found}")
    return found


def value_type(behavior: str | None, body: Body, before: Row | None) -> EntitlementValueType:
    """The value type that the behaviour asks for, else the one of the request."""
    asked: EntitlementValueType = body["value_type"]
    if behavior == "credit_burndown":
        return "credit"
    if behavior == "pay_in_advance":
        return "trait"
    if behavior is None:
        return asked
    if "value_numeric" in body:
        limit: int | None = body["value_numeric"]
    else:
        limit = before["value_numeric"] if before is not None and asked == "numeric" else None
    return "numeric" if limit is not None and limit != 0 else "unlimited"


def columns(
    behavior: str | None, body: Body, before: Row | None, referred: Mapping[Interval, Row] | None = None
) -> dict[str, Any]:
    """What is stored of prices. Members that are absent keep what they say, as far as it goes with the behaviour.

    `referred` are prices of billing that the body names.

    Raises BadRequest naming a member that does not go with it, or is wrong by itself.
    """
    _check_members(behavior, body)
    kept: Row = before if before is not None and behavior is not None else {}
    found: dict[str, Any] = {
        name: body.get(name, kept.get(name)) if behavior in _GOES_WITH[name] else None for name in _KEPT
    }
    referred = referred or {}
    found["prices"] = _prices(behavior, body, kept.get("prices") or [], referred) if behavior in _PRICED else []
    if behavior == "tier":
        found["tier_mode"] = next((one["tiers_mode"] for one in referred.values()), found["tier_mode"])
        if found["tier_mode"] is None:
            raise BadRequest("tier_mode is required for price_behavior tier: graduated or volume")
        if not found["prices"]:
            raise BadRequest("monthly_price_tiers, or those of another interval, are required for price_behavior tier")
    return found


def copied(prices: Sequence[Row], told: Container[str] = ()) -> list[dict[str, Any]]:
    """The same prices as others' own; those that a provider has `told` stay."""

    def copy(one: Row) -> Row:
        return one if one["id"] in told else {**one, "id": new_id("bilpp")}

    return [
        {name: copy(one) if name in INTERVALS else one for name, one in by_interval.items()} for by_interval in prices
    ]


def tier_ends(grant: Row) -> list[int]:
    """The ends of a grant's price tiers, upwards; none without tiers. Those of its first interval count."""
    if grant.get("price_behavior") != "tier":
        return []
    priced = next(one[name] for one in grant["prices"] for name in INTERVALS if name in one)
    return [tier["up_to"] for tier in priced["tiers"] if tier["up_to"] is not None]


def soft_limit(grant: Row, usage: int | None) -> int | None:
    """What use is charged from: the soft limit of overage, or the end of the tier that usage is in."""
    if grant.get("price_behavior") == "overage":
        found: int = grant["soft_limit"]
        return found
    return next((end for end in tier_ends(grant) if end > (usage or 0)), None)


def is_soft(grant: Row) -> bool:
    """Whether use beyond the effective limit is charged for, not refused."""
    return grant.get("price_behavior") == "overage" or bool(tier_ends(grant))


def effective_limit(grant: Row, allocation: int | None) -> int | None:
    """What usage is measured against: of overage the soft limit, of tiers the end of the first; None for no limit."""
    if grant.get("price_behavior") == "overage":
        return soft_limit(grant, None)
    return next(iter(tier_ends(grant)), allocation)


def _check_members(behavior: str | None, body: Body) -> None:
    for member, behaviors in _GOES_WITH.items():
        if body.get(member) in (None, []) or behavior in behaviors:
            continue
        but = "there is none" if behavior is None else f"not {behavior}"
        raise BadRequest(f"{member}: goes with price_behavior {' or '.join(behaviors)}, {but}; leave it out")


def _prices(
    behavior: str | None, body: Body, known: Sequence[Row], referred: Mapping[Interval, Row]
) -> list[dict[str, Any]]:
    """By currency; of the main currency an interval that is not mentioned stays, of others all or none."""
    usual = next((one["currency"] for one in (*referred.values(), *known)), DEFAULT_CURRENCY)
    main: str = body.get("currency") or usual
    old: Row = known[0] if known and known[0]["currency"] == main else {}
    given = body
    if body.get("price_tiers") and not body.get("monthly_price_tiers"):
        given = {**body, "monthly_price_tiers": body["price_tiers"]}
    found = [{"currency": main, **_intervals(behavior, "", given, old), **_referred(main, given, referred)}]
    others = body.get("currency_prices")
    if others is None:
        found += [dict(one) for one in known[1:] if _fits(behavior, one)]
    for index, one in enumerate(others or ()):
        where = f"currency_prices[{index}]."
        if any(one["currency"] == each["currency"] for each in found):
            raise BadRequest(f"{where}currency: {one['currency']} has prices already")
        intervals = _intervals(behavior, where, one, {})
        if not intervals:
            raise BadRequest(f"{where}currency: no price in {one['currency']} is given")
        found.append({"currency": one["currency"], **intervals})
    return found if any(name in one for one in found for name in INTERVALS) else []


def _referred(main: str, given: Body, referred: Mapping[Interval, Row]) -> dict[str, Any]:
    """Prices of billing, as those of an entitlement."""
    found: dict[str, Any] = {}
    for name, row in referred.items():
        member = f"{name}_metered_price_id"
        if row["currency"] != main:
            raise BadRequest(f"{member}: price {row['id']} is in {row['currency']}, those of the entitlement in {main}")
        if any(given.get(f"{name}_{one}") for one in ("price_tiers", "unit_price", "unit_price_decimal")):
            raise BadRequest(f"{member}: the {name} price is given too; leave one of them out")
        unit = None if row["tiers"] else row["price_decimal"]
        found[name] = {"id": row["id"], "unit": unit, "tiers": row["tiers"], "product_id": row["product_id"]}
    return found


def _fits(behavior: str | None, by_interval: Row) -> bool:
    return all(bool(by_interval[name]["tiers"]) == (behavior == "tier") for name in INTERVALS if name in by_interval)


def _intervals(behavior: str | None, where: str, given: Body, known: Row) -> dict[str, Any]:
    members = ("price_tiers",) if behavior == "tier" else ("unit_price", "unit_price_decimal")
    found: dict[str, Any] = {}
    for name in INTERVALS:
        if not any(f"{name}_{member}" in given for member in members):
            if name in known and _fits(behavior, {name: known[name]}):
                found[name] = known[name]
        elif behavior == "tier":
            if tiers := given.get(f"{name}_price_tiers"):
                found[name] = {
                    "id": new_id("bilpp"),
                    "unit": None,
                    "tiers": _tiers(f"{where}{name}_price_tiers", tiers),
                }
        else:
            member = f"{name}_unit_price"
            amount = money.read(where + member, given.get(member), given.get(f"{member}_decimal"))
            if amount is not None:
                found[name] = {"id": new_id("bilpp"), "unit": format(amount, "f"), "tiers": []}
    return found


def _tiers(where: str, given: Iterable[Body]) -> list[dict[str, Any]]:
    tiers = list(given)
    found: list[dict[str, Any]] = []
    end = 0
    for index, tier in enumerate(tiers):
        here = f"{where}[{index}]"
        up_to, is_last = tier.get("up_to"), index == len(tiers) - 1
        if (up_to is None) != is_last:
            raise BadRequest(f"{here}.up_to: every tier ends but the last, which takes all the rest")
        if up_to is not None:
            if not end < up_to <= MAX_INTEGER:
                raise BadRequest(f"{here}.up_to: must be more than the {end} that the tier begins at")
            end = up_to
        unit = money.read(f"{here}.per_unit_price", tier.get("per_unit_price"), tier.get("per_unit_price_decimal"))
        flat = money.read(f"{here}.flat_amount", tier.get("flat_amount"), None)
        if unit is None and flat is None:
            raise BadRequest(f"{here}.per_unit_price or flat_amount is required")
        found.append(
            {
                "up_to": up_to,
                "unit": None if unit is None else format(unit, "f"),
                "flat": None if flat is None else int(flat),
            }
        )
    return found
