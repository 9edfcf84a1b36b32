"""What Stripe's notices must be like to be read: of what is read of them, each member's type and bounds. Pure.

A notice that is signed may still not be one of Stripe's own making, or of a version of its API that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, TypeAlias, cast

from schematic_server.bounds import MAX_INTEGER
from schematic_server.errors import BadRequest

Check: TypeAlias = Callable[[str, Any], None]  # of a path and what stands there; raises BadRequest
_LAST: Final = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


def check_event(told: Any) -> None:
    """A notice as far as all have the same members."""
    _shape("id type created data", id=_text, type=_text, created=_instant, data=_DATA)("", told)


def check_object(told: Mapping[str, Any], *, is_gone: bool) -> None:
    """What a notice is about, under `data.object`; of what is gone, only the id counts."""
    check = _DELETED if is_gone else _SHAPES.get(told["object"])
    if check is not None:
        check("data.object", told)


def _refuse(path: str, what: str, found: Any) -> BadRequest:
    said = repr(found)
    return BadRequest(f"{path or 'the body'}: must be {what}, not {said[:40]}; send what Stripe has sent, as it is")


def _text(path: str, found: Any) -> None:
    if not isinstance(found, str):
        raise _refuse(path, "a text", found)
    if "\0" in found or any("\ud800" <= each <= "\udfff" for each in found):
        raise _refuse(path, "a text without NUL and halves of characters", found)


def _flag(path: str, found: Any) -> None:
    if not isinstance(found, bool):
        raise _refuse(path, "true or false", found)


def _number(path: str, found: Any) -> None:
    if not isinstance(found, int) or isinstance(found, bool) or abs(found) > MAX_INTEGER:
        raise _refuse(path, f"a whole number of at most {MAX_INTEGER}", found)


def _instant(path: str, found: Any) -> None:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _LAST:
        raise _refuse(path, "an instant in Unix seconds, before the year 10000", found)


def _decimal(path: str, found: Any) -> None:
    try:
        amount = Decimal(str(found))
    except InvalidOperation:
        raise _refuse(path, "a decimal number", found) from None
    if not amount.is_finite() or abs(amount) > MAX_INTEGER:
        raise _refuse(path, f"a decimal number of at most {MAX_INTEGER}", found)


def _texts(path: str, found: Any) -> None:
    """Metadata: texts by texts."""
    for name, value in _object(path, found).items():
        _text(path, name)
        _text(f"{path}.{name}", value)


def _object(path: str, found: Any) -> Mapping[str, Any]:
    if not isinstance(found, Mapping):
        raise _refuse(path, "an object", found)
    return cast("Mapping[str, Any]", found)


def _shape(needed: str = "", /, **members: Check) -> Check:
    """An object; what it says nothing of, and what it says null of, is not checked unless it is needed."""

    def check(path: str, found: Any) -> None:
        told, below = _object(path, found), f"{path}." if path else ""
        for name in needed.split():
            if told.get(name) in (None, ""):
                raise BadRequest(f"{below}{name}: is missing; send what Stripe has sent, as it is")
        for name, of_it in members.items():
            if told.get(name) is not None:
                of_it(f"{below}{name}", told[name])

    return check


def _many(of_each: Check) -> Check:
    def check(path: str, found: Any) -> None:
        if not isinstance(found, list):
            raise _refuse(path, "a list", found)
        for number, each in enumerate(cast("Sequence[Any]", found)):
            of_each(f"{path}[{number}]", each)

    return check


def _or_id(of_it: Check) -> Check:
    """What is told as a whole, or by its id."""

    def check(path: str, found: Any) -> None:
        (_text if isinstance(found, str) else of_it)(path, found)

    return check


def _payment_method(path: str, found: Any) -> None:
    told = _object(path, found)
    _shape("id type", id=_text, type=_text, customer=_or_id(_GONE))(path, told)
    person = _shape(email=_text, name=_text)
    card = _shape(brand=_text, exp_month=_number, exp_year=_number, last4=_text)
    _shape(billing_details=person, **{told["type"]: _shape(last4=_text, bank_name=_text), "card": card})(path, told)


def _invoice(path: str, found: Any) -> None:
    """One of this server's own making says besides how it stands."""
    _INVOICE(path, found)
    metadata: Mapping[str, Any] = found.get("metadata") or {}
    if metadata.get("schematic_invoice_id"):
        _shape("status")(path, found)


