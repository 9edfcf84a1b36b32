"""What Stripe's objects are in this server's words. Pure.

Objects come as Stripe's HTTP has them, of any version of its API since prices: what has moved since is looked for where
it is now, and where it was. Amounts are numbers of Stripe's smallest unit, which for some currencies is finer than the
one here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, cast

from schematic_server.domains.integrations.port import CopyWord, Mirrored, Object, Word

NAME: Final = "stripe"
OWN_INVOICE: Final = "schematic_invoice_id"  # in the metadata of what this server has made there
OWN_SUBSCRIPTION: Final = "schematic_subscription_id"
OWN_PRODUCT: Final = "schematic_sold_"  # begins the ids of products that this server has made there
COMPANY: Final = "schematic_company_id"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_MAX_TEXT = 255
_DAYS_OF_A_WEEK = 7
# Where Stripe's smallest unit is finer than a currency's own: by how many digits.
_FINER: Final[Mapping[str, int]] = {"ugx": 2}
_AMOUNTS: Final = (
    *("amount_due", "amount_paid", "amount_remaining", "ending_balance", "starting_balance", "subtotal", "total"),
)
Told = Mapping[str, Any]


def read(told: Told) -> list[Mirrored]:
    """What an object says; nothing for one of which nothing is kept here."""
    reader = _READERS.get(told["object"])
    if reader is None or not told.get("id"):
        return []
    return reader(told)


def gone(told: Told) -> list[Mirrored]:
    """The same of an object that is no more."""
    kind: Object | None = _KINDS.get(told["object"])
    # A draft, which is made anew when it is pushed again.
    is_own = bool(_part(told, "metadata").get(OWN_INVOICE)) or _is_own_product(told)
    return [] if kind is None or is_own else [Mirrored(kind, told["id"], None)]


def word(told: Told) -> Word:
    """What an invoice that this server has made there says of itself."""
    return Word(
        invoice_id=told["metadata"][OWN_INVOICE],
        external_id=told["id"],
        status=told["status"],
        amount_paid=told.get("amount_paid", 0) // sent_amount(told["currency"], 1),
        url=told.get("hosted_invoice_url"),
        failure=_failure(told),
    )


def copied(told: Told) -> str | None:
    """The own subscription that a subscription is a copy of."""
    found: str | None = _part(told, "metadata").get(OWN_SUBSCRIPTION) or None
    return found


def copy_word(told: Told, subscription_id: str) -> CopyWord:
    """What a copy of that own subscription says of itself."""
    return CopyWord(subscription_id, told["id"], told["status"], is_paused(told))


def is_paused(told: Told) -> bool:
    """Whether nothing is collected for a subscription until somebody says otherwise."""
    paused = _part(told, "pause_collection")
    return paused.get("behavior") == "void" and paused.get("resumes_at") is None


def sent_amount(currency: str, amount: int) -> int:
    """An amount of ours in Stripe's smallest unit."""
    return int(Decimal(amount).scaleb(_FINER.get(currency, 0)))


def sent_exact(currency: str, amount: str) -> str:
    """The same of a decimal text."""
    return f"{Decimal(amount).scaleb(_FINER.get(currency, 0)):f}"


def unfinished(told: Told) -> dict[str, Any] | None:
    """What to ask Stripe for an object with, of which a notice does not tell all; None where it does."""
    if told["object"] == "price" and told.get("billing_scheme") == "tiered" and not told.get("tiers"):
        return {"expand": ["tiers"]}
    if told["object"] == "subscription" and any(isinstance(one, str) for one in told.get("discounts") or ()):
        return {"expand": ["discounts"]}
    return None


def _product(told: Told) -> list[Mirrored]:
    if _is_own_product(told):
        return []
    body = {"external_id": told["id"], "provider_type": NAME, "price": 0, "is_active": bool(told.get("active", True))}
    return [Mirrored("product", told["id"], body | _given(name=_text(told.get("name"))))]


