"""What a plan's grant of credits says: members of requests, checked, as columns. Pure.

Members that are absent keep what they say; those that lose their meaning by another one are dropped, and refused where
a request sets both. Source: contract, `BillingPlanCreditGrantResponseData`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from schematic_server.domains.credits import amounts, expiries, money
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

Body: TypeAlias = Mapping[str, Any]
COLUMNS = (
    "credit_amount",
    "scaling",
    "license_id",
    "company_credit_amount",
    "reset_type",
    "reset_cadence",
    "reset_start",
    "rollover_percentage",
)
_EXPIRY = ("expiry_type", "expiry_unit", "expiry_unit_count")
_BILLED = ("tier_mode", "unit_price", "unit_price_decimal")
_POSTPAID = (
    "postpaid_rate_per_unit",
    "postpaid_rate_per_unit_decimal",
    "overdraft_limit",
    "arrears_cadence",
    "arrears_anchor",
)
_TOPUP = (
    "auto_topup_threshold_credits",
    "auto_topup_threshold_percent",
    "auto_topup_amount",
    "auto_topup_amount_type",
    "auto_topup_expiry_type",
    "auto_topup_expiry_unit",
    "auto_topup_expiry_unit_count",
)
MAX_TIERS = 5  # warnings


def columns(body: Body, before: Row | None, *, now: datetime, is_custom: bool, has_price: bool) -> dict[str, Any]:
    """Columns of a grant after a request; raises BadRequest, naming the member.

    `is_custom`: of a plan that is one company's. `has_price`: the credit type says what a credit costs.
    """
    was: Body = {} if before is None else {**before, **before["told"]}
    asked = _Asked(body, {**was, **body}, now)
    amount = _amounts(asked)
    told = {
        **_expiry(asked, amount["reset_type"]),
        "can_buy_bundles": asked.said.get("can_buy_bundles") is not False,
        **_billing(asked, is_custom, before),
        **_postpaid(asked),
        **_topup(asked, has_price),
    }
    tiers = _warning_tiers(body, amount, [] if before is None else before["warning_tiers"])
    return {**amount, "told": told, "warning_tiers": tiers}


class _Asked:
    """A request: its `body`, and what all members say after it."""

    def __init__(self, body: Body, said: Body, now: datetime) -> None:
        self.body, self.said, self.now = body, said, now

    def get(self, name: str, default: Any) -> Any:
        found = self.said.get(name)
        return default if found is None else found

    def fitting(self, names: Iterable[str], fits: bool, why: str) -> dict[str, Any]:
        """What these members say if they fit; raises BadRequest for one that was given though they do not."""
        for name in names:
            if self.body.get(name) and not fits:
                raise BadRequest(f"{name}: {why}; leave it out")
        return {name: self.said.get(name) if fits else None for name in names}


def _amounts(asked: _Asked) -> dict[str, Any]:
    scaling, reset_type = asked.get("scaling", "fixed"), asked.get("reset_type", "plan_period")
    is_scaled = scaling == "per_license"
    of_licence = asked.fitting(("license_id", "company_credit_amount"), is_scaled, "goes with scaling per_license")
    if is_scaled and not of_licence["license_id"]:
        raise BadRequest("license_id is required for scaling per_license: which licences are counted")
    resets = reset_type == "plan_period"
    rollover = asked.fitting(("rollover_percentage",), resets, "goes with reset_type plan_period, nothing is reset")
    for name in ("credit_amount", "company_credit_amount"):
        if asked.get(name, 0) > amounts.MAX_CREDITS:
            raise BadRequest(f"{name}: a company can have {amounts.MAX_CREDITS} of one credit type at most")
    return {
        "credit_amount": asked.get("credit_amount", 0),
        "scaling": scaling,
        **of_licence,
        "reset_type": reset_type,
        "reset_cadence": asked.said["reset_cadence"],
        "reset_start": asked.said["reset_start"],
        "rollover_percentage": rollover["rollover_percentage"] or 0,
    }


def _expiry(asked: _Asked, reset_type: str) -> dict[str, Any]:
    is_once = reset_type == "no_reset"
    found = asked.fitting(_EXPIRY, is_once, "goes with reset_type no_reset; what is reset ends then")
    return _duration(asked, found, "")


def _duration(asked: _Asked, found: dict[str, Any], prefix: str) -> dict[str, Any]:
    kind, unit, count = (f"{prefix}{name}" for name in _EXPIRY)
    if found[kind] == "duration":
        if found[count] is None:
            raise BadRequest(f"{count} is required for {kind} duration: after how many days, or periods")
        found[unit] = found[unit] or "days"
        expiries.check_count(asked.now, found[unit], found[count], count)
    elif found[kind] is not None:
        found[unit] = found[count] = None
    return found


def _billing(asked: _Asked, is_custom: bool, before: Row | None) -> dict[str, Any]:
    mode = asked.get("billing_mode", "granted")
    is_billed = mode == "billed"
    if is_billed and not is_custom:
        raise BadRequest("billing_mode: only custom plans bill credits apart; use granted")
    found = asked.fitting((*_BILLED, "price_tiers"), is_billed, "goes with billing_mode billed")
    has_units = found["unit_price"] is not None or found["unit_price_decimal"] is not None
    tiers: list[dict[str, Any]] = found["price_tiers"] or []
    if is_billed and not (has_units or tiers):
        raise BadRequest("unit_price, unit_price_decimal or price_tiers is required for billing_mode billed")
    if tiers and found["tier_mode"] is None:
        raise BadRequest("tier_mode is required with price_tiers: volume or graduated")
    money.read("unit_price", found["unit_price"], found["unit_price_decimal"])
    if asked.body.get("price_tiers") and is_billed:
        tiers = _price_tiers(tiers)
    return {"billing_mode": mode, **found, "price_tiers": tiers}


def _price_tiers(given: Sequence[Row]) -> list[dict[str, Any]]:
    """Tiers as they are told: each from the end of the one before; only the last may have no end."""
    found: list[dict[str, Any]] = []
    start = 1
    for index, tier in enumerate(given):
        where = f"price_tiers.{index}"
        price, text, end = tier.get("per_unit_price"), tier.get("per_unit_price_decimal"), tier.get("up_to")
        if money.read(f"{where}.per_unit_price", price, text) is None:
            raise BadRequest(f"{where}.per_unit_price or per_unit_price_decimal is required")
        if end is None and index < len(given) - 1:
            raise BadRequest(f"{where}.up_to is required: only the last tier has no end")
        if end is not None and end < start:
            raise BadRequest(f"{where}.up_to: must be {start} or more, as the tiers before it end there")
        found.append({"from": start, "to": end, "per_unit_price": price, "per_unit_price_decimal": text})
        start = 0 if end is None else end + 1
    return found


def _postpaid(asked: _Asked) -> dict[str, Any]:
    is_postpaid = bool(asked.said.get("postpaid_enabled"))
    found = asked.fitting(_POSTPAID, is_postpaid, "goes with postpaid_enabled")
    money.read("postpaid_rate_per_unit", found["postpaid_rate_per_unit"], found["postpaid_rate_per_unit_decimal"])
    limit = found["overdraft_limit"]
    if limit is not None and amounts.units("overdraft_limit", limit) == 0:
        raise BadRequest("overdraft_limit: must be more than 0; leave it out for no floor")
    cadence = found["arrears_cadence"] = found["arrears_cadence"] or ("end_of_billing_period" if is_postpaid else None)
    if cadence == "quarterly":
        raise BadRequest("arrears_cadence: credits are charged end_of_billing_period or monthly, not quarterly")
    if cadence != "monthly":
        if asked.body.get("arrears_anchor"):
            raise BadRequest("arrears_anchor: goes with arrears_cadence monthly; leave it out")
        found["arrears_anchor"] = None
    elif found["arrears_anchor"] is None:
        found["arrears_anchor"] = "billing_period_start"
    return {"postpaid_enabled": is_postpaid, **found}


def _topup(asked: _Asked, has_price: bool) -> dict[str, Any]:
    availability = _availability(asked)
    is_on = availability != "off"
    found = asked.fitting(_TOPUP, is_on, "goes with an auto_topup_availability other than off")
    if is_on:
        _check_topup(asked, found, has_price)
        found["auto_topup_amount_type"] = "credit"
        found["auto_topup_expiry_type"] = found["auto_topup_expiry_type"] or "no_expiry"
    return {"auto_topup_availability": availability, **_duration(asked, found, "auto_topup_")}


def _availability(asked: _Asked) -> str:
    """As it is given, else as the two booleans that it replaced say."""
    body = asked.body
    given: str | None = body.get("auto_topup_availability")
    if given is not None:
        return given
    if body.get("auto_topup_enabled") is None:
        kept: str = asked.get("auto_topup_availability", "off")
        return kept
    if not body["auto_topup_enabled"]:
        return "off"
    return "user_controlled" if body.get("auto_topup_self_service") else "automatic"


def _check_topup(asked: _Asked, found: Mapping[str, Any], has_price: bool) -> None:
    if asked.said.get("postpaid_enabled"):
        raise BadRequest("auto_topup_availability: what is paid later is not topped up; send off, or no postpaid")
    if not has_price:
        raise BadRequest("auto_topup_availability: the credit type has no price to buy at; give it one, or send off")
    if found["auto_topup_amount"] is None:
        raise BadRequest("auto_topup_amount is required: how many credits are bought")
    if found["auto_topup_amount"] > amounts.MAX_CREDITS:
        raise BadRequest(f"auto_topup_amount: a company can have {amounts.MAX_CREDITS} of one credit type at most")
    if found["auto_topup_threshold_credits"] is None and found["auto_topup_threshold_percent"] is None:
        raise BadRequest("auto_topup_threshold_credits or auto_topup_threshold_percent is required")
    if found["auto_topup_expiry_type"] not in (None, "duration", "no_expiry"):
        raise BadRequest("auto_topup_expiry_type: credits that are bought end after a duration, or not (no_expiry)")


def _warning_tiers(body: Body, amount: Row, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Highest first; one that says what it said keeps its id. Those that are kept fit what the grant is now, too."""
    given: Sequence[Row] | None = body.get("warning_tiers")
    wanted = before if given is None else given
    if len(wanted) > MAX_TIERS:
        raise BadRequest(f"warning_tiers: at most {MAX_TIERS}")
    whole = amount["credit_amount"] + (amount["company_credit_amount"] or 0)
    known = {(one["key"], one["value"]): one["id"] for one in before}
    found: dict[int, dict[str, Any]] = {}
    keys: set[str] = set()
    for index, tier in enumerate(wanted):
        value = tier["value"]
        if not 0 <= value < whole:
            raise BadRequest(f"warning_tiers.{index}.value: must be 0 or more, and below the {whole} that are granted")
        if value in found:
            raise BadRequest(f"warning_tiers.{index}.value: {value} is there twice")
        if tier["key"] in keys:
            raise BadRequest(f"warning_tiers.{index}.key: {tier['key']} is there twice; name each tier once")
        keys.add(tier["key"])
        tier_id = known.get((tier["key"], value)) or new_id("wtr")
        found[value] = {"id": tier_id, "key": tier["key"], "value": value}
    return [found[one] for one in sorted(found, reverse=True)]
