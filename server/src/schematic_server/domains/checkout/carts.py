"""Carts of browser sessions: what somebody means to buy, priced with every change, and bought once.

| status    | what may follow                                                        |
|-----------|------------------------------------------------------------------------|
| open      | has no price: empty, or the rules reject it (`problems` say why)         |
| priced    | can be bought                                                          |
| completed | was bought                                                             |
| abandoned | another cart of the company was bought meanwhile                       |
| expired   | was left alone for `LIFE`                                              |

A change names the version that it was made on; whoever comes second changes nothing. Buying takes the version first,
judges the cart anew, and is one transaction with what comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from schematic_server.bounds import parse_instant
from schematic_server.domains.checkout import answers, cart_store, changes, problems, requests
from schematic_server.domains.checkout.changes import Decision
from schematic_server.domains.checkout.problems import Problem
from schematic_server.domains.checkout.requests import Request
from schematic_server.domains.plans import placing
from schematic_server.errors import BadRequest, Conflict, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import CheckoutSubscription
    from schematic_server.contract.companies import CheckoutProblemResponseData
    from schematic_server.contract.portal import CheckoutCart, CreateCheckoutRequestBody, UpdateCheckoutRequestBody

LIFE = timedelta(hours=24)
KEPT = timedelta(days=7)  # after the end of it
_LISTS = ("add_on_ids", "auto_topup_overrides", "credit_bundles", "custom_field_values", "pay_in_advance")
_SAID = ("currency", "intent", "new_plan_id", "new_price_id", "opt_in_accepted", "payment_method_id", "promo_code")
_PRICED = (
    "amount_off",
    "currency",
    "discount_amount",
    "due_now",
    "new_charges",
    "percent_off",
    "period_start",
    "promo_code_applied",
    "proration",
    "tax_amount",
    "total_per_billing_period",
    "trial_end",
)
_REQUIRED = (
    "is_scheduled_downgrade",
    "opt_in_required",
    "opt_in_text",
    "opt_in_title",
    "payment_method_required",
    "scheduled_change_time",
)
_DISCOUNT = ("amount_off", "coupon_name", "currency", "customer_facing_code", "duration", "duration_in_months")
_INSTANTS = ("period_start", "priced_at", "scheduled_change_time", "trial_end")


class Bought(NamedTuple):
    """A cart that was bought, and the subscription after it."""

    cart: CheckoutCart
    subscription: CheckoutSubscription


class _Priced(NamedTuple):
    price: dict[str, Any] | None
    problems: list[CheckoutProblemResponseData]


def create(scope: Scope, company_id: str, body: CreateCheckoutRequestBody) -> CheckoutCart:
    """A new cart, priced; raises BadRequest without a browser session."""
    cart = _content(cast("Mapping[str, Any]", body))
    cart_store.forget(scope, company_id, scope.now - KEPT)
    values = {
        "id": new_id("chko"),
        "company_id": company_id,
        "session_id": _session(scope),
        "version": 1,
        "cart": cart,
        **_columns(scope, _price(scope, company_id, cart)),
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    cart_store.insert(scope, values)
    return told(scope, {**values, "environment_id": scope.environment_id})


def update(scope: Scope, company_id: str, checkout_id: str, body: UpdateCheckoutRequestBody) -> CheckoutCart:
    """Put another cart in its place, and price that. Raises NotFound; Conflict where the version is not the last, or
    the cart is over."""
    _row(scope, company_id, checkout_id)
    cart = _content(cast("Mapping[str, Any]", body))
    values = {"cart": cart, **_columns(scope, _price(scope, company_id, cart))}
    if not cart_store.change(scope, checkout_id, body["version"], values):
        raise _stale(scope, company_id, checkout_id)
    return get(scope, company_id, checkout_id)


def finalize(scope: Scope, company_id: str, checkout_id: str, version: int) -> Bought:
    """Buy what the cart holds. Raises as `update` does, and BadRequest with `problems` for what cannot be had now."""
    placing.lock(scope, [company_id])  # before any cart: who buys another one waits, and finds this one closed
    row = _row(scope, company_id, checkout_id)
    if not cart_store.change(scope, checkout_id, version, {"status": "completed"}):
        raise _stale(scope, company_id, checkout_id)
    cart_store.abandon(scope, company_id, checkout_id)
    applied = _apply(scope, company_id, row["cart"])
    subscription = answers.subscription(scope, company_id, applied.subscription)
    return Bought(get(scope, company_id, checkout_id), subscription)


def get(scope: Scope, company_id: str, checkout_id: str) -> CheckoutCart:
    """A cart of this company and session; raises NotFound."""
    return told(scope, _row(scope, company_id, checkout_id))


def list_(
    scope: Scope, company_id: str, statuses: Sequence[str] | None, limit: int, offset: int
) -> tuple[list[CheckoutCart], int]:
    """A page of the session's carts, newest first, and how many there are."""
    session_id = _session(scope)
    rows = cart_store.list_(scope, company_id, session_id, statuses, limit, offset)
    return [told(scope, row) for row in rows], cart_store.count(scope, company_id, session_id, statuses)