def _price(told: Told) -> list[Mirrored]:
    product_id = _id(told.get("product"))
    if product_id is None or _is_own_product(told):
        return []
    interval, count = _interval(told)
    recurring = _part(told, "recurring")
    tiers = _tiers(told)
    body: dict[str, Any] = {
        "price_external_id": told["id"],
        "product_external_id": product_id,
        "external_account_id": "",
        "provider_type": NAME,
        "billing_scheme": told.get("billing_scheme") or "per_unit",
        "currency": told["currency"],
        "interval": interval,
        "interval_count": count,
        "is_active": bool(told.get("active", True)),
        "usage_type": recurring.get("usage_type") or "licensed",
        "price_tiers": tiers,
        **_amount(told),
        **_given(
            meter_id=recurring.get("meter"),
            nickname=told.get("nickname"),
            package_size=_part(told, "transform_quantity").get("divide_by"),
            tiers_mode=told.get("tiers_mode") if tiers else None,
        ),
    }
    return [Mirrored("price", told["id"], body, _placeholder(told["product"]))]


def _customer(told: Told) -> list[Mirrored]:
    metadata = {name: str(value) for name, value in _part(told, "metadata").items()}
    method: Any = _part(told, "invoice_settings").get("default_payment_method")
    body: dict[str, Any] = {
        "external_id": told["id"],
        "provider_type": NAME,
        "name": _text(told.get("name")) or "",
        "email": _text(told.get("email")) or "",
        "meta": metadata,
        **_given(company_id=metadata.get(COMPANY), default_payment_method_id=_id(method)),
    }
    found = [Mirrored("customer", told["id"], body)]
    return found + (_payment_method(cast(Told, method)) if isinstance(method, Mapping) else [])


def _subscription(told: Told) -> list[Mirrored]:
    if (own := copied(told)) is not None:
        return [Mirrored("own_subscription", told["id"], asdict(copy_word(told, own)))]
    items: Sequence[Told] = told["items"]["data"]
    prices = [one["price"] for one in items]
    first: Told = items[0] if items else {}
    ended = told.get("ended_at")
    missing = _part(_part(told, "trial_settings"), "end_behavior").get("missing_payment_method")
    body: dict[str, Any] = {
        "subscription_external_id": told["id"],
        "customer_external_id": _id(told["customer"]),
        "provider_type": NAME,
        "status": told["status"],
        "currency": told.get("currency") or (prices[0]["currency"] if prices else "usd"),
        "total_price": sum(_item_total(one) for one in items),
        "cancel_at_period_end": bool(told.get("cancel_at_period_end")),
        "expired_at": datetime.fromtimestamp(ended, UTC) if ended else _NEVER,
        "discounts": _discounts(told),
        "product_external_ids": [_item(one) for one in items],
        "metadata": dict(_part(told, "metadata")),
        **_given(
            application_id=_id(told.get("application")),
            cancel_at=told.get("cancel_at"),
            default_payment_method_external_id=_id(told.get("default_payment_method")),
            period_start=first.get("current_period_start") or told.get("current_period_start"),
            period_end=first.get("current_period_end") or told.get("current_period_end"),
            started_at=_instant(told.get("start_date")),
            trial_end=told.get("trial_end"),
            trial_end_setting=None if missing is None else "cancel" if missing == "cancel" else "subscribe",
        ),
    }
    # A tiered price comes without its tiers in here: those are told by itself.
    whole = [one for one in prices if one.get("billing_scheme") != "tiered" or one.get("tiers")]
    needs = [found for price in whole for one in _price(price) for found in (*one.needs, one)]
    return [Mirrored("subscription", told["id"], body, needs)]