_DATA: Final = _shape("object", object=_shape("object", object=_text))
_GONE: Final = _shape("id", id=_text, metadata=_texts)
_DELETED: Final = _shape("id", id=_text, metadata=_texts, product=_or_id(_GONE))
_PRODUCT: Final = _shape("id", id=_text, active=_flag, name=_text)
_PRICE_MEMBERS: Final[Mapping[str, Check]] = {
    **dict.fromkeys(("id", "currency", "billing_scheme", "nickname", "tiers_mode"), _text),
    "product": _or_id(_PRODUCT),
    "active": _flag,
    "unit_amount": _number,
    "unit_amount_decimal": _decimal,
    "recurring": _shape("interval", interval=_text, interval_count=_number, usage_type=_text, meter=_text),
    "transform_quantity": _shape(divide_by=_number),
    "tiers": _many(_shape(flat_amount=_number, unit_amount_decimal=_decimal, up_to=_number)),
}
_COUPON: Final = _shape(
    "id duration",
    **dict.fromkeys(("id", "name", "duration", "currency"), _text),
    **dict.fromkeys(("amount_off", "duration_in_months", "max_redemptions", "times_redeemed"), _number),
    percent_off=_decimal,
)
_DISCOUNT: Final = _shape(
    "id start",
    id=_text,
    start=_instant,
    end=_instant,
    coupon=_or_id(_GONE),
    source=_shape(coupon=_or_id(_GONE)),
    promotion_code=_or_id(_GONE),
)
_ITEM: Final = _shape(
    "id price",
    id=_text,
    price=_shape("id product currency", **_PRICE_MEMBERS),
    quantity=_number,
    current_period_start=_instant,
    current_period_end=_instant,
)
_INSTANTS: Final = ("cancel_at", "current_period_end", "current_period_start", "ended_at", "start_date", "trial_end")
_SUBSCRIPTION: Final = _shape(
    "id customer status items",
    **dict.fromkeys(("id", "status", "currency"), _text),
    **dict.fromkeys(_INSTANTS, _instant),
    **dict.fromkeys(("application", "customer", "default_payment_method"), _or_id(_GONE)),
    cancel_at_period_end=_flag,
    items=_shape("data", data=_many(_ITEM)),
    metadata=_texts,
    pause_collection=_shape(behavior=_text, resumes_at=_instant),
    discount=_DISCOUNT,
    discounts=_many(_or_id(_DISCOUNT)),
    trial_settings=_shape(end_behavior=_shape(missing_payment_method=_text)),
)
_AMOUNTS: Final = (
    *("amount_due", "amount_paid", "amount_remaining", "attempt_count", "ending_balance"),
    *("starting_balance", "subtotal", "total"),
)
_INVOICE: Final = _shape(
    "id currency amount_due amount_paid subtotal",
    **dict.fromkeys(("id", "currency", "status", "collection_method", "hosted_invoice_url"), _text),
    **dict.fromkeys(_AMOUNTS, _number),
    **dict.fromkeys(("customer", "default_payment_method", "subscription"), _or_id(_GONE)),
    due_date=_instant,
    next_payment_attempt=_instant,
    metadata=_texts,
    last_finalization_error=_shape(message=_text),
    parent=_shape(subscription_details=_shape(subscription=_or_id(_GONE), metadata=_texts)),
    subscription_details=_shape(metadata=_texts),
)
_SHAPES: Final[Mapping[str, Check]] = {
    "coupon": _COUPON,
    "customer": _shape(
        "id",
        **dict.fromkeys(("id", "name", "email"), _text),
        metadata=_texts,
        invoice_settings=_shape(default_payment_method=_or_id(_payment_method)),
    ),
    "invoice": _invoice,
    "payment_method": _payment_method,
    "price": _shape("id currency", **_PRICE_MEMBERS),
    "product": _PRODUCT,
    "subscription": _SUBSCRIPTION,
}