def told(scope: Scope, row: Row) -> CheckoutCart:
    members = {
        **{name: row[name] for name in ("company_id", "created_at", "expires_at", "id", "updated_at", "version")},
        "cart": row["cart"],
        "price": None if row["price"] is None else _read(row["price"]),
        "problems": row["problems"],
        "status": _status(scope, row),
    }
    return cast("CheckoutCart", members)


def _content(body: Mapping[str, Any]) -> dict[str, Any]:
    if body.get("billing_entity_id") is not None:
        raise BadRequest(problems.PAYS_ALONE)
    return {
        **{name: list(body.get(name) or ()) for name in _LISTS},
        **{name: body.get(name) for name in _SAID},
        "skip_trial": bool(body.get("skip_trial")),
    }


def _columns(scope: Scope, priced: _Priced) -> dict[str, Any]:
    return {
        "status": "open" if priced.price is None else "priced",
        "price": priced.price,
        "problems": priced.problems,
        "expires_at": scope.now + LIFE,
    }


def _price(scope: Scope, company_id: str, cart: Mapping[str, Any]) -> _Priced:
    if _is_empty(cart):
        return _Priced(None, [])
    placing.catch_up(scope, [company_id])
    try:
        decision = changes.decide(scope, _request(company_id, cart))
    except BadRequest as error:
        return _Priced(None, problems.told([Problem("selection_invalid", str(error))]))
    wrong = problems.told(decision.problems)
    if _is_cancelling(cart) and decision.facts.subscription is None:
        why = "intent: the company has no subscription that could be ended"
        return _Priced(None, problems.told([Problem("selection_invalid", why)]))
    if decision.change is None or problems.is_void(decision.problems):
        return _Priced(None, wrong)
    return _Priced(_snapshot(scope, decision), wrong)


def _apply(scope: Scope, company_id: str, cart: Mapping[str, Any]) -> changes.Applied:
    if _is_empty(cart):
        raise BadRequest("the cart is empty; choose a plan or credits first", problems=[])
    priced = _price(scope, company_id, cart)
    if (wrong := next((one for one in priced.problems if one["blocking"]), None)) is not None:
        raise BadRequest(wrong["message"], problems=priced.problems)
    if _is_cancelling(cart):
        return changes.unsubscribe(scope, _request(company_id, cart))
    return changes.apply(scope, _request(company_id, cart), "checkout")


def _request(company_id: str, cart: Mapping[str, Any]) -> Request:
    if _is_cancelling(cart):
        return requests.given_up(company_id, is_self_service=True)
    named = {name: cart[name] or "" for name in ("new_plan_id", "new_price_id")}
    return requests.checked_out(company_id, {**cart, **named})


def _is_cancelling(cart: Mapping[str, Any]) -> bool:
    return bool(cart["intent"] == "cancel")


def _is_empty(cart: Mapping[str, Any]) -> bool:
    return not (_is_cancelling(cart) or cart["new_plan_id"] or cart["credit_bundles"])


def _snapshot(scope: Scope, decision: Decision) -> dict[str, Any]:
    """What a preview says, as it is kept: instants are texts."""
    assert decision.change is not None
    found = cast("Mapping[str, Any]", answers.preview(scope, decision, decision.change))
    finance = found["finance"]
    told = {
        **{name: finance[name] for name in _PRICED},
        **{name: found[name] for name in _REQUIRED},
        "discounts": [
            {**{name: one.get(name) for name in _DISCOUNT}, "percent_off": one.get("percent_off")}
            for one in finance["discounts"]
        ],
        "priced_at": scope.now,
    }
    return {name: one.isoformat() if isinstance(one, datetime) else one for name, one in told.items()}


def _read(price: Mapping[str, Any]) -> dict[str, Any]:
    instants = {name: parse_instant(text) for name in _INSTANTS if (text := price[name]) is not None}
    return {**price, **instants}


def _status(scope: Scope, row: Row) -> str:
    is_over = row["status"] in cart_store.OPEN and row["expires_at"] <= scope.now
    return "expired" if is_over else row["status"]


def _session(scope: Scope) -> str:
    if not scope.actor.session_id:
        raise BadRequest("a cart is of one browser session: name it in the header X-Schematic-Session-ID")
    return scope.actor.session_id


def _row(scope: Scope, company_id: str, checkout_id: str) -> Row:
    row = cart_store.find(scope, company_id, _session(scope), checkout_id)
    if row is None:
        raise NotFound(f"checkout {checkout_id} does not exist in this session")
    return row


def _stale(scope: Scope, company_id: str, checkout_id: str) -> Conflict:
    row = _row(scope, company_id, checkout_id)
    status = _status(scope, row)
    if status in cart_store.OPEN:
        return Conflict(f"version: the cart is in version {row['version']} by now; read it again, and change that")
    why = "another one of the company was completed first" if status == "abandoned" else f"it is {status}"
    return Conflict(f"checkout {checkout_id} can be changed no more: {why}; create a new one")