def _invoice(told: Told) -> list[Mirrored]:
    if _part(told, "metadata").get(OWN_INVOICE):
        return [Mirrored("own_invoice", told["id"], asdict(word(told)))]
    customer_id = _id(told.get("customer"))
    parent = _part(_part(told, "parent"), "subscription_details")
    if customer_id is None or copied(parent) or copied(_part(told, "subscription_details")):
        return []
    currency: str = told["currency"]
    amounts = {name: _whole(currency, told[name]) for name in _AMOUNTS if told.get(name) is not None}
    body: dict[str, Any] = {
        "external_id": told["id"],
        "customer_external_id": customer_id,
        "currency": currency,
        "amount_remaining": amounts["amount_due"] - amounts["amount_paid"],
        **amounts,
        "collection_method": told.get("collection_method") or "charge_automatically",
        **_given(
            due_date=_instant(told.get("due_date")),
            payment_method_external_id=_id(told.get("default_payment_method")),
            status=told.get("status"),
            subscription_external_id=_id(parent.get("subscription") or told.get("subscription")),
            url=told.get("hosted_invoice_url"),
        ),
    }
    return [Mirrored("invoice", told["id"], body)]


def _is_own_product(told: Told) -> bool:
    """Whether a product, or what a price is of, was made for copies of own subscriptions."""
    named = told["id"] if told["object"] == "product" else _id(told.get("product")) or ""
    return bool(named.startswith(OWN_PRODUCT))


def _failure(told: Told) -> str | None:
    """Why Stripe has not collected an invoice, for people."""
    if told["status"] == "draft":
        error = _part(told, "last_finalization_error").get("message")
        return error and f"Stripe could not finalise it: {error}"
    attempts = told.get("attempt_count") or 0
    if told["status"] != "open" or not attempts or told.get("collection_method") == "send_invoice":
        return None
    following = _instant(told.get("next_payment_attempt"))
    until = f"it tries again at {following:%Y-%m-%d %H:%M} UTC" if following else "it does not try again by itself"
    return f"Stripe could not collect it, {attempts} times by now; {until}"


def _payment_method(told: Told) -> list[Mirrored]:
    customer_id = _id(told.get("customer"))
    if customer_id is None:
        return gone(told)
    kind: str = told["type"]
    card, bank = _part(told, "card"), _part(told, "" if kind == "card" else kind)
    person = _part(told, "billing_details")
    body: dict[str, Any] = {
        "external_id": told["id"],
        "customer_external_id": customer_id,
        "payment_method_type": kind,
        **_given(
            account_last4=bank.get("last4"),
            bank_name=bank.get("bank_name"),
            billing_email=_text(person.get("email")),
            billing_name=_text(person.get("name")),
            card_brand=card.get("brand"),
            card_exp_month=card.get("exp_month"),
            card_exp_year=card.get("exp_year"),
            card_last4=card.get("last4"),
        ),
    }
    return [Mirrored("payment_method", told["id"], body)]


def _coupon(told: Told) -> list[Mirrored]:
    off = told.get("amount_off")
    body: dict[str, Any] = {
        "external_id": told["id"],
        "name": _text(told.get("name")) or told["id"],
        "duration": told["duration"],
        "amount_off": _whole(told.get("currency") or "", off) if off else 0,
        **{name: told.get(name) or 0 for name in ("percent_off", "duration_in_months")},
        **{name: told.get(name) or 0 for name in ("max_redemptions", "times_redeemed")},
        **_given(currency=told.get("currency")),
    }
    return [Mirrored("coupon", told["id"], body)]


def _item(told: Told) -> dict[str, Any]:
    """A subscription's item as `product_external_ids` has it."""
    price: Told = told["price"]
    return {
        "product_external_id": _id(price["product"]),
        "price_external_id": price["id"],
        "subscription_item_external_id": told["id"],
        "currency": price["currency"],
        "interval": _interval(price)[0],
        "quantity": 1 if (quantity := told.get("quantity")) is None else quantity,
        "usage_type": _part(price, "recurring").get("usage_type") or "licensed",
        **_amount(price),
        **_given(
            meter_id=_part(price, "recurring").get("meter"),
            package_size=_part(price, "transform_quantity").get("divide_by"),
        ),
    }


