"""What a change is told as: figures and problems of a preview, and the subscription that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.checkout import problems, rules
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.lines import Charge
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import (
        CheckoutSubscription,
        PreviewSubscriptionChangeResponseData,
        PreviewSubscriptionDiscountResponseData,
        PreviewSubscriptionFinanceResponseData,
        PreviewSubscriptionProrationResponseData,
        PreviewSubscriptionUpcomingInvoiceLineItems,
    )
    from schematic_server.domains.checkout.changes import Decision

_OF_SUBSCRIPTION = (
    "application_id",
    "cancel_at_period_end",
    "company_id",
    "created_at",
    "currency",
    "customer_external_id",
    "default_payment_method_id",
    "expired_at",
    "id",
    "interval",
    "provider_type",
    "status",
    "total_price",
    "trial_end_setting",
)


def preview(scope: Scope, decision: Decision, change: Change) -> PreviewSubscriptionChangeResponseData:
    """What a change would cost and require; no payment method is, as nobody here could charge it."""
    facts, figures = decision.facts, change.figures
    is_asked = rules.is_opt_in_asked(facts)
    is_put_off = change.scheduled_at is not None
    return {
        "finance": _finance(scope, change),
        "amount_off": figures.amount_off,
        "percent_off": figures.percent_off,
        "due_now": figures.due_now,
        "new_charges": figures.new_charges,
        "proration": figures.proration,
        "period_start": _period(change)[0],
        "promo_code_applied": False,
        "trial_end": figures.trial_end,
        "is_scheduled_downgrade": is_put_off and not change.gives_up,
        "scheduled_change_time": change.scheduled_at,
        "opt_in_required": is_asked,
        "opt_in_title": facts.settings["opt_in_title"] if is_asked else None,
        "opt_in_text": facts.settings["opt_in_text"] if is_asked else None,
        "payment_method_required": False,
        "usage_violations": list(decision.violations),
        "problems": problems.told(decision.problems),
    }


def subscription(scope: Scope, company_id: str, row: Row | None) -> CheckoutSubscription:
    """The company's subscription; one of nothing where nothing is paid for. There is no payment to confirm."""
    if row is None:
        return _of_nothing(scope, company_id)
    told = {
        **{name: row.get(name) for name in _OF_SUBSCRIPTION},
        "subscription_external_id": row["external_id"],
        "metadata": row["details"],
        "created_at": row.get("created_at") or scope.now,
        **{name: _seconds(row[name]) for name in ("period_start", "period_end", "cancel_at", "trial_end")},
    }
    return cast("CheckoutSubscription", told)


def _of_nothing(scope: Scope, company_id: str) -> CheckoutSubscription:
    now = _seconds(scope.now) or 0
    return {
        "id": "",
        "subscription_external_id": "",
        "company_id": company_id,
        "customer_external_id": company_id,
        "provider_type": "schematic",
        "status": "active",
        "currency": "usd",
        "interval": "month",
        "total_price": 0,
        "period_start": now,
        "period_end": now,
        "cancel_at_period_end": False,
        "created_at": scope.now,
    }


def _finance(scope: Scope, change: Change) -> PreviewSubscriptionFinanceResponseData:
    figures = change.figures
    currency = cast("Any", figures.currency)
    return {
        "currency": currency,
        "customer_balance_applied": 0,
        "customer_balance_remaining": 0,
        "new_charges": figures.new_charges,
        "proration": figures.proration,
        "proration_billed_at": figures.proration_billed_at,
        "proration_detail": _proration(scope, change),
        "due_now": figures.due_now,
        "total_per_billing_period": figures.total_per_billing_period,
        "period_start": _period(change)[0],
        "period_end": _period(change)[1],
        "amount_off": figures.amount_off,
        "percent_off": figures.percent_off,
        "discount_amount": figures.discount_amount,
        "discounts": [_discount(scope, one) for one in figures.discounts],
        "promo_code_applied": False,
        "tax_amount": None,
        "tax_display_name": None,
        "tax_require_billing_details": False,
        "trial_end": figures.trial_end,
        "upcoming_invoice_line_items": [_line(one) for one in figures.upcoming],
    }


def _period(change: Change) -> tuple[datetime, datetime]:
    """Of a change that is put off the period that goes on until then."""
    row = change.case.subscription
    if change.scheduled_at is not None and row is not None:
        return row["period_start"], row["period_end"]
    return change.figures.period_start, change.figures.period_end


def _proration(scope: Scope, change: Change) -> PreviewSubscriptionProrationResponseData | None:
    parts: Sequence[Charge] = [] if change.scheduled_at is not None else change.decision.charges
    parts = [one for one in parts if one.is_proration]
    if not parts:
        return None
    charge, credit = (sum(one.amount for one in parts if (one.amount > 0) == is_owed) for is_owed in (True, False))
    billed_at = change.figures.proration_billed_at
    return {
        "billed_at": billed_at,
        "charge": charge,
        "credit": credit,
        "total": charge + credit,
        "currency": cast("Any", change.figures.currency),
        "timing": "now" if billed_at == scope.now else "at_renewal",
        "lines": [
            {
                "amount": one.amount,
                "kind": "charge" if one.amount > 0 else "credit",
                "period_start": None if one.period is None else one.period.start,
                "period_end": None if one.period is None else one.period.end,
                "plan_id": one.plan_id,
                "price_id": one.price_id or None,
                "quantity": one.quantity,
            }
            for one in parts
        ],
    }


def _discount(scope: Scope, one: Row) -> PreviewSubscriptionDiscountResponseData:
    percent: Any = one["percent_off"]
    return {
        "coupon_name": one["coupon_name"],
        "amount_off": one["amount_off"],
        "percent_off": None if percent is None else float(percent),
        "currency": one["currency"],
        "duration": one["duration"],
        "duration_in_months": one["duration_in_months"],
        "is_active": one["is_active"],
        "started_at": _instant(one.get("started_at")) or scope.now,
        "ended_at": _instant(one.get("ended_at")),
        "customer_facing_code": one["customer_facing_code"],
        "promo_code_external_id": one["promo_code_external_id"],
    }


def _line(one: Charge) -> PreviewSubscriptionUpcomingInvoiceLineItems:
    return {
        "amount": one.amount,
        "description": one.description,
        "price_id": one.price_id,
        "proration": one.is_proration,
        "quantity": 1 if one.quantity is None else one.quantity,
    }


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _seconds(at: datetime | None) -> int | None:
    return None if at is None else microseconds(at) // 1_000_000
