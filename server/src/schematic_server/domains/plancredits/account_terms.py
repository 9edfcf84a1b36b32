"""What the plans of a company say of one of its accounts, kept with it so that whoever draws need not ask.

`terms` of an account has, each where plans say so: `warning_tiers` (`id`, `key`, `value`, `plan_credit_grant_id`),
`topup` (the amount in credits, the threshold in billionths, how long what is bought lasts) and `postpaid` (rate,
currency, calendar). Of several grants of a credit type the base plan's counts before an add-on's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from schematic.rules import cadences, ledger
from schematic.rules.ledger import Postpaid
from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.credits.accounts import Pair, Wallet
from schematic_server.domains.plancredits import topup_store
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

_EXPIRY = ("expiry_type", "expiry_unit", "expiry_unit_count")


def put(
    scope: Scope,
    wallets: Mapping[Pair, Wallet],
    held: Mapping[str, Sequence[Row]],
    given: Mapping[str, Mapping[str, Row]],
    companies: Mapping[str, Row],
) -> None:
    """Have accounts say what plans do. By company: `held` are its plans, `given` what they give, by origin."""
    rows = {pair: _of_pair(pair, held, given) for pair in wallets}
    has_topups = any(one["told"]["auto_topup_availability"] != "off" for own in rows.values() for one in own)
    choices = topup_store.choices_of(scope, held) if has_topups else {}
    is_postpaid = any(one["told"]["postpaid_enabled"] for own in rows.values() for one in own)
    prices = credit_types.named(scope, sorted({credit_id for _, credit_id in rows})) if is_postpaid else {}
    for pair, own in rows.items():
        wallet, company_id = wallets[pair], pair[0]
        has_base = any(row["is_base"] for row in held[company_id])
        paid_later = next((one for one in own if one["told"]["postpaid_enabled"]), None) if has_base else None
        terms: dict[str, Any] = {}
        if tiers := [{**tier, "plan_credit_grant_id": one["id"]} for one in own for tier in one["warning_tiers"]]:
            terms["warning_tiers"] = tiers
        if (topup := _topup(own, choices.get(company_id, {}))) is not None:
            terms["topup"] = topup
        wallet.account.postpaid = None if paid_later is None else Postpaid(_floor(paid_later))
        was = wallet.row["terms"].get("postpaid")
        if paid_later is not None:
            terms["postpaid"] = _postpaid(paid_later, prices[pair[1]])
        elif was is not None and (ledger.debt(wallet.account) or ledger.held_below_zero(wallet.account)):
            terms["postpaid"] = was  # what is owed, or will be, is charged as it was agreed
        charge_at = _charge_at(wallet, terms.get("postpaid"), companies[company_id], has_base)
        wallet.say(terms=terms, charge_at=charge_at)


def window_end(calendar: str, company: Row, at: datetime) -> datetime:
    """When the arrears window ends that `at` is in: the company's month, or the calendar's."""
    anchor: datetime | None = company["billing_anchor"] if calendar == "anniversary" else None
    start = None if anchor is None else microseconds(anchor)
    return instant(cadences.period("monthly", start, microseconds(at)).end)


def _of_pair(pair: Pair, held: Mapping[str, Sequence[Row]], given: Mapping[str, Mapping[str, Row]]) -> list[Row]:
    """What the company's plans give of a credit type, the base plan first."""
    company_id, credit_id = pair
    place = {row["plan_id"]: index for index, row in enumerate(held[company_id])}  # as `held` is sorted
    own = [row for row in given[company_id].values() if row["credit_id"] == credit_id]
    return sorted(own, key=lambda row: (place[row["plan_id"]], row["created_at"], row["id"]))


def _topup(own: Sequence[Row], choices: Mapping[str, Row]) -> dict[str, Any] | None:
    """How it is topped up, by the first grant that says so and that the company has not switched off."""
    for row in own:
        told, choice = row["told"], choices.get(row["origin_id"], {})
        is_chosen = choice.get("is_enabled")
        availability = told["auto_topup_availability"]
        if availability == "off" or not (availability == "automatic" if is_chosen is None else is_chosen):
            continue
        threshold = choice.get("threshold")
        if threshold is None:
            threshold = told["auto_topup_threshold_credits"]
        if threshold is None:
            threshold = Decimal(row["credit_amount"]) * told["auto_topup_threshold_percent"] / 100
        return {
            "origin_id": row["origin_id"],
            "threshold": int(threshold * ledger.UNIT),
            "amount": choice.get("amount") or told["auto_topup_amount"],
            **{name: told[f"auto_topup_{name}"] for name in _EXPIRY},
        }
    return None


def _floor(row: Row) -> int | None:
    limit = row["told"]["overdraft_limit"]
    return None if limit is None else amounts.units("overdraft_limit", limit)


def _postpaid(row: Row, credit: Mapping[str, Any]) -> dict[str, str]:
    told, price = row["told"], credit["price"]
    rate = told["postpaid_rate_per_unit_decimal"] or told["postpaid_rate_per_unit"]
    if rate is None:
        rate = "0" if price is None else price["price_decimal"]
    return {
        "rate": str(rate),
        "currency": "usd" if price is None else price["currency"],
        "calendar": "month" if told["arrears_anchor"] == "month_end" else "anniversary",
    }


def _charge_at(wallet: Wallet, terms: Row | None, company: Row, has_base: bool) -> datetime | None:
    if terms is None:
        return None
    if not has_base:  # nobody would charge it later
        return wallet.now
    was: datetime | None = wallet.row["charge_at"]
    if was is not None and wallet.row["terms"].get("postpaid", {}).get("calendar") == terms["calendar"]:
        return was
    return window_end(terms["calendar"], company, wallet.now)