def _item_total(told: Told) -> int:
    """What an item costs a period, as far as it does not depend on use."""
    if _part(told["price"], "recurring").get("usage_type") == "metered":
        return 0
    return _rounded(Decimal(_amount(told["price"])["price_decimal"]) * (told.get("quantity") or 0))


def _discounts(told: Told) -> list[dict[str, Any]]:
    """Those that are told as a whole, with the coupon where it is now or where it was."""
    given: Sequence[Any] = told.get("discounts") or ([told["discount"]] if told.get("discount") else [])
    whole: list[Told] = [one for one in given if not isinstance(one, str)]
    found: list[dict[str, Any]] = []
    for one in whole:
        coupon: Any = one.get("coupon") or _part(one, "source").get("coupon")
        if coupon is None:
            continue
        ends: int | None = one.get("end")
        found.append(
            {
                "external_id": one["id"],
                "coupon_external_id": _id(coupon),
                "is_active": True,
                "started_at": _instant(one["start"]),
                **_given(ended_at=_instant(ends), promo_code_external_id=_id(one.get("promotion_code"))),
            }
        )
    return found


def _tiers(told: Told) -> list[dict[str, Any]]:
    currency: str = told["currency"]
    return [
        {
            "price_external_id": told["id"],
            **_given(
                flat_amount=None if (flat := one.get("flat_amount")) is None else _whole(currency, flat),
                per_unit_decimal=None if (unit := one.get("unit_amount_decimal")) is None else _exact(currency, unit),
                up_to=one.get("up_to"),
            ),
        }
        for one in told.get("tiers") or ()
    ]


def _amount(told: Told) -> dict[str, Any]:
    """A price's amount, whole and exact; nothing for one that has tiers instead."""
    exact = told.get("unit_amount_decimal")
    text = _exact(told["currency"], (told.get("unit_amount") or 0) if exact is None else exact)
    return {"price": _rounded(Decimal(text)), "price_decimal": text}


def _interval(told: Told) -> tuple[str, int]:
    """Unit and count of a price's period; a week is seven days."""
    recurring = told.get("recurring")
    if not recurring:
        return "one-time", 1
    unit, count = recurring["interval"], recurring.get("interval_count") or 1
    return ("day", count * _DAYS_OF_A_WEEK) if unit == "week" else (unit, count)


def _placeholder(product: Any) -> list[Mirrored]:
    """A product as a price tells of it: as a whole, or by its id alone."""
    if isinstance(product, Mapping):
        return _product(cast(Told, product))
    return [Mirrored("product", product, {"external_id": product, "provider_type": NAME, "price": 0})]


def _id(told: Any) -> str | None:
    """The id of what is told by it, or as a whole."""
    found: str | None = cast(Told, told)["id"] if isinstance(told, Mapping) else told or None
    return found


def _part(told: Told, name: str) -> Told:
    """What stands under a name, where anything does."""
    found: Told = told.get(name) or {}
    return found


def _text(told: str | None) -> str | None:
    return None if told is None else told[:_MAX_TEXT]


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _whole(currency: str, amount: int) -> int:
    """An amount of Stripe's in the smallest unit here."""
    return _rounded(Decimal(_exact(currency, amount)))


def _exact(currency: str, amount: int | str) -> str:
    """The same with fractions: as told, where the units are the same."""
    digits = _FINER.get(currency, 0)
    return f"{Decimal(amount).scaleb(-digits).normalize():f}" if digits else str(amount)


def _rounded(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _given(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


_READERS: Final[Mapping[str, Callable[[Told], list[Mirrored]]]] = {
    "coupon": _coupon,
    "customer": _customer,
    "invoice": _invoice,
    "payment_method": _payment_method,
    "price": _price,
    "product": _product,
    "subscription": _subscription,
}
_KINDS: Final[Mapping[str, Object]] = {
    "coupon": "coupon",
    "customer": "customer",
    "invoice": "invoice",
    "payment_method": "payment_method",
    "price": "price",
    "product": "product",
    "subscription": "subscription",
}
