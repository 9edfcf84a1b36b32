"""What is asked for, by a whole selection or as a checkout page has it, in one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection

if TYPE_CHECKING:
    from schematic_server.contract.checkout import (
        ChangeSubscriptionInternalRequestBody,
        ManagePlanRequest,
        UpdateAutoTopupOverrideRequestBody,
    )
    from schematic_server.contract.plans import CheckoutFieldValue

# What the parts of a selection are called in a request: for a plan manager, and for a checkout page.
_MANAGED: Mapping[str, str] = {
    "base": "base_plan_id",
    "base_price": "base_plan_price_id",
    "base_version": "base_plan_version_id",
    "add_on": "add_on_selections.{}.plan_id",
    "add_on_price": "add_on_selections.{}.price_id",
    "add_on_version": "add_on_selections.{}.version_id",
    "quantity": "pay_in_advance_entitlements.{}",
}
_CHECKED_OUT: Mapping[str, str] = {
    "base": "new_plan_id",
    "base_price": "new_price_id",
    "add_on": "add_on_ids.{}.add_on_id",
    "add_on_price": "add_on_ids.{}.price_id",
    "quantity": "pay_in_advance.{}",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A selection with what goes with it.

    `is_checkout`: as a customer's own page asks, to whom the rules for customers apply. `is_self_service`: a customer
    asks, by a page or without. `keeps_plans`: nothing but bundles is bought, and plans and quantities are the company's
    own. `is_bought_later`: what is chosen is there once its invoice is paid.
    """

    selection: Selection
    is_checkout: bool
    is_self_service: bool = False
    keeps_plans: bool = False
    values: Sequence[CheckoutFieldValue] = ()
    topups: Sequence[UpdateAutoTopupOverrideRequestBody] = ()
    promo_code: str | None = None
    is_opted_in: bool = False
    billing_email: str | None = None
    sends_invoice: bool = True
    is_bought_later: bool = False
    is_paid_outside: bool = False
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def member(self, part: str, number: int = 0) -> str:
        """Where the request says a part of the selection."""
        return (_CHECKED_OUT if self.is_checkout else _MANAGED)[part].format(number)

    def says(self, member: str) -> bool:
        """Whether the request has a member, with anything but null."""
        return self.given.get(member) is not None


def managed(body: ManagePlanRequest) -> Request:
    """A plan manager's selection: whatever is left out is given up."""
    base_id = body.get("base_plan_id")
    base = None
    if base_id:
        base = PlanChoice(base_id, body.get("base_plan_version_id"), body.get("base_plan_price_id"))
    add_ons = [
        PlanChoice(one["plan_id"], one.get("version_id"), one.get("price_id")) for one in body["add_on_selections"]
    ]
    return Request(
        Selection(
            company_id=body["company_id"],
            base=base,
            add_ons=add_ons,
            quantities={one["price_id"]: one["quantity"] for one in body["pay_in_advance_entitlements"]},
            bundles=[(one["bundle_id"], one["quantity"]) for one in body["credit_bundles"]],
            currency=body.get("currency"),
            coupon_external_id=body.get("coupon_external_id"),
            trial_end=body.get("trial_end"),
            cancel_immediately=body.get("cancel_immediately") is not False,
            prorate=body.get("prorate") is not False,
            billing_entity_id=body.get("billing_entity_id"),
            collection_method=body.get("collection_method"),
            days_until_due=body.get("days_until_due"),
            billing_cycle_anchor=body.get("billing_cycle_anchor"),
            prorate_first_period=body.get("prorate_first_period") is not False,
        ),
        is_checkout=False,
        values=body["custom_field_values"],
        promo_code=body.get("promo_code") or None,
        billing_email=body.get("billing_email"),
        sends_invoice=body.get("send_invoice") is not False,
        is_bought_later=bool(body.get("activate_on_payment")),
        is_paid_outside=bool(body.get("paid_outside_stripe")),
        given=cast("Mapping[str, Any]", body),
    )


def given_up(company_id: str, *, at_once: bool = False, prorate: bool = True, is_self_service: bool = False) -> Request:
    """No plan at all, from the end of the period on unless at once."""
    selection = Selection(company_id, None, cancel_immediately=at_once, prorate=prorate)
    return Request(selection, is_checkout=False, is_self_service=is_self_service)


def checked_out(company_id: str, body: ChangeSubscriptionInternalRequestBody | Mapping[str, Any]) -> Request:
    """A checkout page's selection; one of bundles alone names no plan."""
    given = cast("Mapping[str, Any]", body)
    plan_id, price_id = given["new_plan_id"], given["new_price_id"]
    return Request(
        Selection(
            company_id=company_id,
            base=PlanChoice(plan_id, None, price_id or None) if plan_id else None,
            add_ons=[PlanChoice(one["add_on_id"], None, one["price_id"] or None) for one in given["add_on_ids"]],
            quantities={one["price_id"]: one["quantity"] for one in given["pay_in_advance"]},
            bundles=[(one["bundle_id"], one["quantity"]) for one in given["credit_bundles"]],
            currency=given.get("currency"),
            coupon_external_id=given.get("coupon_external_id") or None,
            skip_trial=given["skip_trial"],
            billing_entity_id=given.get("billing_entity_id"),
        ),
        is_checkout=True,
        is_self_service=True,
        keeps_plans=not plan_id,
        values=given["custom_field_values"],
        topups=given["auto_topup_overrides"],
        promo_code=given.get("promo_code") or None,
        is_opted_in=bool(given.get("opt_in_accepted")),
        given=given,
    )
